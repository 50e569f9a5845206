/**
 * Folds signals, contacts and outcomes into the customer's state. Pure: no clock, no storage, and
 * the folded result does not depend on the order or repetition of the signals.
 */
package io.holdfast.customer;
