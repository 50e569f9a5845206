package io.holdfast.vocabulary;

import io.holdfast.vocabulary.Contact.Status;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The contact ledger as rules see it at the time of the decision. Only contacts that count are
 * counted: outbound, not withdrawn, not mandatory or transactional.
 */
public record Contacts(List<Contact> ledger, Instant now) {
  private static final long MILLIS_PER_DAY = 86_400_000;
  private static final Set<Status> ANSWERS =
      EnumSet.of(Status.ANSWERED, Status.ACCEPTED, Status.DECLINED);
  private static final Set<Status> NEVER_MADE = EnumSet.of(Status.DEFERRED, Status.WITHDRAWN);

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
    return (int) counted().filter(c -> c.at().isAfter(since)).count();
  }

  /** When, if nothing is added, fewer counted contacts than this lie this many days back. */
  public Instant belowFrom(double limit, double days) {
    Instant since = before(days);
    List<Instant> counted =
        counted().map(Contact::at).filter(at -> at.isAfter(since)).sorted().toList();
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
    return counted()
        .anyMatch(
            c ->
                c.offerKind().filter(kind -> kind.equals(offerKind)).isPresent()
                    && c.at().isAfter(since));
  }

  /** Whether the customer declined something in the last so many days. */
  public boolean declinedWithin(double days) {
    Instant since = before(days);
    return ledger.stream()
        .anyMatch(c -> c.status() == Status.DECLINED && c.statusAt().isAfter(since));
  }

  /** Whether the customer was spoken to about this in the last so many days, and answered. */
  public boolean answeredWithin(String about, double days) {
    Instant since = before(days);
    return ledger.stream()
        .filter(c -> ANSWERS.contains(c.status()) && c.statusAt().isAfter(since))
        .anyMatch(c -> c.about().filter(about::equals).isPresent());
  }

  /** Whether anybody of ours turned to the customer in the last so many days, tasks included. */
  public boolean turnedToWithin(double days) {
    Instant since = before(days);
    return last().filter(at -> at.isAfter(since)).isPresent();
  }

  /** When somebody of ours last turned to the customer; repairs and notices do not count. */
  public Optional<Instant> last() {
    return ledger.stream()
        .filter(c -> c.counted() || c.kind() == ActionKind.MANAGER_TASK)
        .filter(c -> !NEVER_MADE.contains(c.status()))
        .map(Contact::at)
        .max(Instant::compareTo);
  }

  /** The same once these were withdrawn. */
  Contacts withdrawn(Set<String> actionIds) {
    return new Contacts(
        ledger.stream()
            .map(c -> actionIds.contains(c.actionId()) ? c.with(Status.WITHDRAWN, now) : c)
            .toList(),
        now);
  }

  private Stream<Contact> counted() {
    return ledger.stream().filter(c -> c.counted() && !NEVER_MADE.contains(c.status()));
  }

  // days may be a parameter, and parameters have fractions
  private Instant before(double days) {
    return now.minusMillis(Math.round(days * MILLIS_PER_DAY));
  }
}
