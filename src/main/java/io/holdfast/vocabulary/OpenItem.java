package io.holdfast.vocabulary;

import java.time.Instant;

/** Something opened by one signal and not yet closed by another, such as a complaint. */
public record OpenItem(String kind, String key, Instant since) {}
