package io.holdfast.rules;

import io.holdfast.rules.release.Release;
import io.holdfast.rules.release.ReleaseRefused;
import io.holdfast.rules.release.ReleaseStoreUnavailable;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes versions ready before they are wanted, so that to put one to work is only a switch. */
final class Ahead implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ahead.class);

  private final Versions versions;
  private final ExecutorService executor = RulesThread.start("rules-ahead");
  private volatile Set<String> wanted = Set.of();

  Ahead(Versions versions) {
    this.versions = versions;
  }

  /** Begins with what may be needed of a release, and leaves what was needed of the one before. */
  void makeReady(Release release) {
    wanted = release.needed();
    executor.execute(() -> wanted.forEach(this::makeReady));
  }

  // whoever puts it to use is told what is wrong with it
  private void makeReady(String version) {
    try {
      versions.get(version);
    } catch (ReleaseRefused | ReleaseStoreUnavailable e) {
      LOG.debug("Version {} is not made ready", version, e);
    } catch (RuntimeException | LinkageError e) {
      LOG.error("Version {} could not be made ready", version, e);
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
