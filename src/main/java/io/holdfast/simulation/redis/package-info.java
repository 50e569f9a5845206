/** Simulations kept in Redis. */
package io.holdfast.simulation.redis;
