package io.holdfast.rules;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.holdfast.action.DecidingRuleSets;
import io.holdfast.decision.Decision;
import io.holdfast.decision.Estimates;
import io.holdfast.decision.Explanation;
import io.holdfast.decision.RecordedDecisions;
import io.holdfast.decision.RulesInUse;
import io.holdfast.rules.Edits.Edit;
import io.holdfast.rules.Versions.Ready;
import io.holdfast.rules.VersionsInUse.Canary;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.rules.release.InMemoryReleaseStore;
import io.holdfast.rules.release.Proposal;
import io.holdfast.rules.release.Release;
import io.holdfast.rules.release.Release.Use;
import io.holdfast.rules.release.ReleaseDesk;
import io.holdfast.rules.release.ReleasePolicy;
import io.holdfast.rules.release.ReleaseRefused;
import io.holdfast.rules.release.ReleaseStore;
import io.holdfast.rules.release.ReleaseStoreUnavailable;
import io.holdfast.vocabulary.Estimate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the rule sets at work on this instance: watches its directory, proposes what changes there,
 * and follows what all instances agree on. A change becomes active as a whole or not at all: what
 * cannot be used leaves the active version as it is, is said once in the log and until the next
 * change in {@link #status}.
 *
 * <p>A change of the directory counts once the content is the same at two looks in a row, so a
 * half-written save is never loaded. Where directories differ, what was agreed on wins; a directory
 * has a say only when it changes.
 */
public final class RuleSets implements DecidingRuleSets, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RuleSets.class);

  private final RuleSetSource source;
  private final InstantSource clock;
  private final ReleaseStore store;
  private final ReleaseDesk desk;
  private final Versions versions;
  private final Ahead ahead;
  private final Edits edits;
  private final AtWork atWork;
  private final ScheduledExecutorService executor;

  // what follows is written by one thread at a time
  private long followed = -1;
  private boolean joined;
  private volatile String directory = "";
  private volatile Release release = Release.NONE;
  private volatile Optional<String> unreachable = Optional.empty();
  private volatile Optional<String> unusable = Optional.empty();

  /**
   * Loads the directory and keeps watching it, as the only instance there is.
   *
   * @param lookEvery time between two looks at the directory
   * @throws RuleSetRejected when the directory holds no usable rule set
   */
  public static RuleSets open(
      Path directory, RuleLimits limits, Duration lookEvery, InstantSource clock) {
    return open(
        RuleSetSource.of(directory, limits, lookEvery),
        new InMemoryReleaseStore(),
        ReleasePolicy.DEFAULT,
        limit -> List.of(),
        clock);
  }

  /**
   * Loads what the instances agree on, or else the directory, and keeps following both.
   *
   * @throws RuleSetRejected when neither gives a usable rule set
   */
  public static RuleSets open(
      RuleSetSource source,
      ReleaseStore store,
      ReleasePolicy policy,
      RecordedDecisions recorded,
      InstantSource clock) {
    return open(source, store, policy, recorded, Gatekeeper.OPEN, clock);
  }

  /**
   * Loads what the instances agree on, or else the directory, and keeps following both.
   *
   * @param gatekeeper judges what changes in the directory before it decides
   * @throws RuleSetRejected when neither gives a usable rule set
   */
  public static RuleSets open(
      RuleSetSource source,
      ReleaseStore store,
      ReleasePolicy policy,
      RecordedDecisions recorded,
      Gatekeeper gatekeeper,
      InstantSource clock) {
    RuleSets ruleSets = new RuleSets(source, store, policy, recorded, gatekeeper, clock);
    try {
      ruleSets.begin();
    } catch (RuntimeException e) {
      ruleSets.close();
      throw e;
    }
    long pause = source.lookEvery().toMillis();
    ruleSets.executor.scheduleWithFixedDelay(ruleSets::lookSafely, pause, pause, MILLISECONDS);
    return ruleSets;
  }

  private RuleSets(
      RuleSetSource source,
      ReleaseStore store,
      ReleasePolicy policy,
      RecordedDecisions recorded,
      Gatekeeper gatekeeper,
      InstantSource clock) {
    this.source = source;
    this.clock = clock;
    this.store = store;
    this.desk = new ReleaseDesk(store, policy, clock);
    RuleSetLoader loader = new RuleSetLoader(source.limits(), source.cases(), clock, recorded);
    this.versions = new Versions(store, source, loader);
    this.ahead = new Ahead(versions);
    this.edits = new Edits(source, desk, versions, loader, gatekeeper);
    this.atWork = new AtWork(clock);
    this.executor = RulesThread.start("rules-watch");
  }

  /** The rule set that decides for everybody who is not drawn for a canary. */
  public RuleSet active() {
    return atWork.versions().live();
  }

  /** The versions to decide by; ask again for every batch. */
  public RulesInUse inUse() {
    return atWork.versions();
  }

  @Override
  public Quotable of(String version) {
    RuleSet ruleSet = version(version).orElse(active());
    return new Quotable(ruleSet.evaluator().settings(), ruleSet.wording());
  }

  @Override
  public Optional<Explanation> explain(Decision decision) {
    return version(decision.ruleSet()).map(ruleSet -> Explainer.explain(ruleSet, decision));
  }

  @Override
  public List<Estimate> estimates(Decision decision) {
    return version(decision.ruleSet())
        .map(ruleSet -> ruleSet.asOf(decision.decidedAt()).evaluator().settings())
        .map(settings -> Estimates.behind(decision, settings))
        .orElse(List.of());
  }

  /**
   * Any version whose content is kept; absent when it is not kept any more, never was, or cannot be
   * read at the moment. Takes its time where it has to be built again.
   */
  public Optional<RuleSet> version(String version) {
    Optional<RuleSet> inUse = atWork.versions().find(version);
    if (inUse.isPresent()) {
      return inUse;
    }
    try {
      return Optional.of(versions.get(version).ruleSet().asOf(clock.instant()));
    } catch (ReleaseRefused | ReleaseStoreUnavailable e) {
      LOG.debug("Version {} is not at hand", version, e);
      return Optional.empty();
    }
  }

  public RuleSetStatus status() {
    return atWork.status();
  }

  /** What all instances agree on, and how this one stands to it. */
  public ReleaseStatus releaseStatus() {
    return new ReleaseStatus(source.instance(), directory, unreachable.or(() -> unusable), release);
  }

  /** What people may change of it. */
  public Releases releases() {
    return new Releases(desk, versions, this::followNow);
  }

  /** Tells of every rule set that becomes active from now on, on the watching thread. */
  public void onChange(Consumer<RuleSet> listener) {
    atWork.onChange(listener);
  }

  /** Stops watching and following; the versions at work stay usable. */
  @Override
  public void close() {
    executor.shutdownNow();
    ahead.close();
  }

  private void begin() {
    RuleFiles files = edits.now();
    try {
      join(files);
    } catch (ReleaseStoreUnavailable e) {
      unreachable(e);
    }
    if (atWork.live().isEmpty()) {
      Edit edit = edits.edit(files);
      atWork.use(
          edit.ready()
              .orElseThrow(
                  () ->
                      new RuleSetRejected(source.directory().toString(), edit.loaded().findings())),
          Optional.empty(),
          Optional.empty(),
          release);
    }
  }

  /** Takes part in what is agreed on; a directory has a say if it has changed meanwhile. */
  private void join(RuleFiles files) {
    Release agreed = store.load();
    String before = agreed.directories().get(source.instance());
    boolean changed = before != null && !before.equals(files.version());
    // an old version in the directory of an instance that is new here is nobody's wish
    if (changed || agreed.kept(files.version()).isEmpty()) {
      take(files);
    } else {
      directory = files.version();
      follow(desk.note(source.instance(), files.version()));
    }
    joined = true;
    if (releaseStatus().directoryIsAside()) {
      LOG.warn(
          "The directory {} holds {}; the version agreed on, {}, decides",
          source.directory(),
          files.version(),
          release.active().map(Use::version).orElse("none"));
    }
  }

  private void lookSafely() {
    safely(this::followAgreed);
    safely(this::lookAtDirectory);
  }

  private void safely(Runnable look) {
    try {
      look.run();
    } catch (ReleaseStoreUnavailable e) {
      unreachable(e);
    } catch (RuntimeException | LinkageError e) {
      LOG.error("The rule sets could not be looked after", e);
    }
  }

  private void lookAtDirectory() {
    atWork.today();
    if (joined) {
      edits.look(directory).ifPresent(this::take);
    }
  }

  private void followAgreed() {
    if (!joined) {
      join(edits.now());
    } else if (store.revision() != followed) {
      follow(store.load());
    }
    if (unreachable.isPresent()) {
      LOG.info("What the instances agree on can be asked for again");
      unreachable = Optional.empty();
    }
  }

  // whatever was agreed on last stays at work
  private void unreachable(ReleaseStoreUnavailable e) {
    if (unreachable.isEmpty()) {
      LOG.warn("What the instances agree on cannot be asked for: {}", e.getMessage());
    }
    unreachable = Optional.of(e.getMessage());
  }

  /** A changed directory: proposed where it can be used, said to be wrong where it cannot. */
  private void take(RuleFiles files) {
    Edit edit = edits.edit(files);
    if (edit.ready().isEmpty()) {
      atWork.reject(edit.loaded(), edit.proposal().author());
    }
    // where the store is away, the next look tries again with what is built
    Release next =
        edit.ready().isPresent()
            ? desk.propose(
                source.instance(),
                edits.judged(edit, files, atWork.live()),
                edit.ready().get().archive())
            : desk.reject(source.instance(), edit.proposal(), (int) edit.loaded().errors());
    directory = files.version();
    edits.forget();
    if (edit.ready().isPresent()) {
      atWork.nothingRejected();
    }
    follow(next);
  }

  /**
   * Puts the versions to work that are agreed on; what cannot be used leaves things as they are.
   */
  private void follow(Release next) {
    if (next.revision() == followed) {
      return;
    }
    if (next.active().isEmpty()) {
      announceAgain();
      return;
    }
    versions.retry();
    unusable = Optional.empty();
    Optional<Ready> active = usable(next.active().map(Use::version));
    Optional<Ready> canary = usable(next.canary().map(Release.Canary::version));
    Optional<Ready> shadow = usable(next.shadow().map(Use::version));
    release = next;
    followed = next.revision();
    active
        .or(atWork::live)
        .ifPresent(
            ready ->
                atWork.use(
                    ready,
                    canary.flatMap(
                        c ->
                            next.canary()
                                .map(d -> new Canary(c.ruleSet(), d.sharePct(), d.salt()))),
                    shadow.map(Ready::ruleSet),
                    next));
    ahead.makeReady(next);
  }

  private Optional<Ready> usable(Optional<String> version) {
    try {
      return version.map(versions::get);
    } catch (ReleaseRefused e) {
      LOG.error("A version agreed on is not put to work: {}", e.getMessage());
      unusable = Optional.of(e.getMessage());
      return Optional.empty();
    }
  }

  // the store has lost what was agreed on; what is at work is as good as any
  private void announceAgain() {
    if (atWork.live().isEmpty()) {
      return;
    }
    Ready live = atWork.live().get();
    RuleSet ruleSet = live.ruleSet();
    LOG.warn("Nothing is agreed on any more; {} is announced", ruleSet.version());
    Proposal proposal =
        Edits.proposal(versions.files(live), source.instance(), "what was at work there");
    follow(desk.propose(source.instance(), proposal, live.archive()));
  }

  private void followNow() {
    try {
      executor.submit(this::followAgreed).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      LOG.warn("What is agreed on is followed at the next look", e.getCause());
    }
  }
}
