/**
 * Cases: what the rules are expected to say in given situations, written beside the rules and run
 * before a version is used.
 */
package io.holdfast.rules.cases;
