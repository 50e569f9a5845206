package io.holdfast.rules.engine;

import io.holdfast.decision.Assessed;
import io.holdfast.decision.Evaluated;
import io.holdfast.decision.RuleEvaluator.AssessedCase;
import io.holdfast.decision.RuleEvaluator.CandidateCase;
import io.holdfast.decision.RuleEvaluator.TaskCase;
import io.holdfast.decision.RuleFailure;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.Rule;
import io.holdfast.rules.language.RuleReader.StageRules;
import io.holdfast.rules.samples.Samples;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Economics;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.Reason;
import io.holdfast.vocabulary.Risk;
import io.holdfast.vocabulary.RiskLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs new rules on samples before they meet customers: the engine compiles conditions on use, and
 * a rule that fails on something it is bound to meet is found out here.
 */
public final class WarmUp {
  // the engine compiles a condition after it was asked 20 times; a round asks each at least 5 times
  private static final int ROUNDS = 5;

  private static final Pattern WORD_AS_NUMBER = Pattern.compile("For input string: (\".*\")");

  private final DroolsRules rules;
  private final List<Facts> samples;
  private final List<AssessedCase> cases = new ArrayList<>();
  private final List<CandidateCase> candidates = new ArrayList<>();
  private final List<TaskCase> tasks = new ArrayList<>();

  /**
   * A warm-up of these rules.
   *
   * @param now the clock of every sample
   */
  public WarmUp(DroolsRules rules, Instant now) {
    this.rules = rules;
    this.samples = new Samples(rules.declarations(), now).facts();
    List<String> tiers = rules.header().tiers();
    for (int i = 0; i < samples.size(); i++) {
      RiskLevel level = RiskLevel.values()[i % RiskLevel.values().length];
      Risk risk = new Risk(i % 101, level, rules.curve().at(i % 101), List.of());
      cases.add(new AssessedCase(samples.get(i), new Assessed(tiers.get(i % tiers.size()), risk)));
      for (ActionKind kind : ActionKind.values()) {
        Proposal proposal = proposal(kind, i);
        candidates.add(new CandidateCase(cases.get(i), proposal, ECONOMICS));
        if (kind == ActionKind.MANAGER_TASK) {
          tasks.add(new TaskCase(cases.get(i), proposal));
        }
      }
    }
  }

  /** Runs the rules of a stage; one that fails becomes a finding. Says whether none did. */
  public boolean run(StageRules stage, Findings findings) {
    for (RuleFailure failure : failures(stage.stage())) {
      report(failure, stage.rules(), findings);
    }
    return !findings.hasErrors();
  }

  /** Runs them until the engine has compiled their conditions, or one fails. */
  public boolean heat(StageRules stage, Findings findings) {
    for (int i = 1; i < ROUNDS && !findings.hasErrors(); i++) {
      run(stage, findings);
    }
    return !findings.hasErrors();
  }

  private List<RuleFailure> failures(Stage stage) {
    List<? extends Evaluated<?>> answers =
        switch (stage) {
          case ASSESSMENT -> rules.assess(samples);
          case PROPOSALS -> rules.propose(cases);
          case POLICIES -> rules.veto(candidates);
          case ASSIGNMENT -> rules.assign(tasks);
        };
    List<RuleFailure> failures = new ArrayList<>();
    for (Evaluated<?> answer : answers) {
      if (answer instanceof Evaluated.Failure<?> failed
          && failed.failure().code() != RuleFailure.Code.UNASSIGNED_TASK) {
        failures.add(failed.failure());
      }
    }
    return failures;
  }

  private static final Economics ECONOMICS =
      new Economics(0.2, 0.3, 0, 500, 20, 2, 1, 1, 10, 10, true);

  private Proposal proposal(ActionKind kind, int number) {
    List<String> offers = List.copyOf(rules.settings().offers().keySet());
    boolean offer =
        !offers.isEmpty() && (kind == ActionKind.TAILORED_OFFER || kind == ActionKind.WIN_BACK);
    boolean channel = offer || kind == ActionKind.PROACTIVE_OUTREACH || kind == ActionKind.INFORM;
    return new Proposal(
        kind,
        rules.header().classes().get(kind),
        rules.header().purposes().get(kind),
        channel ? Optional.of("sms") : Optional.empty(),
        offer ? Optional.of(offers.get(number % offers.size())) : Optional.empty(),
        Optional.empty(),
        kind == ActionKind.MANAGER_TASK ? Optional.of("sample") : Optional.empty(),
        new Reason("SAMPLE", "sample", java.util.Map.of()));
  }

  // a number compared with a word fails without saying where
  private static boolean compares(Rule rule, String detail) {
    Matcher word = WORD_AS_NUMBER.matcher(detail);
    return word.find()
        && rule.conditions().stream().anyMatch(c -> c.text().contains(word.group(1)));
  }

  private static void report(RuleFailure failure, List<Rule> written, Findings findings) {
    Place place =
        written.stream()
            .filter(rule -> rule.id().equals(failure.rule()) || compares(rule, failure.detail()))
            .map(Rule::place)
            .findFirst()
            .orElse(Place.of("."));
    findings.error(
        place,
        Code.RULE_ERROR,
        "The rule fails on a sample. %s".formatted(failure.detail()),
        switch (failure.code()) {
          case RULE_ERROR -> "Fields may be empty: ask 'x != null' first, or write 'noun!.field'.";
          case FIRE_LIMIT -> "Let fewer rules fit one case, or raise 'firings' in ruleset.yaml.";
          default -> "Let fewer rules be asked about one case.";
        });
  }
}
