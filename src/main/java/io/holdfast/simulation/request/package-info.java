/**
 * Simulations that people ask a running service for: one at a time beside the stream, and kept so
 * that they can be compared.
 */
package io.holdfast.simulation.request;
