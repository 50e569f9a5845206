package io.holdfast.rules;

import java.util.Optional;

/** Loads a directory whenever its content is new and has come to rest, as the service does. */
public final class Reloads {
  private final RuleSetLoader loader;
  private final Watch watch;
  private String last = "";

  Reloads(RuleSetLoader loader, Watch watch) {
    this.loader = loader;
    this.watch = watch;
  }

  /** What came of loading it, if it has changed since the last time. */
  public Optional<Loaded> look() {
    Optional<Loaded> loaded = watch.look(last).map(loader::load);
    loaded.ifPresent(l -> last = l.version());
    return loaded;
  }
}
