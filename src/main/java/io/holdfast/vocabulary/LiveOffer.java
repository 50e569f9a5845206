package io.holdfast.vocabulary;

import java.time.Instant;

/** The one offer a customer holds; every channel shows this one until it expires. */
public record LiveOffer(String offerId, String actionId, Instant since, Instant expires) {}
