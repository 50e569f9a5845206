package io.holdfast.rules;

import io.holdfast.rules.Versions.Ready;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.release.Archive;
import io.holdfast.rules.release.Proposal;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What comes out of an instance's directory, built where that is possible. */
final class Edits {
  private static final Logger LOG = LoggerFactory.getLogger(Edits.class);

  private final RuleSetSource source;
  private final Versions versions;
  private final RuleSetLoader loader;
  private final Watch watch;
  private Optional<Loaded> last = Optional.empty();

  /**
   * One content of the directory.
   *
   * @param ready absent where it cannot be used
   */
  record Edit(Loaded loaded, Optional<Ready> ready, Proposal proposal) {}

  Edits(RuleSetSource source, Versions versions, RuleSetLoader loader) {
    this.source = source;
    this.versions = versions;
    this.loader = loader;
    this.watch = new Watch(source.directory(), source.limits());
  }

  /** The directory as it is at this moment. */
  RuleFiles now() {
    return RuleFiles.read(source.directory(), source.limits());
  }

  /** The directory, once it has come to rest as something else than this version. */
  Optional<RuleFiles> look(String dealtWith) {
    return watch.look(dealtWith);
  }

  /** Builds what was read; the same again is not built again. */
  Edit edit(RuleFiles files) {
    Loaded loaded =
        last.filter(before -> before.version().equals(files.version()))
            .or(() -> atHand(files.version()))
            .orElseGet(() -> build(files));
    last = Optional.of(loaded);
    Optional<Ready> ready =
        loaded
            .ruleSet()
            .map(ruleSet -> new Ready(ruleSet, loaded.findings(), Archive.pack(files.contents())));
    ready.ifPresent(versions::put);
    Proposal proposal =
        new Proposal(
            files.version(),
            ready.map(r -> r.ruleSet().name()).orElse(""),
            author(),
            "the directory of " + source.instance());
    return new Edit(loaded, ready, proposal);
  }

  /** Lets go of what was built last. */
  void forget() {
    last = Optional.empty();
  }

  private String author() {
    return source.author().orElseGet(() -> LastEditor.of(source.directory()));
  }

  private Optional<Loaded> atHand(String version) {
    return versions
        .atHand(version)
        .map(
            known ->
                new Loaded(
                    version, Optional.of(known.ruleSet()), known.warnings(), Optional.empty()));
  }

  private Loaded build(RuleFiles files) {
    long start = System.nanoTime();
    Loaded loaded = loader.load(files);
    if (loaded.ruleSet().isPresent()) {
      LOG.info("The changed rule set was built in {} ms", (System.nanoTime() - start) / 1_000_000);
    }
    return loaded;
  }
}
