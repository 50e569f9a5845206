package io.holdfast.journal;

import io.holdfast.decision.Action;
import io.holdfast.decision.Candidate;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionId;
import io.holdfast.decision.Draw;
import io.holdfast.decision.ProfitForm;
import io.holdfast.decision.Settings;
import io.holdfast.decision.Weighing;
import io.holdfast.decision.Withdrawal;
import io.holdfast.vocabulary.ActionClass;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Contacts;
import io.holdfast.vocabulary.Economics;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.LiveOffer;
import io.holdfast.vocabulary.OpenItem;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.Reason;
import io.holdfast.vocabulary.Risk;
import io.holdfast.vocabulary.RiskLevel;
import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.TaskAssignment;
import io.holdfast.vocabulary.TimerRequest;
import io.holdfast.vocabulary.Veto;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decisions as tests use them. */
public final class Decisions {
  public static final Instant NOW = Instant.parse("2026-03-15T12:00:00.123456789Z");

  private Decisions() {}

  /** A decision as an ordinary day brings it: five candidates, a task for a manager. */
  public static Decision typical(String customerId, String signalId) {
    String id = DecisionId.of(customerId, "urn:crm", signalId);
    Proposal task = proposal(ActionKind.MANAGER_TASK, Optional.empty());
    TaskAssignment assignment =
        new TaskAssignment(
            "key-accounts",
            Optional.of("m-7"),
            NOW.plus(Duration.ofHours(4)),
            1,
            "complaint-call",
            List.of("save-20", "data-10"));
    return new Decision(
        id,
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        NOW,
        Decision.Verdict.ACT,
        "BUSINESS",
        risk(),
        List.of(
            candidate(task, List.of(), Optional.empty()),
            candidate(
                proposal(ActionKind.TAILORED_OFFER, Optional.of("save-20")),
                List.of(),
                Optional.of(Candidate.Loss.OUTRANKED)),
            candidate(
                proposal(ActionKind.TAILORED_OFFER, Optional.of("data-10")),
                List.of(
                    new Veto("P5", reason("TOO_MANY_CONTACTS")),
                    new Veto("P6", reason("COOL_DOWN"))),
                Optional.of(Candidate.Loss.VETOED)),
            candidate(
                proposal(ActionKind.PROACTIVE_OUTREACH, Optional.empty()),
                List.of(),
                Optional.of(Candidate.Loss.UNPROFITABLE)),
            candidate(
                proposal(ActionKind.NO_ACTION, Optional.empty()),
                List.of(),
                Optional.of(Candidate.Loss.NOTHING_TO_DO))),
        List.of(
            new Action(
                id + "-1",
                task,
                Optional.of(NOW.plus(Duration.ofDays(7))),
                Optional.of(assignment))),
        facts(customerId, signalId),
        Optional.of(
            new Weighing(
                ProfitForm.CAUSAL,
                new Settings.Factors(true, false, true, true),
                0.15,
                new Weighing.CustomerWorth(480.5, 60.25, 1834.2213),
                List.of(new Weighing.ContextWeight(1.25, reason("CANCEL_INTENT"))))),
        List.of(
            new TimerRequest(
                "complaint-due",
                Map.of("ticketId", "T-2026-0042", "count", 2L),
                Optional.of(NOW.plus(Duration.ofDays(2))),
                false,
                reason("COMPLAINT_WATCHED")),
            new TimerRequest(
                "follow-up-due", Map.of(), Optional.empty(), false, reason("FOLLOW_UP_OFF"))),
        List.of(new Draw("spring", "control", List.of(Draw.Exclusion.MANDATORY))),
        List.of(new Withdrawal(waiting(), reason("COMPLAINT_RESOLVED"))));
  }

  public static Facts facts(String customerId, String signalId) {
    return new Facts(
        signal(customerId, signalId),
        profile(),
        history(),
        new Contacts(List.of(contact("a-1", 3), contact("a-2", 20)), NOW),
        new Consents(
            Map.of(
                new Consents.Scope("marketing", "*"),
                new Consents.Statement(true, NOW.minusSeconds(86_400)),
                new Consents.Scope("marketing", "call"),
                new Consents.Statement(false, NOW.minusSeconds(3_600)),
                new Consents.Scope("service", "*"),
                new Consents.Statement(true, Instant.parse("2024-01-01T00:00:00Z")))),
        Optional.of(new LiveOffer("save-20", "a-1", NOW, NOW.plus(Duration.ofDays(14)))),
        List.of(new OpenItem("complaint", "t-1", NOW.minusSeconds(7_200))),
        false,
        NOW,
        Map.of("save-offers", 120.0));
  }

  public static Signal signal(String customerId, String signalId) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("ticketId", "T-2026-0042");
    data.put("topic", "billing");
    data.put("severity", 4L);
    data.put("confidence", 0.85);
    data.put("refund", Map.of("amount", new BigDecimal("12.50"), "currency", "EUR"));
    data.put("repeated", true);
    Instant time = NOW.minusSeconds(30);
    return new Signal(
        signalId, "urn:crm", "complaint-opened", time, time.plusSeconds(1), customerId, data);
  }

  public static Map<String, Object> profile() {
    Map<String, Object> profile = new LinkedHashMap<>();
    profile.put("name", "Ada Lovelace");
    profile.put("tier", "BUSINESS");
    profile.put("tenureMonths", 37L);
    profile.put("monthlyRevenue", 64.9);
    profile.put("contractEnd", "2026-05-31");
    profile.put("jurisdiction", "DE");
    profile.put("timezone", "Europe/Berlin");
    profile.put("language", "de");
    profile.put("vulnerable", false);
    profile.put("accountManager", "m-7");
    profile.put("phone", "+49 30 1234567");
    profile.put("email", "ada@example.com");
    profile.put("openDebt", Map.of("amount", new BigDecimal("0"), "currency", "EUR"));
    profile.put("products", 3L);
    return profile;
  }

  private static Map<String, Object> history() {
    Map<String, Object> history = new LinkedHashMap<>();
    for (int days : new int[] {7, 30, 90}) {
      history.put("complaints" + days + "d", 2L);
      history.put("maxDropPct" + days + "d", 41.5);
      history.put("networkMinutes" + days + "d", 118.0);
      history.put("lastRival" + days + "d", "Acme Mobile");
    }
    return history;
  }

  private static Risk risk() {
    return new Risk(
        78,
        RiskLevel.HIGH,
        0.42,
        List.of(
            new Risk.Driver(40, reason("COMPLAINT_OPEN")),
            new Risk.Driver(28, reason("USAGE_DROP")),
            new Risk.Driver(10, reason("CONTRACT_ENDING"))));
  }

  private static Reason reason(String code) {
    return new Reason(
        code,
        "assessment/" + code.toLowerCase(java.util.Locale.ROOT),
        Map.of("count", 2L, "dropPct", 41.5));
  }

  private static Candidate candidate(
      Proposal proposal, List<Veto> vetoes, Optional<Candidate.Loss> loss) {
    return new Candidate(
        proposal,
        new Economics(0.42, 0.31, 0, 1834.2213, 96.0, 4.5, 1.25, 1.0, 96.44183, 120.5522875, true),
        vetoes,
        loss);
  }

  private static Proposal proposal(ActionKind kind, Optional<String> offerId) {
    return new Proposal(
        kind,
        ActionClass.DEFAULT,
        "marketing",
        Optional.of("call"),
        offerId,
        Optional.of("we-are-sorry"),
        kind == ActionKind.MANAGER_TASK ? Optional.of("complaint") : Optional.empty(),
        reason("COMPLAINT_OPEN"));
  }

  private static Contact waiting() {
    return new Contact(
        "a-3",
        ActionKind.SERVICE_FIX,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        NOW.minus(Duration.ofHours(2)),
        false,
        Contact.Status.REQUESTED,
        NOW.minus(Duration.ofHours(2)),
        Optional.of("expedite-ticket"),
        Optional.of(NOW.plus(Duration.ofDays(1))));
  }

  private static Contact contact(String actionId, int daysAgo) {
    Instant at = NOW.minus(Duration.ofDays(daysAgo));
    return new Contact(
        actionId,
        ActionKind.TAILORED_OFFER,
        Optional.of("sms"),
        Optional.of("save-20"),
        Optional.of("discount"),
        at,
        true,
        Contact.Status.DELIVERED,
        at.plusSeconds(60));
  }
}
