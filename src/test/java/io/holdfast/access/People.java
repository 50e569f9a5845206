package io.holdfast.access;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One person of each role, called like it. */
public final class People {
  public static final String PASSWORD = "blue-harbour-at-dawn";

  /** The desks of the manager. */
  public static final Set<String> DESKS = Set.of("key-desk", "business-desk", "retention-desk");

  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  private People() {}

  public static Account of(Role role) {
    return of(role, role.name().toLowerCase(Locale.ROOT));
  }

  /** Somebody with this role, by another name. */
  public static Account of(Role role, String id) {
    return new Account(
        id,
        1,
        role.name(),
        Set.of(role),
        Set.of(),
        role == Role.MANAGER ? DESKS : Set.of(),
        "{noop}" + PASSWORD,
        false,
        LONG_AGO,
        Optional.empty());
  }

  /** A store that knows them all. */
  public static InMemoryAccessStore store() {
    InMemoryAccessStore store = new InMemoryAccessStore();
    for (Role role : Role.values()) {
      store.add(of(role), Role.values().length);
    }
    return store;
  }
}
