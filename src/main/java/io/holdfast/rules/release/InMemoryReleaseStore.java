package io.holdfast.rules.release;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A store that lives as long as the process; for commands, simulations and tests. Thread-safe. */
public final class InMemoryReleaseStore implements ReleaseStore {
  private final Map<String, byte[]> contents = new HashMap<>();
  private Release release = Release.NONE;

  @Override
  public synchronized long revision() {
    return release.revision();
  }

  @Override
  public synchronized Release load() {
    return release;
  }

  @Override
  public synchronized boolean commit(Release next, Map<String, byte[]> added, Set<String> dropped) {
    if (next.revision() != release.revision() + 1) {
      return false;
    }
    release = next;
    added.forEach((version, content) -> contents.put(version, content.clone()));
    contents.keySet().removeAll(dropped);
    return true;
  }

  @Override
  public synchronized Optional<byte[]> content(String version) {
    return Optional.ofNullable(contents.get(version)).map(byte[]::clone);
  }
}
