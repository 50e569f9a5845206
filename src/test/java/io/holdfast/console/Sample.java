package io.holdfast.console;

import io.holdfast.action.ActionRequests;
import io.holdfast.action.DecidingRuleSets;
import io.holdfast.customer.CustomerState;
import io.holdfast.customer.DecisionReference;
import io.holdfast.decision.Action;
import io.holdfast.decision.Candidate;
import io.holdfast.decision.Candidate.Loss;
import io.holdfast.decision.Decision;
import io.holdfast.decision.Decision.Verdict;
import io.holdfast.decision.DecisionId;
import io.holdfast.decision.Draw;
import io.holdfast.decision.Explanation;
import io.holdfast.decision.Explanation.Answer;
import io.holdfast.decision.Explanation.Condition;
import io.holdfast.decision.Explanation.Flip;
import io.holdfast.decision.Explanation.Found;
import io.holdfast.decision.Explanation.Ground;
import io.holdfast.decision.Explanation.Standing;
import io.holdfast.decision.Explanation.Subject;
import io.holdfast.decision.ProfitForm;
import io.holdfast.decision.Settings;
import io.holdfast.decision.Weighing;
import io.holdfast.decision.Withdrawal;
import io.holdfast.journal.Entry;
import io.holdfast.journal.Entry.Publication;
import io.holdfast.journal.InMemoryJournal;
import io.holdfast.journal.Journal;
import io.holdfast.journal.Note;
import io.holdfast.journal.RecordedDecision;
import io.holdfast.journal.Versioned;
import io.holdfast.task.InMemoryTaskStore;
import io.holdfast.task.TaskIntake;
import io.holdfast.task.TaskLimits;
import io.holdfast.vocabulary.ActionClass;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Contacts;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Economics;
import io.holdfast.vocabulary.Effect;
import io.holdfast.vocabulary.Estimate;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Field;
import io.holdfast.vocabulary.FieldType;
import io.holdfast.vocabulary.Offer;
import io.holdfast.vocabulary.OpenItem;
import io.holdfast.vocabulary.Origin;
import io.holdfast.vocabulary.ProfileUpdate;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.Reason;
import io.holdfast.vocabulary.Risk;
import io.holdfast.vocabulary.RiskLevel;
import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.SignalType;
import io.holdfast.vocabulary.TaskAssignment;
import io.holdfast.vocabulary.TimerRequest;
import io.holdfast.vocabulary.Veto;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A morning at an imagined operator: customers, decisions and tasks as the service makes them. */
final class Sample {
  static final String RULE_SET = "5f0c1d7a9be24477c1f1a0b6d3e85a92a7cc0d41e8b6f3a2905d7e11f2c3b4a5";
  static final String LI = "KA-1042";

  final InMemoryJournal journal = new InMemoryJournal();
  final InMemoryTaskStore tasks = new InMemoryTaskStore();
  final List<Decision> decisions = new ArrayList<>();
  final Declarations declarations =
      new Declarations(
          Map.of(
              "complaint-opened",
              new SignalType(
                  "complaint-opened",
                  "",
                  Map.of(),
                  List.of(new Effect.Opens("complaint", "ticketId"))),
              "consent-changed",
              new SignalType("consent-changed", "", Map.of(), List.of(new Effect.SetsConsent()))),
          Map.of("name", personal("name"), "phone", personal("phone")),
          List.of());
  private final Instant now;
  private final DecidingRuleSets.Quotable ruleSet =
      new DecidingRuleSets.Quotable(settings(), new SampleWording());
  private int signals;

  Sample(Instant now) {
    this.now = now;
    fill();
  }

  DecidingRuleSets ruleSets() {
    return new DecidingRuleSets() {
      @Override
      public Quotable of(String version) {
        return ruleSet;
      }

      @Override
      public List<Estimate> estimates(Decision decision) {
        return List.of(
            new Estimate(0.25, 0, "parameters/economics.yaml: success-manager-task", "Prior"),
            new Estimate(
                0.31, 1200, "offers/loyalty-discount-10.yaml: success", "Spring campaign"));
      }

      @Override
      public Optional<Explanation> explain(Decision decision) {
        return Optional.of(explanation(decision));
      }
    };
  }

  private static Field personal(String name) {
    return new Field(
        name,
        FieldType.TEXT,
        false,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        true);
  }

  private static Explanation explanation(Decision decision) {
    Subject offer =
        new Subject(
            ActionKind.TAILORED_OFFER,
            Optional.of("data-10gb"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Ground notProposed =
        new Ground(
            "usage-data",
            Optional.empty(),
            Optional.empty(),
            List.of(
                new Condition(
                    Map.of("en", "the risk is at least HIGH", "zh-CN", "风险为高或以上"),
                    false,
                    List.of(new Found("risk.level", Optional.of("LOW"))))),
            Optional.empty());
    Ground refused =
        new Ground(
            "p1-unknown",
            Optional.of("P1"),
            Optional.of(new Reason("CONSENT_UNKNOWN", "p1-unknown", Map.of())),
            List.of(
                new Condition(
                    Map.of("en", "the customer has said nothing on consent"), true, List.of())),
            Optional.empty());
    return new Explanation(
        decision.id(),
        decision.ruleSet(),
        List.of(
            new Answer(
                Subject.NOTHING,
                Standing.NOTHING,
                List.of(),
                Optional.of(
                    new Flip(
                        "dropPct", Optional.of(35.0), Optional.of(40.0), 0.125, "ACT: somewhat"))),
            new Answer(offer, Standing.NOT_PROPOSED, List.of(notProposed), Optional.empty()),
            new Answer(
                offer,
                Standing.VETOED,
                List.of(refused),
                Optional.of(
                    new Flip(
                        "consent marketing sms",
                        Optional.of("unknown"),
                        Optional.of("granted"),
                        1,
                        "ACT: TAILORED_OFFER data-10gb sms")))),
        2);
  }

  private void fill() {
    profile(
        LI,
        "Hangzhou Silk Road Logistics",
        "+86 571 5550 0142",
        "zh-CN",
        "Asia/Shanghai",
        "Chen Jie",
        4820);
    profile(
        "KA-1007",
        "Nordwind Kliniken GmbH",
        "+49 40 5550 0119",
        "de",
        "Europe/Berlin",
        "Amina Okafor",
        12400);
    profile(
        "B-20311", "Bäckerei Sonnenschein", "+49 30 5550 0107", "de", "Europe/Berlin", null, 310);
    profile("B-20498", "Blue Harbour Dental", "+44 20 5550 0133", "en", "Europe/London", null, 540);
    profile("P-88120", "Maria Fernández", "+34 91 555 0188", "es", "Europe/Madrid", null, 39);
    profile("P-90417", "王小明", "+86 10 5550 0171", "zh-CN", "Asia/Shanghai", null, 52);
    profile("P-77002", "Tom Becker", null, "de", "Europe/Berlin", null, 25);
    consent(LI);

    // yesterday and before: quiet decisions of which nothing came
    nothing(
        "P-77002",
        "satisfaction-score",
        Map.of("instrument", "NPS", "score", 8),
        Duration.ofMinutes(50));
    holdout("P-88120", Duration.ofMinutes(44));
    complaint(
        LI,
        "billing",
        Duration.ofDays(2),
        3,
        Duration.ofMinutes(100),
        "key-desk",
        Optional.of("Chen Jie"));
    complaint(
        LI,
        "billing",
        Duration.ofMinutes(35),
        1,
        Duration.ofMinutes(100),
        "key-desk",
        Optional.of("Chen Jie"));
    leaving(
        "KA-1007",
        "contract-ending",
        "CONTRACT_ENDS",
        Map.of("daysLeft", 21, "endDate", "2026-03-23"),
        71,
        "renewal",
        "key-desk",
        2,
        Duration.ofHours(27),
        List.of("free-line-month", "loyalty-discount-10"));
    leaving(
        "B-20498",
        "competitor-offer",
        "COMPETITOR_OFFER",
        Map.of("competitor", "Telco B", "price", "€29", "evidence", "flyer"),
        66,
        "retention-call",
        "business-desk",
        2,
        Duration.ofMinutes(205),
        List.of("loyalty-discount-10", "loyalty-data-10gb", "roaming-pass"));
    leaving(
        "B-20311",
        "cancel-intent",
        "CANCEL_INTENT",
        Map.of("channel", "hotline", "reasonCode", "PRICE"),
        88,
        "retention-call",
        "retention-desk",
        1,
        Duration.ofMinutes(-24),
        List.of("loyalty-discount-10"));
    leaving(
        "P-90417",
        "bill-shock",
        "BILL_SHOCK",
        Map.of("risePct", 64, "cause", "roaming"),
        54,
        "retention-call",
        "retention-desk",
        3,
        Duration.ofHours(6),
        List.of("roaming-pass"));
    offer("P-88120", Duration.ofMinutes(3));
    nothing(
        "P-77002", "usage-drop", Map.of("metric", "data", "dropPct", 12), Duration.ofMinutes(1));
  }

  private void complaint(
      String customer,
      String topic,
      Duration ago,
      int priority,
      Duration dueIn,
      String queue,
      Optional<String> owner) {
    Reason why =
        new Reason(
            "COMPLAINT_REPEATED",
            "complaint-key-account",
            Map.of("count", signals > 4 ? 3 : 2, "topic", topic));
    Proposal task =
        proposal(
            ActionKind.MANAGER_TASK,
            Optional.empty(),
            Optional.empty(),
            Optional.of("complaint"),
            why);
    Proposal fix =
        new Proposal(
            ActionKind.SERVICE_FIX,
            ActionClass.TRANSACTIONAL,
            "service",
            Optional.empty(),
            Optional.empty(),
            Optional.of("expedite-ticket"),
            Optional.empty(),
            new Reason("COMPLAINT_OPEN", "complaint-expedite", Map.of("topic", topic)));
    Proposal offer =
        proposal(
            ActionKind.TAILORED_OFFER,
            Optional.of("call"),
            Optional.of("loyalty-discount-10"),
            Optional.empty(),
            new Reason("PRICE_GAP", "offers.drl.csv:12", Map.of()));
    Candidate lost =
        new Candidate(
            offer,
            economics(0.31, 580, 420),
            List.of(
                new Veto("P6", new Reason("SELLING_DURING_COMPLAINT", "cool-down:4", Map.of())),
                new Veto(
                    "P5", new Reason("WEEKLY_CAP", "contact-policy-weekly", Map.of("count", 2))),
                new Veto("P6", new Reason("SELLING_DURING_COMPLAINT", "cool-down:5", Map.of()))),
            Optional.of(Loss.VETOED));
    record(
        signal(
            customer,
            "complaint-opened",
            Map.of(
                "ticketId", "T-55" + signals, "topic", topic, "severity", 4, "channel", "hotline"),
            ago),
        "KEY_ACCOUNT",
        risk(
            74,
            driver(40, why),
            driver(28, new Reason("NETWORK", "network.drl.csv:3", Map.of("minutesDown", 190))),
            driver(14, new Reason("LOW_SATISFACTION", "satisfaction-low", Map.of("score", 3))),
            driver(-8, new Reason("LONG_TENURE", "tenure-loyal", Map.of("years", 9)))),
        List.of(chosen(task, 1240, 65), chosen(fix, 900, 12), lost),
        List.of(task, fix),
        Optional.of(
            new TaskAssignment(queue, owner, now.plus(dueIn), priority, "complaint", List.of())));
  }

  private void leaving(
      String customer,
      String type,
      String code,
      Map<String, Object> data,
      int score,
      String cause,
      String queue,
      int priority,
      Duration dueIn,
      List<String> offers) {
    Reason why = new Reason(code, cause + "-" + type, data);
    Proposal task =
        proposal(
            ActionKind.MANAGER_TASK, Optional.empty(), Optional.empty(), Optional.of(cause), why);
    Proposal message =
        proposal(
            ActionKind.TAILORED_OFFER,
            Optional.of("sms"),
            Optional.of(offers.get(0)),
            Optional.empty(),
            new Reason("PRICE_GAP", "offers.drl.csv:7", Map.of()));
    Proposal leave =
        proposal(
            ActionKind.NO_ACTION,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new Reason("LEAVE_ALONE", "sleeping-dog", Map.of()));
    record(
        signal(customer, type, data, Duration.ofMinutes(20)),
        customer.startsWith("KA")
            ? "KEY_ACCOUNT"
            : customer.startsWith("B") ? "BUSINESS" : "PUBLIC",
        risk(
            score,
            driver(score + 6, why),
            driver(-6, new Reason("LONG_TENURE", "tenure-loyal", Map.of("years", 6)))),
        List.of(
            chosen(task, 640, 65),
            new Candidate(
                message,
                economics(0.12, 210, 24),
                List.of(new Veto("P1", new Reason("NO_CONSENT", "consent:2", Map.of()))),
                Optional.of(Loss.VETOED)),
            new Candidate(leave, economics(0, 0, 0), List.of(), Optional.of(Loss.NOTHING_TO_DO))),
        List.of(task),
        Optional.of(
            new TaskAssignment(queue, Optional.empty(), now.plus(dueIn), priority, cause, offers)));
  }

  private void offer(String customer, Duration ago) {
    Reason why =
        new Reason("USAGE_DROP", "usage-drop-data", Map.of("dropPct", 62, "metric", "data"));
    Proposal made =
        proposal(
            ActionKind.TAILORED_OFFER,
            Optional.of("app"),
            Optional.of("loyalty-data-10gb"),
            Optional.empty(),
            why);
    Proposal call =
        proposal(
            ActionKind.PROACTIVE_OUTREACH,
            Optional.of("call"),
            Optional.empty(),
            Optional.empty(),
            why);
    record(
        signal(
            customer, "usage-drop", Map.of("metric", "data", "dropPct", 62, "windowDays", 30), ago),
        "PUBLIC",
        risk(58, driver(58, why)),
        List.of(
            chosen(made, 31.4, 24),
            new Candidate(
                call, economics(0.05, -2.1, 6), List.of(), Optional.of(Loss.UNPROFITABLE))),
        List.of(made),
        Optional.empty());
  }

  private void nothing(String customer, String type, Map<String, Object> data, Duration ago) {
    Reason why = new Reason("LEAVE_ALONE", "sleeping-dog", Map.of());
    Candidate leave =
        new Candidate(
            proposal(
                ActionKind.NO_ACTION, Optional.empty(), Optional.empty(), Optional.empty(), why),
            economics(0, 0, 0),
            List.of(),
            Optional.of(Loss.NOTHING_TO_DO));
    record(
        signal(customer, type, data, ago),
        "PUBLIC",
        risk(18, driver(18, why)),
        List.of(leave),
        List.of(),
        Optional.empty());
  }

  private void holdout(String customer, Duration ago) {
    Reason why =
        new Reason("USAGE_DROP", "usage-drop-data", Map.of("dropPct", 55, "metric", "voice"));
    Candidate held =
        new Candidate(
            proposal(
                ActionKind.TAILORED_OFFER,
                Optional.of("app"),
                Optional.of("loyalty-data-10gb"),
                Optional.empty(),
                why),
            economics(0.1, 28, 24),
            List.of(),
            Optional.of(Loss.HOLDOUT));
    record(
        signal(
            customer,
            "usage-drop",
            Map.of("metric", "voice", "dropPct", 55, "windowDays", 30),
            ago),
        "PUBLIC",
        risk(55, driver(55, why)),
        List.of(held),
        List.of(),
        Optional.empty());
  }

  private static Withdrawal withdrawal(Instant decidedAt) {
    Instant asked = decidedAt.minus(Duration.ofHours(3));
    return new Withdrawal(
        new Contact(
            "a-0",
            ActionKind.TAILORED_OFFER,
            Optional.of("sms"),
            Optional.of("loyalty-data-10gb"),
            Optional.of("data"),
            asked,
            true,
            Contact.Status.REQUESTED,
            asked),
        new Reason("SELLING_DURING_COMPLAINT", "complaint-stops-selling", Map.of()));
  }

  private void record(
      Signal signal,
      String tier,
      Risk risk,
      List<Candidate> candidates,
      List<Proposal> chosen,
      Optional<TaskAssignment> assignment) {
    String id = DecisionId.of(signal.customerId(), signal.source(), signal.id());
    List<Action> actions = new ArrayList<>();
    for (Proposal proposal : chosen) {
      actions.add(
          new Action(
              id + '-' + actions.size(),
              proposal,
              Optional.empty(),
              proposal.kind() == ActionKind.MANAGER_TASK ? assignment : Optional.empty()));
    }
    Versioned known = state(signal.customerId());
    CustomerState state = known.state().with(signal, declarations);
    Instant decidedAt = signal.time().plusSeconds(2);
    Map<String, Object> history = new LinkedHashMap<>();
    history.put("complaints30d", 2L);
    history.put("maxDropPct90d", 18.5);
    Facts facts =
        new Facts(
            signal,
            state.profile().fields(),
            history,
            new Contacts(List.of(), decidedAt),
            new Consents(Map.of()),
            Optional.empty(),
            List.<OpenItem>of(),
            false,
            decidedAt);
    boolean heldOut =
        candidates.stream().anyMatch(c -> c.lostBecause().equals(Optional.of(Loss.HOLDOUT)));
    Verdict verdict =
        !actions.isEmpty() ? Verdict.ACT : heldOut ? Verdict.HOLDOUT : Verdict.NO_ACTION;
    Decision decision =
        new Decision(
            id,
            RULE_SET,
            decidedAt,
            verdict,
            tier,
            risk,
            candidates,
            actions,
            facts,
            Optional.of(
                new Weighing(
                    ProfitForm.NESLIN,
                    new Settings.Factors(true, true, true, false),
                    0.15,
                    new Weighing.CustomerWorth(3200, 240, 8400),
                    List.of(
                        new Weighing.ContextWeight(
                            1.5, new Reason("CANCEL_INTENT", "leaving", Map.of()))))),
            List.of(
                new TimerRequest(
                    "satisfaction-score",
                    Map.of(),
                    Optional.of(decidedAt.plus(Duration.ofDays(10))),
                    true,
                    new Reason("LOW_SATISFACTION", "ask-again", Map.of("score", 3)))),
            List.of(
                new Draw("data-or-a-question", "control", List.of(Draw.Exclusion.TRANSACTIONAL))),
            signal.customerId().equals(LI) ? List.of(withdrawal(decidedAt)) : List.of());
    List<Contact> contacts =
        actions.stream()
            .map(
                a ->
                    new Contact(
                        a.id(),
                        a.proposal().kind(),
                        a.proposal().channel(),
                        a.proposal().offerId(),
                        Optional.empty(),
                        decidedAt,
                        true,
                        Contact.Status.REQUESTED,
                        decidedAt,
                        a.proposal().cause().or(a.proposal()::template),
                        Optional.empty()))
            .toList();
    CustomerState decided =
        state
            .with(new DecisionReference(id, signal.type(), decidedAt), contacts, Optional.empty())
            .with(decision.timers(), id);
    journal.commit(
        List.of(
            new Entry(
                decided,
                known.version(),
                List.of(new RecordedDecision(decision, Origin.ofRequest(id))),
                Publication.BY_CALLER,
                List.of(
                    new Note(id, signal.type(), decidedAt, Map.of("text", "I have had enough"))))));
    decisions.add(decision);
    new TaskIntake(tasks, new TaskLimits(20, 50), InstantSource.fixed(decidedAt))
        .take(ActionRequests.of(decision, ruleSets()));
  }

  private void profile(
      String customer,
      String name,
      String phone,
      String language,
      String zone,
      String manager,
      double revenue) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", name);
    if (phone != null) {
      fields.put("phone", phone);
    }
    fields.put("language", language);
    fields.put("timezone", zone);
    if (manager != null) {
      fields.put("accountManager", manager);
    }
    fields.put("monthlyRevenue", revenue);
    fields.put("tenureMonths", 74L);
    fields.put("vulnerable", false);
    Versioned known = state(customer);
    commit(
        known.state().with(new ProfileUpdate(customer, now.minus(Duration.ofDays(30)), fields)),
        known.version());
  }

  private void consent(String customer) {
    Versioned known = state(customer);
    Signal given =
        signal(
            customer,
            "consent-changed",
            Map.of("purpose", "marketing", "channel", "email", "granted", true),
            Duration.ofDays(40));
    Signal refused =
        signal(
            customer,
            "consent-changed",
            Map.of("purpose", "marketing", "channel", "sms", "granted", false),
            Duration.ofDays(12));
    commit(known.state().with(given, declarations).with(refused, declarations), known.version());
  }

  private Versioned state(String customer) {
    Journal.Loaded loaded = journal.load(List.of(customer), List.of());
    return loaded.customers().get(customer);
  }

  private void commit(CustomerState state, long version) {
    journal.commit(List.of(new Entry(state, version, List.of(), Publication.BY_CALLER)));
  }

  private Signal signal(String customer, String type, Map<String, Object> data, Duration ago) {
    Instant time = now.minus(ago);
    return new Signal("sig-" + ++signals, "crm/hotline", type, time, time, customer, data);
  }

  private static Proposal proposal(
      ActionKind kind,
      Optional<String> channel,
      Optional<String> offer,
      Optional<String> cause,
      Reason reason) {
    return new Proposal(
        kind, ActionClass.DEFAULT, "marketing", channel, offer, Optional.empty(), cause, reason);
  }

  private static Candidate chosen(Proposal proposal, double profit, double cost) {
    return new Candidate(proposal, economics(0.35, profit, cost), List.of(), Optional.empty());
  }

  private static Economics economics(double success, double profit, double cost) {
    return new Economics(
        0.62, success, 0, 8400, cost * 0.8, cost * 0.2, 1.5, 1, profit, success * 1.5 * 8400, true);
  }

  private static Risk.Driver driver(int points, Reason reason) {
    return new Risk.Driver(points, reason);
  }

  private static Risk risk(int score, Risk.Driver... drivers) {
    RiskLevel level =
        score >= 80
            ? RiskLevel.CRITICAL
            : score >= 60 ? RiskLevel.HIGH : score >= 40 ? RiskLevel.MEDIUM : RiskLevel.LOW;
    return new Risk(score, level, score / 120.0, List.of(drivers));
  }

  private static Settings settings() {
    Map<String, Offer> offers = new LinkedHashMap<>();
    for (Offer offer :
        List.of(
            offer("loyalty-data-10gb", "data", 24, 0, 6),
            offer("loyalty-discount-10", "discount", 65, 10, 12),
            offer("roaming-pass", "roaming", 9, 0, 0),
            offer("free-line-month", "discount", 480, 100, 1))) {
      offers.put(offer.id(), offer);
    }
    return new Settings(
        offers,
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        new Settings.CustomerValue(
            "monthlyRevenue",
            Optional.empty(),
            Estimate.stated(40),
            Estimate.stated(0.8),
            Estimate.stated(0.1)),
        Estimate.stated(0.2),
        ProfitForm.NESLIN,
        new Settings.Factors(true, true, true, true),
        false,
        "EUR",
        5,
        "salt",
        Set.of(),
        List.of(),
        new Settings.Terms(Set.of(), Set.of(), Optional.empty()),
        List.of(),
        Set.of(),
        Duration.ofDays(400));
  }

  private static Offer offer(String id, String kind, double cost, double discount, int months) {
    return new Offer(
        id,
        kind,
        cost,
        discount,
        months,
        Duration.ofDays(14),
        List.of(),
        List.of(),
        Estimate.stated(0.3),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }
}
