package io.holdfast.pipeline;

import io.holdfast.decision.Action;
import io.holdfast.decision.Candidate;
import io.holdfast.decision.Decision;
import io.holdfast.decision.RuleEvaluator;
import io.holdfast.decision.RulesInUse;
import io.holdfast.journal.InMemoryJournal;
import io.holdfast.signal.Input;
import io.holdfast.signal.Input.ProfileInput;
import io.holdfast.signal.Input.SignalInput;
import io.holdfast.signal.SignalHandler.Refusal;
import io.holdfast.vocabulary.Origin;
import io.holdfast.vocabulary.ProfileUpdate;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.Veto;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What happens to one customer, told day by day, through the real pipeline on a journal in memory.
 */
final class CustomerStory {
  static final Instant TODAY = Instant.parse("2026-11-20T10:00:00Z");

  private final String id;
  private final RuleEvaluator rules;
  private final Map<String, Object> profile = new LinkedHashMap<>();
  private final List<Decision> published = new ArrayList<>();
  private final RetentionPipeline pipeline;
  private Instant now = TODAY;
  private int signals;
  private boolean introduced;

  private CustomerStory(String id, RuleEvaluator rules) {
    this.id = id;
    this.rules = rules;
    this.pipeline =
        new RetentionPipeline(
            new InMemoryJournal(),
            made -> made.forEach(one -> published.add(one.decision())),
            () -> RulesInUse.only(this.rules),
            () -> now,
            new CountedEvents());
  }

  /** A customer of two years who pays 60 EUR a month and allows marketing on every channel. */
  static CustomerStory of(String id, RuleEvaluator rules) {
    CustomerStory story = new CustomerStory(id, rules);
    story.profile.putAll(
        Map.of(
            "segment", "PUBLIC",
            "monthlyCharge", 60.0,
            "tenureMonths", 24L,
            "products", 1L,
            "paymentType", "postpaid",
            "contract", "12-months",
            "jurisdiction", "DE"));
    return story;
  }

  CustomerStory with(String field, Object value) {
    profile.put(field, value);
    return this;
  }

  /** Says yes or no to a purpose on a channel. */
  CustomerStory consents(String purpose, String channel, boolean granted) {
    return earlier(
        60, "consent-changed", Map.of("purpose", purpose, "channel", channel, "granted", granted));
  }

  CustomerStory allowsMarketing() {
    return consents("marketing", "*", true);
  }

  /** Something that happened so many days ago and was decided then. */
  CustomerStory earlier(int daysAgo, String type, Map<String, Object> data) {
    now = TODAY.minus(Duration.ofDays(daysAgo));
    decide(type, data, now);
    now = TODAY;
    return this;
  }

  /** The action that the last earlier signal led to had this outcome. */
  CustomerStory outcome(int daysAgo, String outcome) {
    Decision last = published.get(published.size() - 1);
    return earlier(
        daysAgo,
        "action-outcome",
        Map.of("actionId", last.actions().get(0).id(), "outcome", outcome));
  }

  /** Everything decided so far, in its order. */
  List<Decision> decisions() {
    return List.copyOf(published);
  }

  /** What is decided on a signal of today. */
  Told when(String type, Map<String, Object> data) {
    return new Told(decide(type, data, TODAY));
  }

  /** What is decided today on a signal that comes late. */
  Told whenLate(int daysLate, String type, Map<String, Object> data) {
    return new Told(decide(type, data, TODAY.minus(Duration.ofDays(daysLate))));
  }

  private Decision decide(String type, Map<String, Object> data, Instant time) {
    List<Input> inputs = new ArrayList<>();
    if (!introduced) {
      inputs.add(
          new ProfileInput(
              new ProfileUpdate(id, TODAY.minus(Duration.ofDays(365)), profile),
              new Origin("profile")));
      introduced = true;
    }
    String signalId = "s" + signals++;
    inputs.add(
        new SignalInput(
            new Signal(signalId, "/test", type, time, time, id, new LinkedHashMap<>(data)),
            new Origin(signalId)));
    List<Refusal> refusals = pipeline.handle(inputs);
    if (!refusals.isEmpty()) {
      throw new AssertionError(refusals.toString());
    }
    return published.get(published.size() - 1);
  }

  /** A decision in a few words. */
  record Told(Decision decision) {

    @Override
    public String toString() {
      return decision.risk().score()
          + " "
          + drivers()
          + decision.candidates().stream()
              .map(
                  c ->
                      "\n"
                          + words(c.proposal())
                          + " "
                          + Math.round(c.economics().expectedProfit())
                          + " EUR "
                          + c.lostBecause().map(Enum::name).orElse("CHOSEN")
                          + c.vetoes().stream().map(Veto::policy).toList())
              .toList();
    }

    /**
     * Chosen actions, such as {@code MANAGER_TASK complaint} or {@code TAILORED_OFFER data sms}.
     */
    List<String> actions() {
      return decision.actions().stream().map(Action::proposal).map(Told::words).toList();
    }

    /** Every candidate. */
    List<String> candidates() {
      return decision.candidates().stream().map(Candidate::proposal).map(Told::words).toList();
    }

    /** Codes of the policies that refused something. */
    TreeSet<String> policies() {
      TreeSet<String> codes = new TreeSet<>();
      decision.candidates().forEach(c -> c.vetoes().stream().map(Veto::policy).forEach(codes::add));
      return codes;
    }

    /** Reason codes of what makes up the risk. */
    List<String> drivers() {
      return decision.risk().drivers().stream().map(d -> d.reason().code()).toList();
    }

    /** Reason codes of the chosen actions and of everything that was proposed. */
    List<String> reasons() {
      return decision.candidates().stream().map(c -> c.proposal().reason().code()).toList();
    }

    private static String words(Proposal proposal) {
      return String.join(
          " ",
          Stream.of(
                  Stream.of(proposal.kind().name()),
                  proposal.offerId().stream(),
                  proposal.cause().stream(),
                  proposal.template().stream(),
                  proposal.channel().stream())
              .flatMap(words -> words)
              .toList());
    }
  }
}
