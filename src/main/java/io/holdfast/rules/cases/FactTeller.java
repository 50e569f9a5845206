package io.holdfast.rules.cases;

import io.holdfast.customer.CustomerState;
import io.holdfast.customer.DecisionReference;
import io.holdfast.customer.Departure;
import io.holdfast.customer.Items;
import io.holdfast.customer.Profile;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.YamlEntry;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Aggregation;
import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Contacts;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.LiveOffer;
import io.holdfast.vocabulary.Offer;
import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.SignalType;
import io.holdfast.vocabulary.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Makes the facts of a case the way the service does: fields are read as upstream's are, and
 * signals are folded into the customer's state, the one at hand last.
 */
final class FactTeller {
  /** When cases happen that do not say. */
  private static final Instant USUAL_TIME = Instant.parse("2026-01-15T12:00:00Z");

  private static final String CUSTOMER_ID = "case";
  private static final String SOURCE = "/cases";
  private static final String ANY = "any";
  private static final Map<String, Boolean> YES_OR_NO =
      Map.of("yes", true, "true", true, "no", false, "false", false);

  private final Declarations declarations;
  private final Map<String, Offer> offers;
  private final FieldTeller fields;
  private final Findings findings;
  private final Set<String> openable;

  FactTeller(Declarations declarations, Map<String, Offer> offers, Findings findings) {
    this.declarations = declarations;
    this.offers = offers;
    this.fields = new FieldTeller(declarations, findings);
    this.findings = findings;
    this.openable = new TreeSet<>(declarations.opened());
  }

  /** The facts; none, with findings, where the signal is not known. */
  Optional<Facts> facts(Given given, Place place) {
    Instant now = given.get(Given.TIME).flatMap(FactTeller::time).orElse(USUAL_TIME);
    Duration age =
        given
            .get(Given.AGE)
            .flatMap(entry -> entry.number(0, 3_650))
            .map(days -> Duration.ofDays(days.longValue()))
            .orElse(Duration.ZERO);
    Optional<SignalType> type = given.get(Given.SIGNAL).flatMap(this::type);
    if (type.isEmpty()) {
      if (given.get(Given.SIGNAL).isEmpty()) {
        findings.error(
            place, Code.MISSING, "The case has no signal.", "Write 'signal: …' under 'given'.");
      }
      return Optional.empty();
    }
    CustomerState state = customer(given, now);
    for (Signal before : earlier(given, now)) {
      state = state.with(before, declarations);
    }
    Signal signal = signal("case", type.get(), now.minus(age), fields.signal(type.get(), given));
    Facts told = state.with(signal, declarations).facts(signal, declarations, now);
    return Optional.of(remembering(history(given), told));
  }

  private static Optional<Instant> time(YamlEntry entry) {
    return entry.parsed(
        text -> OffsetDateTime.parse(text).toInstant(), "a time such as 2026-11-20T10:00:00Z");
  }

  private Optional<SignalType> type(YamlEntry entry) {
    Optional<String> name = entry.oneOf(declarations.signalTypes().keySet());
    return name.map(declarations.signalTypes()::get);
  }

  private static Signal signal(String id, SignalType type, Instant time, Map<String, Object> data) {
    return new Signal(id, SOURCE, type.name(), time, time, CUSTOMER_ID, data);
  }

  private CustomerState customer(Given given, Instant now) {
    CustomerState unknown = CustomerState.unknown(CUSTOMER_ID);
    List<Contact> contacts = contacts(given, now);
    Instant before = now.minus(Duration.ofDays(365));
    boolean left = given.get(Given.LEFT).flatMap(YamlEntry::yes).orElse(false);
    CustomerState known =
        new CustomerState(
            CUSTOMER_ID,
            new Profile(fields.customer(given), before),
            unknown.history(),
            consents(given, before),
            open(given, now),
            unknown.ledger(),
            offerHeld(given, contacts, now),
            new Departure(left, before),
            List.of(),
            unknown.timers());
    DecisionReference decided = new DecisionReference("before", "before", before);
    return contacts.isEmpty() ? known : known.with(decided, contacts, Optional.empty());
  }

  // of two statements the later in the file is the newer one
  private Consents consents(Given given, Instant before) {
    Map<Consents.Scope, Consents.Statement> statements = new LinkedHashMap<>();
    Instant said = before;
    for (Map.Entry<String, YamlEntry> entry : given.group(Given.CONSENTS).entrySet()) {
      String[] parts = entry.getKey().split("\\.", 2);
      String channel = parts.length == 1 || parts[1].equals(ANY) ? Consents.ANY : parts[1];
      Object word = entry.getValue().plain();
      if ("unknown".equals(word)) {
        continue;
      }
      Boolean granted = YES_OR_NO.get(String.valueOf(word));
      if (granted == null) {
        findings.error(
            entry.getValue().place(),
            Code.INVALID_VALUE,
            "'consents.%s' must be yes, no or unknown.".formatted(entry.getKey()));
      } else {
        said = said.plusSeconds(1);
        statements.put(
            new Consents.Scope(parts[0].equals(ANY) ? Consents.ANY : parts[0], channel),
            new Consents.Statement(granted, said));
      }
    }
    return new Consents(statements);
  }

  private Items open(Given given, Instant now) {
    List<Items.Mark> marks = new ArrayList<>();
    for (YamlEntry entry : given.get(Given.OPEN).map(YamlEntry::oneOrMore).orElse(List.of())) {
      String key = "open-" + (marks.size() + 1);
      entry
          .oneOf(openable)
          .ifPresent(
              kind -> marks.add(new Items.Mark(kind, key, true, now.minus(Duration.ofDays(1)))));
    }
    return new Items(List.copyOf(marks));
  }

  // made by the contact that offered it, where the case tells of one
  private Optional<LiveOffer> offerHeld(Given given, List<Contact> contacts, Instant now) {
    return given
        .get(Given.OFFER_HELD)
        .flatMap(entry -> entry.oneOf(offers.keySet()))
        .map(offers::get)
        .map(
            offer ->
                new LiveOffer(
                    offer.id(),
                    contacts.stream()
                        .filter(contact -> contact.offerId().equals(Optional.of(offer.id())))
                        .map(Contact::actionId)
                        .findFirst()
                        .orElse("held"),
                    now,
                    now.plus(offer.validFor())));
  }

  private List<Contact> contacts(Given given, Instant now) {
    List<Contact> contacts = new ArrayList<>();
    for (YamlEntry entry : given.get(Given.CONTACTS).map(YamlEntry::items).orElse(List.of())) {
      contact(entry, now, contacts.size() + 1).ifPresent(contacts::add);
    }
    return contacts;
  }

  private Optional<Contact> contact(YamlEntry entry, Instant now, int number) {
    if (!entry.isMap()) {
      return ago(entry).map(ago -> contact(number, now.minus(ago), Optional.empty()));
    }
    Map<String, YamlEntry> parts =
        entry.entries(
            List.of("ago", "channel", "offer", "task", "fix", "about", "outcome", "since"));
    Optional<Duration> ago = YamlEntry.required(entry, parts, "ago").flatMap(FactTeller::ago);
    Optional<Offer> offer =
        Optional.ofNullable(parts.get("offer"))
            .flatMap(e -> e.oneOf(offers.keySet()))
            .map(offers::get);
    Optional<Contact.Status> status =
        Optional.ofNullable(parts.get("outcome"))
            .flatMap(
                e -> e.oneOf(List.of("delivered", "answered", "accepted", "declined", "no-reply")))
            .map(word -> Contact.Status.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')));
    Optional<Duration> since = Optional.ofNullable(parts.get("since")).flatMap(FactTeller::ago);
    Optional<String> channel = text(parts, "channel");
    Optional<String> task = text(parts, "task");
    Optional<String> fix = text(parts, "fix");
    boolean work = task.isPresent() || fix.isPresent();
    return ago.map(
        a -> {
          Contact plain = contact(number, now.minus(a), offer);
          ActionKind otherwise = fix.isPresent() ? ActionKind.SERVICE_FIX : plain.kind();
          return new Contact(
              plain.actionId(),
              task.isPresent() ? ActionKind.MANAGER_TASK : otherwise,
              work ? Optional.empty() : channel.or(plain::channel),
              plain.offerId(),
              plain.offerKind(),
              plain.at(),
              !work,
              status.orElse(plain.status()),
              since.map(now::minus).orElse(plain.at()),
              task.or(() -> fix).or(() -> text(parts, "about")),
              Optional.empty());
        });
  }

  private static Optional<String> text(Map<String, YamlEntry> parts, String name) {
    return Optional.ofNullable(parts.get(name)).flatMap(YamlEntry::text);
  }

  private static Contact contact(int number, Instant at, Optional<Offer> offer) {
    return new Contact(
        "contact-" + number,
        offer.isPresent() ? ActionKind.TAILORED_OFFER : ActionKind.PROACTIVE_OUTREACH,
        Optional.of("sms"),
        offer.map(Offer::id),
        offer.map(Offer::kind),
        at,
        true,
        Contact.Status.REQUESTED,
        at);
  }

  private List<Signal> earlier(Given given, Instant now) {
    List<Signal> signals = new ArrayList<>();
    for (YamlEntry entry : given.get(Given.EARLIER).map(YamlEntry::items).orElse(List.of())) {
      Given before = Given.read(entry);
      Optional<Duration> ago = before.get("ago").flatMap(FactTeller::ago);
      Optional<SignalType> type = before.get(Given.SIGNAL).flatMap(this::type);
      if (ago.isEmpty() || type.isEmpty()) {
        if (before.get("ago").isEmpty() || before.get(Given.SIGNAL).isEmpty()) {
          entry.invalid("a signal with 'signal: …' and 'ago: …'");
        }
        continue;
      }
      String id = "earlier-" + (signals.size() + 1);
      Map<String, Object> data = fields.signal(type.get(), before.without("ago"));
      signals.add(signal(id, type.get(), now.minus(ago.get()), data));
    }
    signals.sort(Comparator.comparing(Signal::time));
    return signals;
  }

  // in the notation of the vocabulary's windows
  private static Optional<Duration> ago(YamlEntry entry) {
    return entry.parsed(
        text -> {
          long number = Long.parseLong(text.substring(0, text.length() - 1));
          return switch (text.charAt(text.length() - 1)) {
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            case 'd' -> Duration.ofDays(number);
            case 'w' -> Duration.ofDays(7 * number);
            default -> throw new IllegalArgumentException(text);
          };
        },
        "a time span such as 12h, 3d or 2w");
  }

  private Map<String, Object> history(Given given) {
    Map<String, Window> windows =
        declarations.windows().stream().collect(Collectors.toMap(Window::name, w -> w));
    Map<String, Object> values = new LinkedHashMap<>();
    given
        .entries()
        .forEach(
            (name, entry) -> {
              if (name.startsWith(Given.HISTORY + '.')) {
                String field = name.substring(Given.HISTORY.length() + 1);
                Window window = windows.get(field);
                if (window == null) {
                  FieldTeller.unknown("History", field, windows.keySet(), entry, findings);
                } else {
                  values.put(field, entry.isNothing() ? null : value(window, entry));
                }
              }
            });
    return values;
  }

  private static Object value(Window window, YamlEntry entry) {
    boolean whole =
        switch (window.aggregation()) {
          case COUNT, DISTINCT, DAYS_SINCE -> true;
          case SUM, MIN, MAX, MEAN, LAST -> false;
        };
    if (window.aggregation() == Aggregation.LAST && entry.plain() instanceof String text) {
      return text;
    }
    Optional<Double> number = entry.number();
    if (number.isPresent() && whole && number.get() != Math.rint(number.get())) {
      entry.invalid("a whole number");
    }
    return number.map(n -> whole ? (Object) n.longValue() : n).orElse(null);
  }

  // what a case says of the windows stands; of the others what the signals told leave in them
  private static Facts remembering(Map<String, Object> said, Facts facts) {
    if (said.isEmpty()) {
      return facts;
    }
    Map<String, Object> history = new LinkedHashMap<>(facts.history());
    said.forEach(
        (name, value) -> {
          history.remove(name);
          if (value != null) {
            history.put(name, value);
          }
        });
    return new Facts(
        facts.signal(),
        facts.profile(),
        history,
        new Contacts(facts.contacts().ledger(), facts.now()),
        facts.consents(),
        facts.liveOffer(),
        facts.openItems(),
        facts.left(),
        facts.now(),
        facts.budgets());
  }
}
