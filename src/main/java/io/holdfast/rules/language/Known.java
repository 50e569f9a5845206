package io.holdfast.rules.language;

import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Contacts;
import io.holdfast.vocabulary.Offer;
import io.holdfast.vocabulary.Risk;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What is known of a case, in words short enough for a line. */
final class Known {
  private static final int LAST = 3;
  private static final MathContext DIGITS = new MathContext(12);

  private Known() {}

  /** A value, such as {@code 35} or {@code empty}. */
  static String value(Object value) {
    if (value == null) {
      return "empty";
    }
    if (value instanceof Double number && Double.isFinite(number)) {
      BigDecimal shown = new BigDecimal(number).round(DIGITS).stripTrailingZeros();
      return shown.precision() - shown.scale() > 15 ? value.toString() : shown.toPlainString();
    }
    if (value instanceof Collection<?> values) {
      return values.stream().map(Known::value).collect(Collectors.joining(", "));
    }
    return value instanceof Offer offer ? offer.id() : value.toString();
  }

  /** What a question was answered from, such as {@code risk was LOW (score 12)}. */
  static String answeringFrom(String name, Object thing) {
    if (thing instanceof Risk risk) {
      return "%s was %s (score %d)".formatted(name, risk.level(), risk.score());
    }
    if (thing instanceof Contacts contacts) {
      String last =
          contacts.ledger().stream()
              .sorted(Comparator.comparing(Contact::at).reversed())
              .limit(LAST)
              .map(contact -> contact(contact, contacts.now()))
              .collect(Collectors.joining(", "));
      return last.isEmpty() ? "there were no contacts" : "the last contacts were " + last;
    }
    if (thing instanceof Consents consents) {
      String said =
          consents.statements().entrySet().stream()
              .map(Known::statement)
              .sorted()
              .collect(Collectors.joining(", "));
      return said.isEmpty() ? "the customer has said nothing" : "the customer has said " + said;
    }
    return "%s was %s".formatted(name, value(thing));
  }

  private static String contact(Contact contact, Instant now) {
    String what = contact.offerId().orElse(contact.kind().name());
    String status =
        contact.status() == Contact.Status.REQUESTED
            ? ""
            : ", %s %s"
                .formatted(
                    contact.status().name().toLowerCase(Locale.ROOT), ago(contact.statusAt(), now));
    return "%s (%s%s)".formatted(what, ago(contact.at(), now), status);
  }

  private static String ago(Instant time, Instant now) {
    Duration age = Duration.between(time, now);
    return age.toDays() > 0
        ? "%d days ago".formatted(age.toDays())
        : "%d hours ago".formatted(age.toHours());
  }

  private static String statement(Map.Entry<Consents.Scope, Consents.Statement> said) {
    Consents.Scope scope = said.getKey();
    String purpose = scope.purpose().equals(Consents.ANY) ? "anything" : scope.purpose();
    String channel = scope.channel().equals(Consents.ANY) ? "" : " by " + scope.channel();
    return "%s to %s%s".formatted(said.getValue().granted() ? "yes" : "no", purpose, channel);
  }
}
