package io.holdfast.rules.cases;

import io.holdfast.decision.Action;
import io.holdfast.decision.Candidate;
import io.holdfast.decision.Candidate.Loss;
import io.holdfast.decision.RuleEvaluator.AssessedCase;
import io.holdfast.decision.RuleEvaluator.CandidateCase;
import io.holdfast.decision.RuleEvaluator.TaskCase;
import io.holdfast.rules.engine.Situations;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.Evaluation;
import io.holdfast.rules.language.Grounds;
import io.holdfast.rules.language.Rule;
import io.holdfast.rules.language.Rule.Argument;
import io.holdfast.vocabulary.ActionClass;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.Situation;
import io.holdfast.vocabulary.Veto;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the words for what was decided in a case and why. */
final class Wordings {
  private final Background background;
  private final Grounds grounds;

  Wordings(Background background) {
    this.background = background;
    this.grounds = new Grounds(background.vocabulary(), background.sentences());
  }

  /** Whether two proposals are the same but for the rules that made them. */
  static boolean same(Proposal one, Proposal other) {
    return one.kind() == other.kind()
        && one.actionClass() == other.actionClass()
        && one.channel().equals(other.channel())
        && one.offerId().equals(other.offerId())
        && one.template().equals(other.template())
        && one.cause().equals(other.cause())
        && one.reason().code().equals(other.reason().code());
  }

  /** What is chosen in a case. */
  String chosen(Trial trial) {
    List<Proposal> chosen = trial.decision().actions().stream().map(Action::proposal).toList();
    return chosen.isEmpty() ? "nothing is chosen" : "chosen is " + actions(chosen);
  }

  /** Actions in the sentences rules propose them with, several channels in one sentence. */
  String actions(List<Proposal> proposals) {
    Map<List<Object>, List<Proposal>> alike = new LinkedHashMap<>();
    for (Proposal p : proposals) {
      alike
          .computeIfAbsent(
              List.of(
                  p.kind(),
                  p.actionClass(),
                  p.offerId(),
                  p.template(),
                  p.cause(),
                  p.reason().code()),
              key -> new ArrayList<>())
          .add(p);
    }
    return alike.values().stream().map(this::action).collect(Collectors.joining(", "));
  }

  private String action(List<Proposal> byChannel) {
    Proposal proposal = byChannel.get(0);
    Optional<String> channels =
        proposal
            .channel()
            .map(
                one ->
                    byChannel.stream()
                        .flatMap(p -> p.channel().stream())
                        .collect(Collectors.joining(" or ")));
    // the order in which each verb takes what it needs
    String arguments =
        Stream.of(
                proposal.offerId(),
                proposal.cause(),
                channels,
                proposal.template(),
                Optional.of(proposal.reason().code()))
            .flatMap(Optional::stream)
            .map(argument -> '"' + argument + '"')
            .collect(Collectors.joining(", "));
    String code = "proposals.%s(%s);".formatted(verb(proposal), arguments);
    String words = background.sentences().inWords(code).orElse(code);
    // several channels are read as several words, and told like one
    return "'" + channels.map(c -> words.replace('"' + c + '"', c)).orElse(words) + "'";
  }

  private static String verb(Proposal proposal) {
    return switch (proposal.kind()) {
      case PROACTIVE_OUTREACH -> "outreach";
      case TAILORED_OFFER -> "offer";
      case MANAGER_TASK ->
          proposal.actionClass() == ActionClass.MANDATORY ? "owedTask" : "managerTask";
      case SERVICE_FIX -> "serviceFix";
      case INFORM -> "inform";
      case WIN_BACK -> "winBack";
      case NO_ACTION -> "nothing";
    };
  }

  /** The rules that proposed these. */
  String speakers(List<Proposal> proposals) {
    return "proposed by "
        + proposals.stream()
            .map(proposal -> proposal.reason().rule())
            .distinct()
            .map(this::rule)
            .collect(Collectors.joining(", "));
  }

  /** The policies that refused. */
  String refusers(List<Veto> vetoes) {
    return "refused by "
        + vetoes.stream()
            .map(veto -> veto.reason().rule())
            .distinct()
            .map(this::rule)
            .collect(Collectors.joining(", "));
  }

  private String rule(String id) {
    if (id.equals(Spoken.SPEAKER)) {
      return "the case itself";
    }
    return background.rules().stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .map(Wordings::rule)
        .orElse(id);
  }

  /** A rule with its place. */
  static String rule(Rule rule) {
    return "'%s' (%s)".formatted(RuleIndex.called(rule), rule.place());
  }

  String whyNotProposed(List<Proposal> missing, Trial trial) {
    List<Rule> able =
        background.rules().stream()
            .filter(rule -> rule.stage() == Stage.PROPOSALS)
            .filter(rule -> missing.stream().anyMatch(wanted -> says(rule, wanted)))
            .filter(rule -> !trial.fired().contains(rule.id()))
            .toList();
    return able.isEmpty()
        ? "no rule proposes that"
        : able.stream()
            .map(rule -> rule(rule) + " does not fire: " + whyNot(rule, trial))
            .collect(Collectors.joining("; "));
  }

  private static boolean says(Rule rule, Proposal wanted) {
    return rule.calls().stream()
        .filter(call -> call.verb().equals(verb(wanted)))
        .map(call -> call.arguments().stream().map(Argument::text).toList())
        .anyMatch(
            words ->
                Stream.of(
                        wanted.offerId(),
                        wanted.cause(),
                        wanted.channel(),
                        wanted.template(),
                        Optional.of(wanted.reason().code()))
                    .flatMap(Optional::stream)
                    .allMatch(words::contains));
  }

  String whyNotChosen(List<Proposal> missing, Trial trial) {
    List<String> reasons = new ArrayList<>();
    List<Proposal> unheardOf = new ArrayList<>();
    for (Proposal wanted : missing) {
      Optional<Candidate> candidate =
          trial.decision().candidates().stream()
              .filter(c -> same(c.proposal(), wanted))
              .findFirst();
      candidate.map(this::loss).ifPresent(reasons::add);
      if (candidate.isEmpty()) {
        unheardOf.add(wanted);
      }
    }
    if (!unheardOf.isEmpty()) {
      reasons.add(whyNotProposed(unheardOf, trial));
    }
    return String.join("; ", reasons);
  }

  private String loss(Candidate candidate) {
    String why =
        candidate
            .lostBecause()
            .map(
                loss -> {
                  if (loss.byPolicy()) {
                    return "%s by %s".formatted(loss.words(), policies(candidate));
                  }
                  return loss == Loss.UNPROFITABLE
                      ? "it would bring %.2f".formatted(candidate.economics().expectedProfit())
                      : loss.words();
                })
            .orElse("chosen as well");
    return action(List.of(candidate.proposal())) + " was proposed, but " + why;
  }

  private String policies(Candidate candidate) {
    return candidate.vetoes().stream()
        .map(
            v ->
                "%s because %s: %s"
                    .formatted(v.policy(), v.reason().code(), rule(v.reason().rule())))
        .collect(Collectors.joining(", "));
  }

  String whyNotRefused(String policy, String reason, Trial trial) {
    return background.rules().stream()
        .filter(rule -> rule.stage() == Stage.POLICIES)
        .filter(
            rule ->
                rule.calls().stream()
                    .map(call -> call.arguments().stream().map(Argument::text).toList())
                    .anyMatch(words -> words.equals(List.of(policy, reason))))
        .map(rule -> rule(rule) + " does not fire: " + whyNot(rule, trial))
        .collect(Collectors.joining("; "));
  }

  /** The rules of a stage that spoke these words, of those that can be said once the last. */
  String speakers(Stage stage, List<String> verbs, Trial trial) {
    Map<String, String> speakers = new LinkedHashMap<>();
    background.rules().stream()
        .filter(rule -> rule.stage() == stage && trial.fired().contains(rule.id()))
        .forEach(
            rule ->
                rule.calls().stream()
                    .filter(call -> verbs.contains(call.verb()))
                    .forEach(
                        call ->
                            speakers.put(
                                call.verb().equals("mayOffer") ? rule.id() : call.verb(),
                                rule(rule))));
    return speakers.isEmpty()
        ? "no rule says so"
        : "said by " + speakers.values().stream().distinct().collect(Collectors.joining(", "));
  }

  /** Which condition of a rule fails on what. */
  String whyNot(Rule rule, Trial trial) {
    List<Situation> asked = situations(rule.stage(), trial);
    if (asked.isEmpty()) {
      return rule.stage() == Stage.POLICIES ? "nothing is proposed" : "no task is due";
    }
    List<Situation> fitting = asked.stream().filter(s -> Grounds.looksAt(rule, s)).toList();
    return (fitting.isEmpty() ? asked.subList(0, 1) : fitting)
        .stream()
            .map(situation -> String.join(", ", grounds.against(rule, situation)))
            .filter(why -> !why.isEmpty())
            .distinct()
            .collect(Collectors.joining("; or "));
  }

  /** Why a rule fires that should not. */
  String why(Rule rule, Trial trial) {
    return situations(rule.stage(), trial).stream()
        .filter(s -> Grounds.looksAt(rule, s))
        .filter(s -> Evaluation.all(rule.conditions(), s))
        .map(situation -> String.join(", ", grounds.of(rule, situation)))
        .distinct()
        .collect(Collectors.joining("; or "));
  }

  private static List<Situation> situations(Stage stage, Trial trial) {
    Situations made = trial.rules().situations();
    AssessedCase left = trial.left();
    return switch (stage) {
      case ASSESSMENT -> List.of(made.ofSignal(trial.decision().facts()));
      case PROPOSALS -> List.of(made.ofSignal(trial.assessed()));
      case POLICIES ->
          trial.decision().candidates().stream()
              .map(c -> new CandidateCase(left, c.proposal(), c.economics()))
              .<Situation>map(made::ofCandidate)
              .toList();
      case ASSIGNMENT ->
          trial.decision().actions().stream()
              .map(Action::proposal)
              .filter(proposal -> proposal.kind() == ActionKind.MANAGER_TASK)
              .map(proposal -> made.ofTask(new TaskCase(trial.assessed(), proposal)))
              .toList();
    };
  }
}
