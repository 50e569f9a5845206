package io.holdfast.rules.samples;

import io.holdfast.decision.Assessed;
import io.holdfast.decision.Budget;
import io.holdfast.rules.content.Header;
import io.holdfast.rules.content.Parameters;
import io.holdfast.rules.content.RiskCurve;
import io.holdfast.rules.content.SettingsReader;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.Rule;
import io.holdfast.rules.language.Vocabulary;
import io.holdfast.rules.samples.Variables.Variable;
import io.holdfast.vocabulary.ActionClass;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Contacts;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Economics;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Field;
import io.holdfast.vocabulary.LiveOffer;
import io.holdfast.vocabulary.Offer;
import io.holdfast.vocabulary.OpenItem;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.Reason;
import io.holdfast.vocabulary.Risk;
import io.holdfast.vocabulary.RiskLevel;
import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.SignalType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * What cases of a rule set are made of: signals, customers, histories, contacts, proposals.
 *
 * @param now the clock of every case
 */
public record Scenery(
    Vocabulary vocabulary,
    Declarations declarations,
    Header header,
    Parameters parameters,
    RiskCurve curve,
    Map<String, Offer> offers,
    List<Budget> budgets,
    Instant now) {
  private static final Economics ECONOMICS =
      new Economics(0.2, 0.3, 0, 500, 20, 2, 1, 1, 10, 10, true);
  private static final Economics TOO_DEAR =
      new Economics(0.2, 0.3, 0, 20, 400, 40, 1, 1, -350, -350, true);
  private static final String CAUSE = "sample";
  private static final Reason REASON = new Reason("SAMPLE", "sample", Map.of());

  Domains domains(Stage stage) {
    return new Domains(stage, now, parameters.at(now));
  }

  /** The signals that the rule could look at. */
  List<String> signalTypes(Rule rule) {
    boolean action = rule.stage() == Stage.POLICIES || rule.stage() == Stage.ASSIGNMENT;
    return vocabulary.types().values().stream()
        .filter(type -> type.notes().containsKey("signal"))
        .filter(type -> action || vocabulary.extendsType(type, rule.type()))
        .map(type -> type.notes().get("signal"))
        .toList();
  }

  /** The values worth trying. */
  List<Object> domain(Variable variable, Rule rule, Domains values) {
    String name = variable.name();
    List<Double> numbers = values.numbers(name, 1);
    List<Object> domain = new ArrayList<>();
    switch (name) {
      case Variables.CONTACTS -> domain.addAll(contacts(numbers));
      case Variables.CONSENTS ->
          domain.addAll(List.of(new Consents(Map.of()), consents(true), consents(false)));
      case Variables.RISK -> domain.addAll(scores(numbers));
      case Variables.TIER -> {
        Set<String> tiers = new LinkedHashSet<>(values.words(name));
        tiers.addAll(header.tiers());
        domain.addAll(tiers);
      }
      case Variables.LEFT, Variables.OFFER_HELD -> domain.addAll(List.of(false, true));
      case Variables.AGE -> {
        Set<Long> ages = new LinkedHashSet<>(List.of(0L));
        numbers.forEach(number -> ages.add((long) Math.max(0, Math.floor(number))));
        domain.addAll(ages);
      }
      case Variables.SIGNAL_TYPE -> {
        Set<String> types = new LinkedHashSet<>(values.words(name));
        types.retainAll(signalTypes(rule));
        types.addAll(signalTypes(rule));
        domain.addAll(types);
      }
      case Variables.PROPOSAL -> domain.addAll(proposals(rule, values.words(name)));
      case Variables.ECONOMICS -> domain.addAll(List.of(ECONOMICS, TOO_DEAR));
      default -> {
        if (name.startsWith(Variables.OPEN)) {
          Set<Integer> counts = new LinkedHashSet<>(List.of(0, 1));
          numbers.forEach(number -> counts.add((int) Math.max(0, Math.min(20, number))));
          domain.addAll(counts);
        } else if (name.startsWith(Variables.FULL)) {
          domain.addAll(List.of(false, true));
        } else {
          domain.addAll(values.of(name, variable.type()));
        }
      }
    }
    return domain;
  }

  private static Consents consents(boolean granted) {
    return new Consents(
        Map.of(
            new Consents.Scope(Consents.ANY, Consents.ANY),
            new Consents.Statement(granted, Instant.EPOCH)));
  }

  // some contacts today, some days ago, and as many as the rule counts
  private List<Contacts> contacts(List<Double> numbers) {
    Set<Integer> counts = new LinkedHashSet<>(List.of(0, 1));
    numbers.forEach(number -> counts.add((int) Math.max(0, Math.min(50, Math.ceil(number)))));
    List<Contacts> contacts = new ArrayList<>();
    Map<String, Offer> kinds = new LinkedHashMap<>();
    offers.values().forEach(offer -> kinds.putIfAbsent(offer.kind(), offer));
    for (int count : counts) {
      for (Duration ago : List.of(Duration.ofHours(1), Duration.ofDays(3), Duration.ofDays(20))) {
        contacts.add(contacts(count, ago, Optional.empty(), Contact.Status.REQUESTED));
      }
    }
    contacts.add(contacts(1, Duration.ofHours(1), Optional.empty(), Contact.Status.DECLINED));
    contacts.add(new Contacts(List.of(answeredTask(now.minus(Duration.ofHours(1)))), now));
    for (Offer offer : kinds.values()) {
      contacts.add(contacts(1, Duration.ofHours(1), Optional.of(offer), Contact.Status.DECLINED));
      contacts.add(contacts(1, Duration.ofDays(50), Optional.of(offer), Contact.Status.ACCEPTED));
    }
    return contacts;
  }

  private static Contact answeredTask(Instant at) {
    return new Contact(
        "sample",
        ActionKind.MANAGER_TASK,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        at,
        true,
        Contact.Status.ANSWERED,
        at,
        Optional.of(CAUSE),
        Optional.empty());
  }

  private Contacts contacts(int count, Duration ago, Optional<Offer> offer, Contact.Status status) {
    Instant at = now.minus(ago);
    Contact contact =
        new Contact(
            "sample",
            ActionKind.TAILORED_OFFER,
            Optional.of("sms"),
            offer.map(Offer::id),
            offer.map(Offer::kind),
            at,
            true,
            status,
            at);
    return new Contacts(java.util.Collections.nCopies(count, contact), now);
  }

  private Collection<Integer> scores(List<Double> numbers) {
    Set<Integer> scores = new LinkedHashSet<>(List.of(100));
    ToDoubleFunction<String> today = parameters.at(now);
    for (RiskLevel level : List.of(RiskLevel.CRITICAL, RiskLevel.HIGH, RiskLevel.MEDIUM)) {
      int from = (int) today.applyAsDouble(SettingsReader.from(level));
      scores.addAll(List.of(from, from - 1));
    }
    numbers.forEach(number -> scores.add(number.intValue()));
    scores.add(0);
    scores.removeIf(score -> score < 0 || score > 100);
    return scores;
  }

  private Assessed assessed(Map<String, Object> chosen) {
    int score = (int) chosen.getOrDefault(Variables.RISK, 50);
    ToDoubleFunction<String> today = parameters.at(now);
    RiskLevel level = RiskLevel.LOW;
    for (RiskLevel higher : List.of(RiskLevel.MEDIUM, RiskLevel.HIGH, RiskLevel.CRITICAL)) {
      level = score >= today.applyAsDouble(SettingsReader.from(higher)) ? higher : level;
    }
    String tier = (String) chosen.getOrDefault(Variables.TIER, header.defaultTier());
    return new Assessed(tier, new Risk(score, level, curve.at(score), List.of()));
  }

  private List<Proposal> proposals(Rule rule, List<String> words) {
    List<Proposal> proposals = new ArrayList<>();
    Set<String> channels = new LinkedHashSet<>(List.of("sms", "call"));
    channels.addAll(words);
    Set<String> causes = new LinkedHashSet<>(words);
    causes.add(CAUSE);
    for (String cause : causes) {
      for (ActionClass actionClass :
          List.of(header.classes().get(ActionKind.MANAGER_TASK), ActionClass.MANDATORY)) {
        proposals.add(proposal(ActionKind.MANAGER_TASK, actionClass, null, null, cause));
      }
    }
    if (rule.stage() == Stage.ASSIGNMENT) {
      return proposals;
    }
    for (ActionKind kind : ActionKind.values()) {
      ActionClass actionClass = header.classes().get(kind);
      switch (kind) {
        case TAILORED_OFFER, WIN_BACK ->
            offers
                .keySet()
                .forEach(
                    offer ->
                        channels.forEach(
                            channel ->
                                proposals.add(proposal(kind, actionClass, channel, offer, null))));
        case MANAGER_TASK -> {
          // above
        }
        case PROACTIVE_OUTREACH, INFORM ->
            channels.forEach(
                channel -> proposals.add(proposal(kind, actionClass, channel, null, null)));
        default -> proposals.add(proposal(kind, actionClass, null, null, null));
      }
    }
    return proposals;
  }

  // whatever policies ask that do not ask what it is, they ask of offers
  private Proposal plainProposal(Stage stage) {
    Optional<String> offer = offers.keySet().stream().findFirst();
    ActionKind kind =
        stage == Stage.POLICIES && offer.isPresent()
            ? ActionKind.TAILORED_OFFER
            : ActionKind.MANAGER_TASK;
    return kind == ActionKind.MANAGER_TASK
        ? proposal(kind, header.classes().get(kind), null, null, CAUSE)
        : proposal(kind, header.classes().get(kind), "sms", offer.get(), null);
  }

  private Proposal proposal(
      ActionKind kind, ActionClass actionClass, String channel, String offer, String cause) {
    return new Proposal(
        kind,
        actionClass,
        header.purposes().get(kind),
        Optional.ofNullable(channel),
        Optional.ofNullable(offer),
        Optional.empty(),
        Optional.ofNullable(cause),
        REASON);
  }

  /**
   * The case of these choices; what is not chosen is as plain as it may be.
   *
   * @param signalType unless another one is chosen
   */
  Sample sample(Rule rule, String signalType, Map<String, Object> chosen) {
    Facts facts = facts(signalType, chosen);
    boolean assessed = rule.stage() != Stage.ASSESSMENT;
    boolean action = rule.stage() == Stage.POLICIES || rule.stage() == Stage.ASSIGNMENT;
    Proposal proposal =
        (Proposal) chosen.getOrDefault(Variables.PROPOSAL, plainProposal(rule.stage()));
    return new Sample(
        rule.stage(),
        facts,
        assessed ? Optional.of(assessed(chosen)) : Optional.empty(),
        action ? Optional.of(proposal) : Optional.empty(),
        rule.stage() == Stage.POLICIES
            ? Optional.of((Economics) chosen.getOrDefault(Variables.ECONOMICS, ECONOMICS))
            : Optional.empty());
  }

  private Facts facts(String signalType, Map<String, Object> chosen) {
    String type = (String) chosen.getOrDefault(Variables.SIGNAL_TYPE, signalType);
    SignalType declared = declarations.signalTypes().get(type);
    Map<String, Object> data = new LinkedHashMap<>();
    for (Field field : declared.fields().values()) {
      if (field.required()) {
        data.put(field.name(), new Samples(declarations, now).value(field, 1));
      }
    }
    data.putAll(below(Variables.DATA, chosen));
    List<OpenItem> open = new ArrayList<>();
    below(Variables.OPEN, chosen)
        .forEach(
            (kind, count) -> {
              for (int i = 0; i < (int) count; i++) {
                open.add(new OpenItem(kind, "sample-" + i, now));
              }
            });
    Instant time = now.minus(Duration.ofDays((long) chosen.getOrDefault(Variables.AGE, 0L)));
    boolean held = (boolean) chosen.getOrDefault(Variables.OFFER_HELD, false);
    return new Facts(
        new Signal("sample", "sample", type, time, time, "sample", data),
        below("customer.", chosen),
        below("history.", chosen),
        (Contacts) chosen.getOrDefault(Variables.CONTACTS, new Contacts(List.of(), now)),
        (Consents) chosen.getOrDefault(Variables.CONSENTS, new Consents(Map.of())),
        held
            ? Optional.of(new LiveOffer("sample", "sample", now, now.plusSeconds(86_400)))
            : Optional.empty(),
        open,
        (boolean) chosen.getOrDefault(Variables.LEFT, false),
        now,
        left(chosen));
  }

  // enough for what is plain, and too little for what is dear
  private Map<String, Double> left(Map<String, Object> chosen) {
    Map<String, Double> left = new LinkedHashMap<>();
    budgets.forEach(budget -> left.put(budget.name(), 100.0));
    below(Variables.FULL, chosen)
        .forEach((queue, full) -> left.put(Facts.hands(queue), (boolean) full ? 0.0 : 1.0));
    return left;
  }

  private static Map<String, Object> below(String prefix, Map<String, Object> chosen) {
    Map<String, Object> values = new LinkedHashMap<>();
    chosen.forEach(
        (name, value) -> {
          if (name.startsWith(prefix) && value != null) {
            values.put(name.substring(prefix.length()), value);
          }
        });
    return values;
  }
}
