package io.holdfast.rules.difference;

import io.holdfast.decision.Action;
import io.holdfast.decision.Candidate;
import io.holdfast.decision.Candidate.Loss;
import io.holdfast.decision.Comparison;
import io.holdfast.decision.Decision;
import io.holdfast.vocabulary.Economics;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.TaskAssignment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the outcomes of two decisions on the same facts differ, in words that can be counted. */
final class OutcomeWords {
  private OutcomeWords() {}

  /** What somebody notices who only sees what is asked for. */
  static List<String> outcome(Decision before, Decision after) {
    List<String> words = new ArrayList<>();
    Map<String, Action> first = actions(before);
    Map<String, Action> second = actions(after);
    first.keySet().stream()
        .filter(action -> !second.containsKey(action))
        .forEach(action -> words.add("loses " + action));
    second.keySet().stream()
        .filter(action -> !first.containsKey(action))
        .forEach(action -> words.add("gains " + action));
    first.forEach(
        (name, action) -> {
          if (second.containsKey(name)) {
            words.addAll(within(name, action, before, second.get(name), after));
          }
        });
    List<String> withdrawn = Comparison.withdrawn(before);
    List<String> nowWithdrawn = Comparison.withdrawn(after);
    withdrawn.stream()
        .filter(action -> !nowWithdrawn.contains(action))
        .forEach(action -> words.add("no longer withdraws " + action));
    nowWithdrawn.stream()
        .filter(action -> !withdrawn.contains(action))
        .forEach(action -> words.add("withdraws " + action));
    if (before.verdict() != after.verdict()
        && (before.actions().isEmpty() && after.actions().isEmpty())) {
      words.add("%s → %s".formatted(before.verdict(), after.verdict()));
    }
    return words;
  }

  /** Tier and risk. */
  static List<String> assessment(Decision before, Decision after) {
    List<String> words = new ArrayList<>();
    if (!before.tier().equals(after.tier())) {
      words.add("tier %s → %s".formatted(before.tier(), after.tier()));
    }
    if (before.risk().level() != after.risk().level()) {
      words.add("risk %s → %s".formatted(before.risk().level(), after.risk().level()));
    }
    return words;
  }

  /** What became of the candidates of both decisions, with the numbers that made it so. */
  static List<String> candidates(Decision before, Decision after) {
    List<String> words = new ArrayList<>();
    if (before.risk().score() != after.risk().score()) {
      words.add("risk score %d → %d".formatted(before.risk().score(), after.risk().score()));
    }
    Map<String, Candidate> second = candidates(after);
    candidates(before)
        .forEach(
            (name, old) -> {
              Candidate now = second.get(name);
              if (now != null && !fate(old).equals(fate(now))) {
                words.add(
                    "%s: %s → %s%s"
                        .formatted(
                            name, fate(old), fate(now), numbers(old.economics(), now.economics())));
              }
            });
    return words;
  }

  private static String fate(Candidate candidate) {
    if (candidate.lostBecause().isEmpty()) {
      return "chosen";
    }
    Loss loss = candidate.lostBecause().get();
    return loss.byPolicy() ? loss.words() + " by " + policies(candidate) : loss.words();
  }

  private static String policies(Candidate candidate) {
    return candidate.vetoes().stream()
        .map(veto -> veto.policy() + " " + veto.reason().code())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String numbers(Economics before, Economics after) {
    String numbers =
        Stream.of(
                number(
                    "probability of leaving", before.churnProbability(), after.churnProbability()),
                number("success", before.successProbability(), after.successProbability()),
                number("customer's value", before.customerValue(), after.customerValue()),
                number("offer's cost", before.offerCost(), after.offerCost()),
                number("contact's cost", before.contactCost(), after.contactCost()),
                number("context weight", before.contextWeight(), after.contextWeight()),
                number("lever", before.lever(), after.lever()),
                number("expected profit", before.expectedProfit(), after.expectedProfit()),
                number("priority", before.priority(), after.priority()))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return numbers.isEmpty() ? "" : " (" + numbers + ")";
  }

  private static Optional<String> number(String name, double before, double after) {
    return before == after
        ? Optional.empty()
        : Optional.of(String.format(Locale.ROOT, "%s %.2f → %.2f", name, before, after));
  }

  private static List<String> within(
      String name, Action old, Decision before, Action now, Decision after) {
    List<String> words = new ArrayList<>();
    Duration validity = left(before, old);
    if (!validity.equals(left(after, now))) {
      words.add("%s: valid for %s → %s".formatted(name, validity, left(after, now)));
    }
    if (old.task().isPresent() && now.task().isPresent()) {
      TaskAssignment first = old.task().get();
      TaskAssignment second = now.task().get();
      differs(name, "queue", first.queue(), second.queue()).ifPresent(words::add);
      differs(name, "owner", owner(first), owner(second)).ifPresent(words::add);
      differs(name, "to be begun in", start(first, before), start(second, after))
          .ifPresent(words::add);
      differs(name, "due in", due(first, before), due(second, after)).ifPresent(words::add);
      differs(name, "priority", first.priority(), second.priority()).ifPresent(words::add);
      differs(name, "playbook", first.playbook(), second.playbook()).ifPresent(words::add);
      differs(name, "skills", first.skills(), second.skills()).ifPresent(words::add);
      differs(name, "may offer", offers(first), offers(second)).ifPresent(words::add);
    }
    return words;
  }

  private static Optional<String> differs(String name, String what, Object before, Object after) {
    return Objects.equals(before, after)
        ? Optional.empty()
        : Optional.of("%s: %s %s → %s".formatted(name, what, before, after));
  }

  private static String owner(TaskAssignment task) {
    return task.owner().isPresent() ? "the manager of record" : "nobody";
  }

  private static String offers(TaskAssignment task) {
    return task.mayOffer().isEmpty() ? "nothing" : String.join(" ", task.mayOffer());
  }

  private static String start(TaskAssignment task, Decision decision) {
    return task.startBy()
        .map(by -> Duration.between(decision.decidedAt(), by).toString())
        .orElse("any time");
  }

  private static String due(TaskAssignment task, Decision decision) {
    return Duration.between(decision.decidedAt(), task.due()).toString();
  }

  private static Duration left(Decision decision, Action action) {
    return action
        .expires()
        .map(expiry -> Duration.between(decision.decidedAt(), expiry))
        .orElse(Duration.ZERO);
  }

  private static Map<String, Action> actions(Decision decision) {
    Map<String, Action> actions = new LinkedHashMap<>();
    decision.actions().forEach(action -> actions.put(name(action.proposal()), action));
    return actions;
  }

  private static Map<String, Candidate> candidates(Decision decision) {
    Map<String, Candidate> candidates = new LinkedHashMap<>();
    decision.candidates().forEach(one -> candidates.put(name(one.proposal()), one));
    return candidates;
  }

  static String name(Proposal proposal) {
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
