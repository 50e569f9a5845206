package io.holdfast.rules.content;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Names;
import io.holdfast.rules.files.Place;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Field;
import io.holdfast.vocabulary.FieldType;
import io.holdfast.vocabulary.Offer;
import io.holdfast.vocabulary.ProposedAction;
import io.holdfast.vocabulary.Risk;
import io.holdfast.vocabulary.Shortage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A gap in a reason's wording, such as <code>{dropPct}</code> or <code>{customer.plan}</code>; a
 * number is shown with its sign turned in <code>{-daysLeft}</code>.
 *
 * @param value what fills it in a case; {@code null} where the case has no such thing
 */
record Placeholder(String name, Shown shown, Function<CaseView, Object> value) {
  static final Pattern GAP = Pattern.compile("\\{([^{}]*)}");

  private static final String TURNED = "-";
  private static final Pattern NEXT_CONTACT = Pattern.compile("next(\\d{1,2})d\\.(.+)");

  private static final Map<String, Function<Risk, Object>> RISK =
      Map.of(
          "score", risk -> (long) risk.score(),
          "level", risk -> risk.level().name(),
          "probabilityPct", risk -> risk.probability() * 100);
  private static final Map<String, Function<Offer, Object>> OFFER =
      Map.of(
          "id", Offer::id,
          "kind", Offer::kind,
          "cost", Offer::cost,
          "discountPct", Offer::discountPct,
          "durationMonths", offer -> (long) offer.durationMonths());
  private static final Map<String, Function<ProposedAction, Object>> ACTION =
      Map.of(
          "totalDiscountPct", ProposedAction::getTotalDiscountPct,
          "marginAfterDiscountPct", ProposedAction::getMarginAfterDiscountPct);
  private static final Map<String, Function<Shortage, Object>> BUDGET =
      Map.of(
          "name", Shortage::budget,
          "limit", Shortage::limit,
          "left", Shortage::left,
          "next", shortage -> shortage.next().toString());
  private static final Map<String, Function<CaseView, Object>> OTHERS =
      Map.of(
          "tier", view -> view.tier().orElse(null),
          "signal.type", view -> view.facts().signal().type(),
          "contactHours.next", view -> view.contactPossible(view.facts().now()),
          "contacts.last1d", view -> (long) view.facts().contacts().getLast1d(),
          "contacts.last7d", view -> (long) view.facts().contacts().getLast7d(),
          "contacts.last30d", view -> (long) view.facts().contacts().getLast30d());

  /** How a value is shown to people. */
  record Shown(FieldType type, Optional<String> currency, boolean toTheMinute) {
    static final Shown AS_IT_IS = new Shown(FieldType.TEXT, Optional.empty());
    static final Shown TO_THE_MINUTE = new Shown(FieldType.TIME, Optional.empty(), true);

    Shown(FieldType type, Optional<String> currency) {
      this(type, currency, false);
    }

    private static Shown of(Field field) {
      return new Shown(field.type(), field.unit().filter(unit -> unit.matches("[A-Z]{3}")));
    }
  }

  /** The gaps of a wording; one that nothing fills is a finding. */
  static List<Placeholder> of(
      Map<Place, String> wordings,
      Declarations declarations,
      Parameters parameters,
      String currency,
      Findings findings) {
    List<Placeholder> placeholders = new ArrayList<>();
    for (Map.Entry<Place, String> wording : wordings.entrySet()) {
      Place place = wording.getKey();
      closed(wording.getValue(), place, findings);
      Matcher gap = GAP.matcher(wording.getValue());
      while (gap.find()) {
        String name = gap.group(1);
        if (placeholders.stream().noneMatch(p -> p.name().equals(name))) {
          find(name, declarations, parameters, currency)
              .ifPresentOrElse(
                  placeholders::add, () -> unknown(name, place, declarations, findings));
        }
      }
    }
    return List.copyOf(placeholders);
  }

  private static void closed(String wording, Place place, Findings findings) {
    String rest = GAP.matcher(wording).replaceAll("");
    if (rest.contains("{") || rest.contains("}")) {
      findings.error(
          place,
          Code.SYNTAX,
          "A brace has no partner: '%s'.".formatted(wording),
          "What is filled in stands between two braces, such as {dropPct}.");
    }
  }

  private static void unknown(
      String name, Place place, Declarations declarations, Findings findings) {
    List<String> known = new ArrayList<>();
    declarations.signalTypes().values().forEach(type -> known.addAll(type.fields().keySet()));
    declarations.customerFields().keySet().forEach(field -> known.add("customer." + field));
    declarations.windows().forEach(window -> known.add("history." + window.name()));
    RISK.keySet().forEach(word -> known.add("risk." + word));
    OFFER.keySet().forEach(word -> known.add("offer." + word));
    ACTION.keySet().forEach(word -> known.add("action." + word));
    BUDGET.keySet().forEach(word -> known.add("budget." + word));
    known.addAll(OTHERS.keySet());
    findings
        .assuming("vocabulary/", "parameters/")
        .error(
            place,
            Code.UNKNOWN_NAME,
            "Nothing fills '{%s}'.".formatted(name),
            Names.suggest(name, known));
  }

  /** The field or other thing a gap shows, whichever way. */
  String thing() {
    return thing(name);
  }

  private static String thing(String name) {
    return name.startsWith(TURNED) ? name.substring(TURNED.length()) : name;
  }

  private static Optional<Placeholder> find(
      String name, Declarations declarations, Parameters parameters, String currency) {
    if (name.startsWith(TURNED)) {
      return find(thing(name), declarations, parameters, currency)
          .map(p -> new Placeholder(name, p.shown(), view -> turned(p.value().apply(view))));
    }
    int dot = name.indexOf('.');
    String noun = dot < 0 ? "" : name.substring(0, dot);
    String word = name.substring(dot + 1);
    if (OTHERS.containsKey(name)) {
      Shown shown = noun.equals("contactHours") ? Shown.TO_THE_MINUTE : Shown.AS_IT_IS;
      return Optional.of(new Placeholder(name, shown, OTHERS.get(name)));
    }
    return switch (noun) {
      case "" ->
          declarations.signalTypes().values().stream()
              .map(type -> type.fields().get(word))
              .filter(java.util.Objects::nonNull)
              .findFirst()
              .map(Shown::of)
              .map(s -> new Placeholder(name, s, view -> view.facts().signal().data().get(word)));
      case "customer" ->
          Optional.ofNullable(declarations.customerFields().get(word))
              .map(Shown::of)
              .map(s -> new Placeholder(name, s, view -> view.facts().profile().get(word)));
      case "history" ->
          declarations.windows().stream()
              .filter(window -> window.name().equals(word))
              .findFirst()
              .map(
                  w ->
                      new Placeholder(
                          name, Shown.AS_IT_IS, view -> view.facts().history().get(word)));
      case "risk" ->
          Optional.ofNullable(RISK.get(word))
              .map(f -> new Placeholder(name, Shown.AS_IT_IS, of(f, CaseView::risk)));
      case "offer" ->
          Optional.ofNullable(OFFER.get(word))
              .map(f -> new Placeholder(name, offer(word, currency), of(f, CaseView::offer)));
      case "action" ->
          Optional.ofNullable(ACTION.get(word))
              .map(f -> new Placeholder(name, Shown.AS_IT_IS, of(f, CaseView::action)));
      case "budget" ->
          Optional.ofNullable(BUDGET.get(word))
              .map(
                  f ->
                      new Placeholder(
                          name,
                          word.equals("next") ? Shown.TO_THE_MINUTE : Shown.AS_IT_IS,
                          of(f, view -> view.action().flatMap(ProposedAction::shortage))));
      case "contacts" -> nextContact(name, word, parameters);
      case "parameter" ->
          parameters.names().contains(word)
              ? Optional.of(
                  new Placeholder(
                      name, Shown.AS_IT_IS, view -> view.parameters().applyAsDouble(word)))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  // whole numbers stay whole
  private static Object turned(Object value) {
    if (value instanceof Long number) {
      return -number;
    }
    return value instanceof Number number ? -number.doubleValue() : value;
  }

  /** When contacts of so many days are below a limit again, such as next7d.contacts-per-week. */
  private static Optional<Placeholder> nextContact(
      String name, String word, Parameters parameters) {
    Matcher next = NEXT_CONTACT.matcher(word);
    if (!next.matches() || !parameters.names().contains(next.group(2))) {
      return Optional.empty();
    }
    int days = Integer.parseInt(next.group(1));
    return Optional.of(
        new Placeholder(
            name,
            Shown.TO_THE_MINUTE,
            view -> {
              double limit = view.parameters().applyAsDouble(next.group(2));
              return view.contactPossible(view.facts().contacts().belowFrom(limit, days));
            }));
  }

  private static Shown offer(String word, String currency) {
    return word.equals("cost")
        ? new Shown(FieldType.NUMBER, Optional.of(currency))
        : Shown.AS_IT_IS;
  }

  private static <T> Function<CaseView, Object> of(
      Function<T, Object> word, Function<CaseView, Optional<T>> noun) {
    return view -> noun.apply(view).map(word).orElse(null);
  }
}
