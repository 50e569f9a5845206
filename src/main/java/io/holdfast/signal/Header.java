package io.holdfast.signal;

import java.time.Instant;

/**
 * What every event says about itself.
 *
 * @param recordedTime equals {@code time} where the event does not say
 */
record Header(
    String type, String id, String source, String customerId, Instant time, Instant recordedTime) {}
