/** Signals and profiles over HTTP, and the schemas that describe them. */
package io.holdfast.signal.web;
