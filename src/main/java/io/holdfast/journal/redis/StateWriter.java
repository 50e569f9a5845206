package io.holdfast.journal.redis;

import io.holdfast.customer.CustomerState;
import io.holdfast.customer.DecisionReference;
import io.holdfast.customer.Items;
import io.holdfast.customer.Series;
import io.holdfast.customer.Summary;
import io.holdfast.customer.Timer;
import io.holdfast.journal.PlainData;
import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.LiveOffer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** Writes a state by position; {@link StateReader} reads it in the same order. */
final class StateWriter {
  private final JsonGenerator out;

  StateWriter(JsonGenerator out) {
    this.out = out;
  }

  void write(CustomerState state) {
    out.writeStartArray();
    PlainData.write(state.profile().fields(), out);
    time(state.profile().time());
    time(state.history().newest());
    list(state.history().series().entrySet(), this::series);
    list(state.consents().statements().entrySet(), this::consent);
    list(state.items().marks(), this::mark);
    list(state.ledger().contacts(), this::contact);
    list(state.liveOffer().stream().toList(), this::liveOffer);
    out.writeBoolean(state.departure().left());
    time(state.departure().time());
    list(state.decisions(), this::decision);
    list(state.timers().waiting(), this::timer);
    out.writeEndArray();
  }

  private void series(Map.Entry<Series.Key, Series> entry) {
    Series.Key key = entry.getKey();
    out.writeString(key.signalType());
    out.writeString(key.field());
    out.writeString(key.kind().name());
    out.writeString(key.granularity().name());
    out.writeNumber(entry.getValue().buckets().size());
    for (Series.Bucket bucket : entry.getValue().buckets()) {
      out.writeNumber(bucket.number());
      summary(bucket.summary());
    }
  }

  private void summary(Summary summary) {
    if (summary instanceof Summary.Occurrences occurrences) {
      out.writeNumber(occurrences.count());
      time(occurrences.last());
    } else if (summary instanceof Summary.Numbers numbers) {
      numbers(numbers);
    } else if (summary instanceof Summary.Latest latest) {
      time(latest.time());
      if (latest.value() instanceof Double number) {
        out.writeNumber(number);
      } else {
        out.writeString((String) latest.value());
      }
    } else if (summary instanceof Summary.Distinct distinct) {
      list(distinct.hashes(), out::writeNumber);
    }
  }

  // a single number is its own least and greatest
  private void numbers(Summary.Numbers numbers) {
    out.writeNumber(numbers.count());
    decimal(numbers.sum());
    if (numbers.count() > 1) {
      out.writeNumber(numbers.min());
      out.writeNumber(numbers.max());
    }
  }

  private void consent(Map.Entry<Consents.Scope, Consents.Statement> entry) {
    out.writeString(entry.getKey().purpose());
    out.writeString(entry.getKey().channel());
    out.writeBoolean(entry.getValue().granted());
    time(entry.getValue().time());
  }

  private void mark(Items.Mark mark) {
    out.writeString(mark.kind());
    out.writeString(mark.key());
    out.writeBoolean(mark.opened());
    time(mark.time());
  }

  private void contact(Contact contact) {
    out.writeString(contact.actionId());
    out.writeString(contact.kind().name());
    optional(contact.channel());
    optional(contact.offerId());
    optional(contact.offerKind());
    time(contact.at());
    out.writeBoolean(contact.counted());
    out.writeString(contact.status().name());
    time(contact.statusAt());
    optional(contact.about());
    list(contact.expires().stream().toList(), this::time);
  }

  private void liveOffer(LiveOffer offer) {
    out.writeString(offer.offerId());
    out.writeString(offer.actionId());
    time(offer.since());
    time(offer.expires());
  }

  private void decision(DecisionReference decision) {
    out.writeString(decision.decisionId());
    out.writeString(decision.signalType());
    time(decision.decidedAt());
  }

  private void timer(Timer timer) {
    out.writeString(timer.id());
    out.writeString(timer.signalType());
    PlainData.write(timer.data(), out);
    time(timer.due());
  }

  private <T> void list(Collection<? extends T> entries, Consumer<T> entry) {
    out.writeNumber(entries.size());
    entries.forEach(entry);
  }

  private void time(Instant time) {
    out.writeNumber(time.getEpochSecond());
    out.writeNumber(time.getNano());
  }

  private void decimal(BigDecimal decimal) {
    out.writeNumber(decimal.scale());
    out.writeNumber(decimal.unscaledValue());
  }

  private void optional(Optional<String> text) {
    if (text.isPresent()) {
      out.writeString(text.get());
    } else {
      out.writeNull();
    }
  }
}
