package io.holdfast.vocabulary;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The contact ledger as rules see it at the time of the decision. Only contacts that count are
 * counted: outbound, not withdrawn, not mandatory or transactional.
 */
public record Contacts(List<Contact> ledger, Instant now) {
  private static final long MILLIS_PER_DAY = 86_400_000;

  public Contacts {
    ledger = List.copyOf(ledger);
  }

  /** Counted contacts of the last 24 hours. */
  public int getLast1d() {
    return within(1);
  }

  /** Counted contacts of the last 7 days. */
  public int getLast7d() {
    return within(7);
  }

  /** Counted contacts of the last 30 days. */
  public int getLast30d() {
    return within(30);
  }

  /** Counted contacts of this many days back. */
  public int within(double days) {
    Instant since = before(days);
    return (int) ledger.stream().filter(c -> c.counted() && c.at().isAfter(since)).count();
  }

  /** When, if nothing is added, fewer counted contacts than this lie this many days back. */
  public Instant belowFrom(double limit, double days) {
    Instant since = before(days);
    List<Instant> counted =
        ledger.stream()
            .filter(c -> c.counted() && c.at().isAfter(since))
            .map(Contact::at)
            .sorted()
            .toList();
    int tooMany = counted.size() - (int) Math.ceil(limit);
    return tooMany < 0 || limit <= 0
        ? now
        : counted.get(tooMany).plusMillis(Math.round(days * MILLIS_PER_DAY));
  }

  /** Whether a counted contact was made in the last so many days. */
  public boolean contactedWithin(double days) {
    return within(days) > 0;
  }

  /** Whether an offer of this kind was made in the last so many days. */
  public boolean offeredWithin(String offerKind, double days) {
    Instant since = before(days);
    return ledger.stream()
        .anyMatch(
            c ->
                c.counted()
                    && c.offerKind().filter(kind -> kind.equals(offerKind)).isPresent()
                    && c.at().isAfter(since));
  }

  /** Whether the customer declined something in the last so many days. */
  public boolean declinedWithin(double days) {
    Instant since = before(days);
    return ledger.stream()
        .anyMatch(c -> c.status() == Contact.Status.DECLINED && c.statusAt().isAfter(since));
  }

  /** Whether anybody of ours turned to the customer in the last so many days, tasks included. */
  public boolean turnedToWithin(double days) {
    Instant since = before(days);
    return last().filter(at -> at.isAfter(since)).isPresent();
  }

  /** When somebody of ours last turned to the customer; repairs and notices do not count. */
  public Optional<Instant> last() {
    return ledger.stream()
        .filter(c -> c.status() != Contact.Status.WITHDRAWN)
        .filter(c -> c.counted() || c.kind() == ActionKind.MANAGER_TASK)
        .map(Contact::at)
        .max(Instant::compareTo);
  }

  // days may be a parameter, and parameters have fractions
  private Instant before(double days) {
    return now.minusMillis(Math.round(days * MILLIS_PER_DAY));
  }
}
