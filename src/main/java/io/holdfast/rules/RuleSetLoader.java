package io.holdfast.rules;

import io.holdfast.decision.RecordedDecisions;
import io.holdfast.rules.cases.CasePolicy;
import io.holdfast.rules.engine.DroolsOpinion;
import io.holdfast.rules.engine.DroolsRules;
import io.holdfast.rules.engine.Opinion;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Memory;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.RuleLimits;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a usable rule set out of a directory, or says everything that is wrong with it. Remembers
 * what it compiled, so that after a change only what changed is compiled again. Safe for use by
 * several threads, one at a time.
 */
public final class RuleSetLoader {
  private static final Logger LOG = LoggerFactory.getLogger(RuleSetLoader.class);

  private final Setup setup;

  /** What a loader works with. */
  record Setup(
      RuleLimits limits,
      CasePolicy casePolicy,
      InstantSource clock,
      RecordedDecisions recorded,
      Function<DroolsRules, Opinion> engine,
      Memory memory) {}

  /** Loads rule sets that need no cases, without recorded decisions to try them on. */
  public RuleSetLoader(RuleLimits limits, InstantSource clock) {
    this(limits, CasePolicy.OPTIONAL, clock);
  }

  public RuleSetLoader(RuleLimits limits, CasePolicy casePolicy, InstantSource clock) {
    this(limits, casePolicy, clock, limit -> List.of());
  }

  /**
   * A loader.
   *
   * @param casePolicy what the rules need in the way of cases
   * @param recorded what new rules are tried on besides made-up cases
   */
  public RuleSetLoader(
      RuleLimits limits, CasePolicy casePolicy, InstantSource clock, RecordedDecisions recorded) {
    this(limits, casePolicy, clock, recorded, DroolsOpinion::new);
  }

  RuleSetLoader(
      RuleLimits limits,
      CasePolicy casePolicy,
      InstantSource clock,
      RecordedDecisions recorded,
      Function<DroolsRules, Opinion> engine) {
    this(new Setup(limits, casePolicy, clock, recorded, engine, new Memory()));
  }

  private RuleSetLoader(Setup setup) {
    this.setup = setup;
  }

  /** The same loader, remembering the same, under another policy. */
  RuleSetLoader with(CasePolicy other) {
    return new RuleSetLoader(
        new Setup(
            setup.limits(),
            other,
            setup.clock(),
            setup.recorded(),
            setup.engine(),
            setup.memory()));
  }

  /** Loads a directory; whatever its content, the answer says what to think of it. */
  public Loaded load(Path directory) {
    return load(RuleFiles.read(directory, setup.limits()));
  }

  /** Loads a directory again and again. */
  public Reloads reloads(Path directory) {
    return new Reloads(this, new Watch(directory, setup.limits()));
  }

  /** Loads files that were read already. */
  public Loaded load(RuleFiles files) {
    synchronized (setup.memory()) {
      return loaded(files);
    }
  }

  private Loaded loaded(RuleFiles files) {
    Findings findings = files.findings();
    // the engine looks its parts up once, through whatever class loader the thread has
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(RuleSetLoader.class.getClassLoader());
    Optional<RuleSet> ruleSet = Optional.empty();
    try {
      Attempt attempt = new Attempt(files, findings, setup);
      ruleSet = attempt(attempt, files, findings);
      return new Loaded(files.version(), ruleSet, findings.sorted(files), attempt.report());
    } finally {
      setup.memory().attempted(ruleSet.isPresent());
      thread.setContextClassLoader(before);
    }
  }

  // whatever the engine trips over is somebody's rule set, and must not stop the service
  private static Optional<RuleSet> attempt(Attempt attempt, RuleFiles files, Findings findings) {
    try {
      return attempt.ruleSet();
    } catch (StackOverflowError e) {
      findings.error(
          Place.of("."), Code.TOO_LARGE, "Something in the rule set is nested too deeply.");
      return Optional.empty();
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("Rule set {} made the loader fail", files.version(), e);
      findings.error(
          Place.of("."),
          Code.SYNTAX,
          "The rule set cannot be compiled.",
          "Mend the other findings first. If there are none, undo the last change and tell whoever"
              + " runs Holdfast; the log says more.");
      return Optional.empty();
    }
  }
}
