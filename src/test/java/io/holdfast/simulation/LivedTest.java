package io.holdfast.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.decision.Action;
import io.holdfast.decision.Decision;
import io.holdfast.decision.Decision.Verdict;
import io.holdfast.vocabulary.ActionClass;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Contact.Status;
import io.holdfast.vocabulary.Contacts;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.LiveOffer;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.Reason;
import io.holdfast.vocabulary.Risk;
import io.holdfast.vocabulary.RiskLevel;
import io.holdfast.vocabulary.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LivedTest {
  private static final Instant NOW = Instant.parse("2026-03-02T06:00:00Z");
  private static final Instant END = NOW.plus(Duration.ofDays(7));
  private static final Contact BEFORE = contact("D-0-1", Status.DELIVERED);

  private final Lived lived = new Lived();

  @Test
  void whatWasDoneBeforeTheFirstSignalStays() {
    assertThat(ledger(facts(BEFORE))).containsExactly("D-0-1 DELIVERED");
  }

  @Test
  void whatSomebodyDidThenIsNotDoneWhereThisVersionDoesNot() {
    lived.decidedThen(decision("D-1", action("D-1-1")));

    Facts facts =
        lived.facts(
            facts(
                Optional.of(new LiveOffer("data-10gb", "D-1-1", NOW, END)),
                BEFORE,
                contact("D-1-1", Status.DELIVERED)));

    assertThat(ledger(facts)).containsExactly("D-0-1 DELIVERED");
    assertThat(facts.liveOffer()).isEmpty();
  }

  @Test
  void whatThisVersionDoesIsDoneThoughNobodyDidThen() {
    lived.decidedThen(decision("D-1"));
    lived.decides(decision("D-1", action("D-1-1")), Map.of());

    assertThat(ledger(facts(BEFORE))).containsExactly("D-0-1 DELIVERED", "D-1-1 REQUESTED");
    assertThat(lived.facts(facts(BEFORE)).liveOffer())
        .hasValueSatisfying(offer -> assertThat(offer.actionId()).isEqualTo("D-1-1"));
    assertThat(lived.facts(facts(BEFORE)).contacts().getLast7d()).isEqualTo(2);
  }

  @Test
  void ofWhatBothDoItIsKnownWhatBecameOfIt() {
    lived.decidedThen(decision("D-1", action("D-1-1")));
    lived.decides(decision("D-1", action("D-1-1")), Map.of());

    assertThat(ledger(facts(contact("D-1-1", Status.DECLINED)))).containsExactly("D-1-1 DECLINED");
  }

  private List<String> ledger(Facts recorded) {
    return lived.facts(recorded).contacts().ledger().stream()
        .map(contact -> contact.actionId() + ' ' + contact.status())
        .toList();
  }

  private static Facts facts(Contact... contacts) {
    return facts(Optional.empty(), contacts);
  }

  private static Facts facts(Optional<LiveOffer> offer, Contact... contacts) {
    return new Facts(
        new Signal("S", "/test", "cancel-intent", NOW, NOW, "C-1", Map.of()),
        Map.of(),
        Map.of(),
        new Contacts(List.of(contacts), NOW),
        new Consents(Map.of()),
        offer,
        List.of(),
        false,
        NOW);
  }

  private static Contact contact(String actionId, Status status) {
    return new Contact(
        actionId,
        ActionKind.TAILORED_OFFER,
        Optional.of("sms"),
        Optional.of("data-10gb"),
        Optional.empty(),
        NOW.minusSeconds(60),
        true,
        status,
        NOW.minusSeconds(60));
  }

  private static Action action(String id) {
    return new Action(
        id,
        new Proposal(
            ActionKind.TAILORED_OFFER,
            ActionClass.DEFAULT,
            "marketing",
            Optional.of("sms"),
            Optional.of("data-10gb"),
            Optional.empty(),
            Optional.empty(),
            new Reason("USAGE_DROP", "offer-data", Map.of())),
        Optional.of(END),
        Optional.empty());
  }

  private static Decision decision(String id, Action... actions) {
    return new Decision(
        id,
        "version",
        NOW.minusSeconds(60),
        Verdict.ACT,
        "PUBLIC",
        new Risk(0, RiskLevel.LOW, 0, List.of()),
        List.of(),
        List.of(actions),
        facts());
  }
}
