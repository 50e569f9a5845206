/**
 * What is read: the files of a rule set as they were at one moment, where things stand in them, and
 * what is found wrong there.
 */
package io.holdfast.rules.files;
