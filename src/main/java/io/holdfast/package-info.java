/** A retention decisioning service: from a signal to a decision, and why. */
package io.holdfast;
