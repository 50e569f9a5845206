/** Simulations over HTTP. */
package io.holdfast.simulation.web;
