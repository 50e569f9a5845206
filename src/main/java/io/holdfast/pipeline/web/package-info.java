/** Decisions for callers who wait, on the same pipeline and state as the stream. */
package io.holdfast.pipeline.web;
