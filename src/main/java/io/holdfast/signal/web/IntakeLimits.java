package io.holdfast.signal.web;

/** Bounds of one request. */
public record IntakeLimits(int maxEventBytes, int maxBatchBytes, int maxBatchItems) {}
