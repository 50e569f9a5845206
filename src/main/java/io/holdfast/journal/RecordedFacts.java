package io.holdfast.journal;

import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Contacts;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.LiveOffer;
import io.holdfast.vocabulary.OpenItem;
import io.holdfast.vocabulary.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.util.StdConverter;

/** Facts as they are written down: without behaviour, consents and contacts as lists. */
record RecordedFacts(
    Signal signal,
    Map<String, Object> profile,
    Map<String, Object> history,
    List<Contact> contacts,
    List<Consent> consents,
    Optional<LiveOffer> liveOffer,
    List<OpenItem> openItems,
    boolean left,
    Instant now) {

  /** Writes down. */
  static final class Writer extends StdConverter<Facts, RecordedFacts> {
    @Override
    public RecordedFacts convert(Facts facts) {
      return new RecordedFacts(
          facts.signal(),
          facts.profile(),
          facts.history(),
          facts.contacts().ledger(),
          Consent.listed(facts.consents()),
          facts.liveOffer(),
          facts.openItems(),
          facts.left(),
          facts.now());
    }
  }

  /** Reads what was written down. */
  static final class Reader extends StdConverter<RecordedFacts, Facts> {
    @Override
    public Facts convert(RecordedFacts recorded) {
      return new Facts(
          recorded.signal,
          recorded.profile,
          recorded.history,
          new Contacts(recorded.contacts, recorded.now),
          consents(recorded.consents),
          recorded.liveOffer,
          recorded.openItems,
          recorded.left,
          recorded.now);
    }

    private static Consents consents(List<Consent> consents) {
      return new Consents(
          consents.stream()
              .collect(
                  Collectors.toMap(
                      consent -> new Consents.Scope(consent.purpose(), consent.channel()),
                      consent -> new Consents.Statement(consent.granted(), consent.time()))));
    }
  }
}
