/**
 * The web pages for managers and analysts. They show what the ports hold and decide nothing; every
 * word comes from a message bundle or from the rule set.
 */
package io.holdfast.console;
