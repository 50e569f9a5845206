package io.holdfast.rules;

import io.holdfast.rules.Gatekeeper.Built;
import io.holdfast.rules.Versions.Ready;
import io.holdfast.rules.content.Header;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.release.Archive;
import io.holdfast.rules.release.Proposal;
import io.holdfast.rules.release.ReleaseDesk;
import io.holdfast.rules.release.ReleaseStoreUnavailable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What comes out of an instance's directory, built where that is possible. */
final class Edits {
  private static final Logger LOG = LoggerFactory.getLogger(Edits.class);

  private final RuleSetSource source;
  private final ReleaseDesk desk;
  private final Versions versions;
  private final RuleSetLoader loader;
  private final Gatekeeper gatekeeper;
  private final Watch watch;
  private Optional<Loaded> last = Optional.empty();

  /**
   * One content of the directory.
   *
   * @param ready absent where it cannot be used
   */
  record Edit(Loaded loaded, Optional<Ready> ready, Proposal proposal) {}

  Edits(
      RuleSetSource source,
      ReleaseDesk desk,
      Versions versions,
      RuleSetLoader loader,
      Gatekeeper gatekeeper) {
    this.gatekeeper = gatekeeper;
    this.source = source;
    this.desk = desk;
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
    byte[] archive = Archive.pack(files.contents());
    Proposal proposal = proposal(files, author(), "the directory of " + source.instance());
    Loaded loaded =
        last.filter(before -> before.version().equals(files.version()))
            .or(() -> atHand(files.version()))
            .orElseGet(() -> build(files, proposal, archive));
    last = Optional.of(loaded);
    Optional<Ready> ready =
        loaded.ruleSet().map(ruleSet -> new Ready(ruleSet, loaded.findings(), archive));
    ready.ifPresent(versions::put);
    return new Edit(loaded, ready, proposal);
  }

  /** What is proposed, held where it does not keep to the gates of the version at work. */
  Proposal judged(Edit edit, RuleFiles files, Optional<Ready> live) {
    if (live.isEmpty() || edit.ready().isEmpty() || live.get().is(files.version())) {
      return edit.proposal();
    }
    Built before = new Built(versions.files(live.get()), live.get().ruleSet());
    Built after = new Built(files, edit.ready().get().ruleSet());
    return edit.proposal().held(String.join("\n", breaches(before, after)));
  }

  // what cannot be judged is not let through
  private List<String> breaches(Built before, Built after) {
    try {
      return gatekeeper.breaches(before, after);
    } catch (RuntimeException e) {
      LOG.error("The gates cannot be judged", e);
      return List.of("The gates cannot be judged: " + e.getMessage());
    }
  }

  /** What is proposed with these files. */
  static Proposal proposal(RuleFiles files, String author, String source) {
    Header header = Header.read(files, new Findings());
    Map<String, String> guarded = new TreeMap<>();
    header.guarded().forEach(path -> guarded.put(path, files.only(List.of(path)).version()));
    return new Proposal(
        files.version(), header.name(), header.fourEyes(), guarded, author, source, "");
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

  private Loaded build(RuleFiles files, Proposal proposal, byte[] archive) {
    announce(proposal, archive);
    long start = System.nanoTime();
    Loaded loaded = loader.load(files);
    if (loaded.ruleSet().isPresent()) {
      LOG.info(
          "Rule set {} was built in {} ms",
          files.version(),
          (System.nanoTime() - start) / 1_000_000);
    }
    return loaded;
  }

  // who cannot be told now is told when it is proposed
  private void announce(Proposal proposal, byte[] archive) {
    try {
      desk.announce(proposal, archive);
    } catch (ReleaseStoreUnavailable e) {
      LOG.debug("{} is not announced", proposal.version(), e);
    }
  }
}
