/** Compiles the rules and evaluates them: everything that runs Drools. */
package io.holdfast.rules.engine;
