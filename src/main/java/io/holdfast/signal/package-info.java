/**
 * Bytes from any transport become one valid signal, or a counted rejection with a named reason.
 * Valid ones go, in batches, to the {@link io.holdfast.signal.SignalHandler}.
 */
package io.holdfast.signal;
