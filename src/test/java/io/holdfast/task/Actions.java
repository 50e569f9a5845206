package io.holdfast.task;

import io.holdfast.action.ActionRequested;
import io.holdfast.action.ActionRequested.CustomerCard;
import io.holdfast.action.ActionRequested.Explained;
import io.holdfast.action.ActionRequested.OfferTerms;
import io.holdfast.action.ActionRequested.RiskSummary;
import io.holdfast.action.ActionRequested.SignalSummary;
import io.holdfast.action.ActionRequested.TaskOrder;
import io.holdfast.action.ActionWithdrawn;
import io.holdfast.action.Playbook;
import io.holdfast.decision.DecisionId;
import io.holdfast.vocabulary.ActionClass;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Money;
import io.holdfast.vocabulary.RiskLevel;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Actions that ask for a manager, for tests. */
public final class Actions {
  public static final Instant NOW = Instant.parse("2026-03-02T09:15:00Z");

  private final String customerId;
  private String signalId = "s-1";
  private String cause = "complaint";
  private String queue = "business-desk";
  private Optional<String> owner = Optional.empty();
  private String name = "Li Wei";
  private int priority = 3;
  private Instant due = NOW.plus(Duration.ofHours(8));
  private long customerValue = 1000;
  private List<String> skills = List.of();
  private Optional<Instant> startBy = Optional.empty();

  private Actions(String customerId) {
    this.customerId = customerId;
  }

  public static Actions of(String customerId) {
    return new Actions(customerId);
  }

  public Actions signal(String id) {
    signalId = id;
    return this;
  }

  public Actions named(String value) {
    name = value;
    return this;
  }

  public Actions cause(String value) {
    cause = value;
    return this;
  }

  /** What somebody of the desks in tests is shown. */
  public static Optional<TaskScope> shown(String person) {
    return Optional.of(new TaskScope(person, Set.of("business-desk", "key-desk")));
  }

  public Actions queue(String value) {
    queue = value;
    return this;
  }

  public Actions owner(String value) {
    owner = Optional.of(value);
    return this;
  }

  public Actions priority(int value) {
    priority = value;
    return this;
  }

  public Actions due(Instant value) {
    due = value;
    return this;
  }

  public Actions dueIn(Duration value) {
    due = NOW.plus(value);
    return this;
  }

  public Actions startIn(Duration value) {
    startBy = Optional.of(NOW.plus(value));
    return this;
  }

  public Actions skills(String... values) {
    skills = List.of(values);
    return this;
  }

  public Actions worth(long value) {
    customerValue = value;
    return this;
  }

  /** An action for a manager. */
  public ActionRequested task() {
    return request(ActionKind.MANAGER_TASK, Optional.of(order()));
  }

  /** An action that needs no manager. */
  public ActionRequested outreach() {
    return request(ActionKind.PROACTIVE_OUTREACH, Optional.empty());
  }

  /** The task that {@link #task} asks for is not wanted any more. */
  public ActionWithdrawn withdrawn() {
    String actionId = task().actionId();
    return new ActionWithdrawn(
        DecisionId.of(customerId, "test", "resolved"),
        actionId,
        ActionKind.MANAGER_TASK,
        customerId,
        NOW,
        "0123456789abcdef",
        Optional.empty(),
        Optional.empty(),
        Optional.of(cause),
        NOW,
        new Explained("COMPLAINT_RESOLVED", "complaint-2", Map.of("en", "It is settled")),
        Optional.empty());
  }

  private ActionRequested request(ActionKind kind, Optional<TaskOrder> order) {
    String decisionId = DecisionId.of(customerId, "test", signalId);
    return new ActionRequested(
        decisionId,
        decisionId + "-0",
        kind,
        ActionClass.DEFAULT,
        customerId,
        NOW,
        "0123456789abcdef",
        new SignalSummary(
            "complaint-opened",
            signalId,
            "test",
            NOW,
            Map.of("en", "Complaint opened", "zh-CN", "新投诉"),
            Map.of("topic", "billing", "severity", 4)),
        new CustomerCard(
            Optional.of(name).filter(text -> !text.isEmpty()),
            Optional.of("+86 571 5550 0142"),
            Optional.empty(),
            Optional.of("zh-CN"),
            Optional.of("Asia/Shanghai"),
            owner),
        "BUSINESS",
        new RiskSummary(
            62,
            RiskLevel.HIGH,
            0.5,
            List.of(
                new RiskSummary.Driver(
                    40, new Explained("COMPLAINT", "complaint-1", Map.of("en", "Complained"))))),
        new Explained(
            "COMPLAINT",
            "complaint-1",
            Map.of("en", "Complained about billing for the second time this month")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        euros(120),
        euros(customerValue),
        order,
        List.of());
  }

  private TaskOrder order() {
    return new TaskOrder(
        cause,
        Map.of("en", "Complaint"),
        queue,
        Map.of("en", "Business desk"),
        owner,
        priority,
        due,
        new Playbook(
            "complaint",
            Map.of("en", List.of("Apologise first.")),
            Map.of("en", List.of("Do not sell."))),
        List.of(
            new OfferTerms(
                "loyalty-data-10gb",
                "data",
                Map.of("en", "10 GB more each month"),
                Optional.of(euros(24)),
                0,
                6,
                Optional.of(euros(31)))),
        skills,
        startBy);
  }

  private static Money euros(long amount) {
    return new Money(BigDecimal.valueOf(amount), "EUR");
  }
}
