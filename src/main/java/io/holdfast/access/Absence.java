package io.holdfast.access;

import java.time.Instant;
import java.util.Optional;

/**
 * A time in which somebody gives their tasks to others.
 *
 * @param until when they are back
 * @param deputy account of who stands in for them; where there is none, their desk does
 */
public record Absence(Instant from, Instant until, Optional<String> deputy) {}
