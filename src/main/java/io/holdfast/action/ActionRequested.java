package io.holdfast.action;

import io.holdfast.vocabulary.ActionClass;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Money;
import io.holdfast.vocabulary.Reason;
import io.holdfast.vocabulary.RiskLevel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An action as channel systems and the managers' inbox receive it: the data of {@value #TYPE} on
 * {@code retention.actions.v1}. It explains itself: whoever carries the action out needs no other
 * look-up.
 *
 * <p>All texts are by language tag, as {@link Wording} gave them when the action was published.
 *
 * @param decisionId the decision that asks for it
 * @param actionId the decision's id with the action's place in it; also the event's id
 * @param occurredAt when it was decided
 * @param ruleSet version of the rule set that decided
 * @param tier value tier; it changes owner and speed, never a price
 * @param template wording of an outreach or notice, or the fix of a service fix
 * @param offer the offer made, for actions that make one
 * @param expires when it must no longer be carried out
 * @param expectedProfit what the action is expected to bring
 * @param customerValue what the customer is worth if kept
 * @param task who does it, by when and with what, for manager tasks
 * @param replaces ids of actions that the same decision withdraws because this one takes their
 *     place
 */
public record ActionRequested(
    String decisionId,
    String actionId,
    ActionKind kind,
    ActionClass actionClass,
    String customerId,
    Instant occurredAt,
    String ruleSet,
    SignalSummary signal,
    CustomerCard customer,
    String tier,
    RiskSummary risk,
    Explained reason,
    Optional<String> channel,
    Optional<String> template,
    Optional<OfferTerms> offer,
    Optional<Instant> expires,
    Money expectedProfit,
    Money customerValue,
    Optional<TaskOrder> task,
    List<String> replaces)
    implements ActionEvent {

  public ActionRequested {
    // events of before there was such replace nothing
    replaces = replaces == null ? List.of() : List.copyOf(replaces);
  }

  /** CloudEvents type of the event that carries it. */
  public static final String TYPE = "org.retention.action.requested.v1";

  @Override
  public String eventId() {
    return actionId;
  }

  /**
   * The signal that was answered.
   *
   * @param title what such a signal is called, by language tag
   */
  public record SignalSummary(
      String type,
      String id,
      String source,
      Instant time,
      Map<String, String> title,
      Map<String, Object> data) {}

  /**
   * What one needs to reach the customer: the part of the profile that may leave the customer
   * system with an action.
   *
   * @param language BCP 47 tag of the language to speak
   * @param timezone IANA name of the zone the customer lives in
   * @param accountManager manager of record
   */
  public record CustomerCard(
      Optional<String> name,
      Optional<String> phone,
      Optional<String> email,
      Optional<String> language,
      Optional<String> timezone,
      Optional<String> accountManager) {}

  /**
   * The assessed risk.
   *
   * @param score 0 to 100
   * @param probability that the customer leaves, 0 to 1
   * @param drivers what contributed, most points first
   */
  public record RiskSummary(int score, RiskLevel level, double probability, List<Driver> drivers) {

    /** One contribution to the score. */
    public record Driver(int points, Explained reason) {}
  }

  /**
   * A reason in words.
   *
   * @param rule id of the rule, or {@code file:row} of the table row, that gave it
   * @param text why, by language tag
   */
  public record Explained(String code, String rule, Map<String, String> text) {

    static Explained of(Reason reason, Wording wording) {
      return new Explained(reason.code(), reason.rule(), wording.reason(reason));
    }
  }

  /**
   * An offer with its terms.
   *
   * @param text what it is in the customer's words, by language tag
   * @param cost what it costs over its duration; absent where the receiver need not know
   * @param discountPct 0 to 100
   * @param durationMonths 0 where it is given once
   * @param expectedProfit what making it is expected to bring; only of what a manager may choose
   */
  public record OfferTerms(
      String id,
      String kind,
      Map<String, String> text,
      Optional<Money> cost,
      double discountPct,
      int durationMonths,
      Optional<Money> expectedProfit) {}

  /**
   * Who does a manager task, by when and with what.
   *
   * @param cause what it is about; one task per customer and cause is open at a time
   * @param causeTitle the cause in a few words, by language tag
   * @param queueTitle what the queue is called, by language tag
   * @param owner manager nominated; absent where the queue shares it out
   * @param priority 1, most urgent, to 5
   * @param mayOffer offers the manager may make
   * @param skills what whoever does it must be able to
   * @param startBy by when somebody must have begun with it
   */
  public record TaskOrder(
      String cause,
      Map<String, String> causeTitle,
      String queue,
      Map<String, String> queueTitle,
      Optional<String> owner,
      int priority,
      Instant due,
      Playbook playbook,
      List<OfferTerms> mayOffer,
      List<String> skills,
      Optional<Instant> startBy) {}
}
