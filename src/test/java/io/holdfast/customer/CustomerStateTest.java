package io.holdfast.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Contact.Status;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.LiveOffer;
import io.holdfast.vocabulary.OpenItem;
import io.holdfast.vocabulary.ProfileUpdate;
import io.holdfast.vocabulary.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CustomerStateTest {
  private static final Instant NOON = Telecom.NOON;

  private CustomerState state = CustomerState.unknown("c-1");

  @Test
  void ofACustomerNothingIsKnownOfTheFactsAreEmpty() {
    Facts facts = facts(NOON);

    assertThat(facts.profile()).isEmpty();
    assertThat(facts.contacts().ledger()).isEmpty();
    assertThat(facts.consents().unknown("marketing", "call")).isTrue();
    assertThat(facts.liveOffer()).isEmpty();
    assertThat(facts.openItems()).isEmpty();
    assertThat(facts.left()).isFalse();
  }

  @Test
  void theNewestProfileCountsAndOfTwoEquallyNewTheLater() {
    state = state.with(profile(NOON, "second"));
    CustomerState late = state.with(profile(NOON.minusSeconds(1), "first"));
    assertThat(late).isSameAs(state);

    assertThat(state.with(profile(NOON, "third")).profile().fields())
        .containsEntry("name", "third");
  }

  @Test
  void aDeletedProfileStaysDeletedWhenAnOlderOneComesLate() {
    state = state.with(new ProfileUpdate("c-1", NOON, Map.of()));
    state = state.with(profile(NOON.minusSeconds(1), "gone"));

    assertThat(facts(NOON).profile()).isEmpty();
  }

  @Test
  void aComplaintIsOpenUntilItIsResolved() {
    fold("complaint-opened", NOON, Map.of("ticketId", "t-1"));
    fold("complaint-opened", NOON.plusSeconds(5), Map.of("ticketId", "t-2"));
    assertThat(facts(NOON).openItems())
        .containsExactly(
            new OpenItem("complaint", "t-1", NOON),
            new OpenItem("complaint", "t-2", NOON.plusSeconds(5)));

    fold("complaint-resolved", NOON.plusSeconds(9), Map.of("ticketId", "t-1"));
    assertThat(facts(NOON).openItems()).extracting(OpenItem::key).containsExactly("t-2");
  }

  @Test
  void aComplaintOpenedLateDoesNotComeBack() {
    fold("complaint-resolved", NOON, Map.of("ticketId", "t-1"));
    fold("complaint-opened", NOON.minusSeconds(1), Map.of("ticketId", "t-1"));
    assertThat(facts(NOON).openItems()).isEmpty();

    fold("complaint-opened", NOON.plusSeconds(1), Map.of("ticketId", "t-1"));
    assertThat(facts(NOON).openItems()).hasSize(1);
  }

  @Test
  void aComplaintOpenedAgainWhileOpenIsOpenSinceTheFirstTime() {
    fold("complaint-opened", NOON.plusSeconds(60), Map.of("ticketId", "t-1"));
    fold("complaint-opened", NOON, Map.of("ticketId", "t-1"));

    assertThat(facts(NOON).openItems()).containsExactly(new OpenItem("complaint", "t-1", NOON));
  }

  @Test
  void openItemsAreBounded() {
    for (int i = 0; i < 3 * Items.LIMIT; i++) {
      fold("complaint-opened", NOON.plusSeconds(i), Map.of("ticketId", "t-" + i));
    }

    assertThat(facts(NOON).openItems()).hasSize(Items.LIMIT);
    assertThat(facts(NOON).openItems().get(0).key()).isEqualTo("t-" + 2 * Items.LIMIT);
  }

  @Test
  void theNewestWordOnConsentCountsAndOfTwoEquallyNewTheRefusal() {
    consent(NOON, true);
    assertThat(facts(NOON).consents().granted("marketing", "call")).isTrue();
    consent(NOON, false);
    assertThat(facts(NOON).consents().denied("marketing", "call")).isTrue();
    consent(NOON, true);
    assertThat(facts(NOON).consents().denied("marketing", "call")).isTrue();
    consent(NOON.plusSeconds(1), true);
    consent(NOON.minusSeconds(1), false);
    assertThat(facts(NOON).consents().granted("marketing", "call")).isTrue();
  }

  @Test
  void consentWithoutAChannelIsForAll() {
    fold("consent-changed", NOON, Map.of("purpose", "marketing", "granted", false));

    assertThat(facts(NOON).consents().denied("marketing", "sms")).isTrue();
  }

  @Test
  void consentsAreBounded() {
    for (int i = 0; i < 3 * ConsentFold.LIMIT; i++) {
      fold("consent-changed", NOON.plusSeconds(i), Map.of("purpose", "p-" + i, "granted", true));
    }

    assertThat(facts(NOON).consents().statements()).hasSize(ConsentFold.LIMIT);
  }

  @Test
  void aCustomerWhoLeftMayComeBack() {
    fold("customer-left", NOON, Map.of());
    assertThat(facts(NOON).left()).isTrue();
    fold("customer-stayed", NOON, Map.of());
    assertThat(facts(NOON).left()).isTrue();
    fold("customer-stayed", NOON.plusSeconds(1), Map.of());
    assertThat(facts(NOON).left()).isFalse();
  }

  @Test
  void anOutcomeUpdatesItsContact() {
    reserve("d-1", NOON, contact("a-1", NOON));
    outcome("a-1", "delivered", NOON.plusSeconds(60));
    assertThat(status("a-1")).isEqualTo(Status.DELIVERED);
    outcome("a-1", "declined", NOON.plusSeconds(90));
    outcome("a-1", "no-reply", NOON.plusSeconds(95));
    assertThat(status("a-1")).isEqualTo(Status.DECLINED);
    assertThat(facts(NOON.plusSeconds(100)).contacts().declinedWithin(1)).isTrue();
  }

  @Test
  void anOutcomeOfAnUnknownActionOrAnUnknownWordChangesNothing() {
    reserve("d-1", NOON, contact("a-1", NOON));
    CustomerState before = state;
    outcome("a-2", "accepted", NOON.plusSeconds(60));
    outcome("a-1", "teleported", NOON.plusSeconds(60));

    assertThat(state.ledger()).isEqualTo(before.ledger());
  }

  @Test
  void aLiveOfferEndsWhenAnsweredOrExpired() {
    LiveOffer offer = new LiveOffer("save-20", "a-1", NOON, NOON.plusSeconds(100));
    state = state.with(reference("d-1", NOON), List.of(), Optional.of(offer));
    assertThat(facts(NOON.plusSeconds(99)).liveOffer()).contains(offer);
    assertThat(facts(NOON.plusSeconds(100)).liveOffer()).isEmpty();

    outcome("a-1", "delivered", NOON.plusSeconds(2));
    outcome("a-0", "declined", NOON.plusSeconds(2));
    assertThat(facts(NOON.plusSeconds(2)).liveOffer()).contains(offer);
    outcome("a-1", "accepted", NOON.plusSeconds(3));
    assertThat(facts(NOON.plusSeconds(3)).liveOffer()).isEmpty();
  }

  @Test
  void aDecisionWithoutAnOfferLeavesTheLiveOneAlone() {
    LiveOffer offer = new LiveOffer("save-20", "a-1", NOON, NOON.plusSeconds(100));
    state = state.with(reference("d-1", NOON), List.of(), Optional.of(offer));
    state = state.with(reference("d-2", NOON), List.of(), Optional.empty());

    assertThat(facts(NOON).liveOffer()).contains(offer);
  }

  @Test
  void aDecisionRememberedTwiceCountsOnce() {
    reserve("d-1", NOON, contact("a-1", NOON));
    CustomerState once = state;
    reserve("d-1", NOON, contact("a-9", NOON));

    assertThat(state).isSameAs(once);
  }

  @Test
  void aContactIsInTheLedgerOnceEvenWhenItsDecisionIsForgotten() {
    reserve("d-0", NOON, contact("a-0", NOON));
    for (int i = 1; i <= CustomerState.DECISIONS; i++) {
      state = state.with(reference("d-" + i, NOON.plusSeconds(i)), List.of(), Optional.empty());
    }
    reserve("d-0", NOON, contact("a-0", NOON));

    assertThat(state.decisions()).hasSize(CustomerState.DECISIONS);
    assertThat(facts(NOON.plusSeconds(1)).contacts().within(1)).isEqualTo(1);
  }

  @Test
  void theLedgerIsBoundedByNumber() {
    for (int i = 0; i < 2 * Ledger.LIMIT; i++) {
      reserve("d-" + i, NOON.plusSeconds(i), contact("a-" + i, NOON.plusSeconds(i)));
    }

    assertThat(state.ledger().contacts()).hasSize(Ledger.LIMIT);
  }

  @Test
  void contactsFromBeforeAMomentAreForgotten() {
    reserve("d-old", NOON.minusMillis(1), contact("a-old", NOON.minusMillis(1)));
    reserve("d-edge", NOON, contact("a-edge", NOON));

    CustomerState since = state.withContactsSince(NOON);

    assertThat(since.ledger().contacts()).extracting(Contact::actionId).containsExactly("a-edge");
    assertThat(since.withContactsSince(NOON)).isSameAs(since);
  }

  @Test
  void aSignalFoldedTwiceIsOnlyCountedTwice() {
    Signal signal = Telecom.signal("complaint-opened", NOON, Map.of("ticketId", "t-1"));
    CustomerState once = state.with(signal, Telecom.DECLARATIONS);
    CustomerState twice = once.with(signal, Telecom.DECLARATIONS);

    assertThat(twice.items()).isEqualTo(once.items());
    assertThat(twice.facts(signal, Telecom.DECLARATIONS, NOON).history())
        .containsEntry("complaints30d", 2L)
        .containsEntry("daysSinceComplaint", 0L);
  }

  private void fold(String type, Instant time, Map<String, Object> data) {
    state = state.with(Telecom.signal(type, time, data), Telecom.DECLARATIONS);
  }

  private void consent(Instant time, boolean granted) {
    fold(
        "consent-changed",
        time,
        Map.of("purpose", "marketing", "channel", "call", "granted", granted));
  }

  private void outcome(String actionId, String outcome, Instant time) {
    fold("action-outcome", time, Map.of("actionId", actionId, "outcome", outcome));
  }

  private void reserve(String decisionId, Instant at, Contact contact) {
    state = state.with(reference(decisionId, at), List.of(contact), Optional.empty());
  }

  private Status status(String actionId) {
    return state.ledger().contacts().stream()
        .filter(contact -> contact.actionId().equals(actionId))
        .findFirst()
        .orElseThrow()
        .status();
  }

  private Facts facts(Instant now) {
    return state.facts(Telecom.usageDrop(now, 1.0), Telecom.DECLARATIONS, now);
  }

  private static ProfileUpdate profile(Instant time, String name) {
    return new ProfileUpdate("c-1", time, Map.of("name", name));
  }

  private static DecisionReference reference(String decisionId, Instant at) {
    return new DecisionReference(decisionId, "usage-drop", at);
  }

  private static Contact contact(String actionId, Instant at) {
    return new Contact(
        actionId,
        ActionKind.TAILORED_OFFER,
        Optional.of("sms"),
        Optional.empty(),
        Optional.empty(),
        at,
        true,
        Status.REQUESTED,
        at);
  }
}
