/**
 * Erases a customer, everywhere at once: what is known, decided, asked of people and measured. What
 * was recorded of others stays provable.
 */
package io.holdfast.erasure;
