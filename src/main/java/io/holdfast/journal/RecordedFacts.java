package io.holdfast.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Contacts;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.LiveOffer;
import io.holdfast.vocabulary.OpenItem;
import io.holdfast.vocabulary.Signal;
import java.time.Instant;
import java.util.Collections;
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
    Instant now,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> budgets) {

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
          facts.now(),
          Collections.unmodifiableMap(facts.budgets()));
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
          recorded.now,
          budgets(recorded.budgets));
    }

    // what was recorded before there were budgets has none
    private static Map<String, Double> budgets(Map<String, Object> recorded) {
      return recorded == null
          ? Map.of()
          : recorded.entrySet().stream()
              .collect(
                  Collectors.toUnmodifiableMap(
                      Map.Entry::getKey, left -> ((Number) left.getValue()).doubleValue()));
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
