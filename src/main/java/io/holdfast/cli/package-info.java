/** Commands: {@code holdfast} alone serves; with the name of a command it runs that and ends. */
package io.holdfast.cli;
