package io.holdfast.decision;

import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.Risk;
import io.holdfast.vocabulary.TimerRequest;
import io.holdfast.vocabulary.Veto;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How two decisions on the same signal differ, in words: the outcome, and what each rule had to say
 * to it.
 *
 * @param result how far they differ
 * @param before what the first asks for
 * @param after what the second asks for
 * @param rules what differs, by the id of the rule that said it
 */
public record Comparison(
    Result result, String before, String after, Map<String, Statements> rules) {

  /** How far two decisions differ. */
  public enum Result {
    /** Not at all. */
    SAME,
    /** The same is asked for, for other reasons or with other numbers. */
    REASONS_DIFFER,
    /** Something else is asked for. */
    OUTCOME_DIFFERS
  }

  /** What one rule said; empty text where it did not speak. */
  public record Statements(String before, String after) {}

  /** Compares; who decided and when does not count. */
  public static Comparison of(Decision before, Decision after) {
    boolean sameOutcome =
        before.verdict() == after.verdict()
            && (before.actions().equals(after.actions()) || asked(before).equals(asked(after)))
            && withdrawn(before).equals(withdrawn(after));
    boolean sameReasons =
        before.tier().equals(after.tier())
            && before.risk().equals(after.risk())
            && before.candidates().equals(after.candidates())
            && before.timers().equals(after.timers())
            && before.withdrawals().equals(after.withdrawals());
    // what rules say is in what was compared
    Map<String, Statements> rules = sameReasons ? Map.of() : rules(before, after);
    Result result =
        !sameOutcome ? Result.OUTCOME_DIFFERS : sameReasons ? Result.SAME : Result.REASONS_DIFFER;
    return new Comparison(result, outcome(before), outcome(after), rules);
  }

  /** What a decision asks for, such as {@code ACT: TAILORED_OFFER data-10gb sms}. */
  public static String outcome(Decision decision) {
    String actions =
        decision.actions().stream()
            .map(Action::proposal)
            .map(Comparison::words)
            .collect(Collectors.joining(", "));
    String asked =
        actions.isEmpty() ? decision.verdict().name() : decision.verdict() + ": " + actions;
    return decision.withdrawals().isEmpty()
        ? asked
        : asked + ", withdrawn " + String.join(", ", withdrawn(decision));
  }

  /** What a decision withdraws, such as {@code MANAGER_TASK complaint}. */
  public static List<String> withdrawn(Decision decision) {
    return decision.withdrawals().stream().map(Withdrawal::words).toList();
  }

  private static List<List<Object>> asked(Decision decision) {
    return decision.actions().stream()
        .map(a -> List.<Object>of(words(a.proposal()), a.expires(), a.task()))
        .toList();
  }

  private static Map<String, Statements> rules(Decision before, Decision after) {
    Set<String> common = proposed(before);
    common.retainAll(proposed(after));
    Map<String, TreeSet<String>> first = statements(before, common);
    Map<String, TreeSet<String>> second = statements(after, common);
    Map<String, Statements> different = new LinkedHashMap<>();
    Stream.concat(first.keySet().stream(), second.keySet().stream())
        .distinct()
        .sorted()
        .filter(rule -> !Objects.equals(first.get(rule), second.get(rule)))
        .forEach(
            rule ->
                different.put(rule, new Statements(text(first.get(rule)), text(second.get(rule)))));
    return different;
  }

  private static String text(TreeSet<String> statements) {
    return statements == null ? "" : String.join("; ", statements);
  }

  private static Set<String> proposed(Decision decision) {
    return decision.candidates().stream()
        .map(candidate -> words(candidate.proposal()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  // a policy says nothing new by refusing what only one of the two proposes
  private static Map<String, TreeSet<String>> statements(Decision decision, Set<String> common) {
    Map<String, TreeSet<String>> said = new TreeMap<>();
    for (Risk.Driver driver : decision.risk().drivers()) {
      say(said, driver.reason().rule(), driver.points() + " points " + driver.reason().code());
    }
    for (Candidate candidate : decision.candidates()) {
      Proposal proposal = candidate.proposal();
      say(said, proposal.reason().rule(), "proposes " + words(proposal));
      if (common.contains(words(proposal))) {
        for (Veto veto : candidate.vetoes()) {
          say(
              said,
              veto.reason().rule(),
              "%s refuses %s".formatted(veto.policy(), words(proposal)));
        }
      }
    }
    for (Withdrawal one : decision.withdrawals()) {
      say(said, one.reason().rule(), "withdraws " + one.words());
    }
    for (TimerRequest timer : decision.timers()) {
      say(
          said,
          timer.reason().rule(),
          timer
              .due()
              .map(due -> "comes back as %s at %s".formatted(timer.signalType(), due))
              .orElse("no longer comes back as " + timer.signalType()));
    }
    return said;
  }

  private static void say(Map<String, TreeSet<String>> said, String rule, String statement) {
    said.computeIfAbsent(rule, r -> new TreeSet<>()).add(statement);
  }

  private static String words(Proposal proposal) {
    return Stream.of(
            Optional.of(proposal.kind().name()),
            proposal.offerId(),
            proposal.cause(),
            proposal.template(),
            proposal.channel())
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" "));
  }
}
