package io.holdfast.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a machine shows; immutable.
 *
 * @param name of the machine, and who it is on record as
 * @param secret hash of what is shown; see {@link TokenText}
 * @param scopes all that it may do
 * @param expires absent where it holds until it is revoked
 */
public record Token(
    String name,
    String secret,
    Set<Permission> scopes,
    Instant created,
    String createdBy,
    Optional<Instant> expires) {

  boolean holds(Instant now) {
    return expires.map(now::isBefore).orElse(true);
  }
}
