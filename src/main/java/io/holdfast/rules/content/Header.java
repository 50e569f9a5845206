package io.holdfast.rules.content;

import io.holdfast.decision.ProfitForm;
import io.holdfast.decision.Settings.Factors;
import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Names;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.rules.files.YamlEntry;
import io.holdfast.vocabulary.ActionClass;
import io.holdfast.vocabulary.ActionKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * {@code ruleset.yaml}: what the rule set is and how its answers are weighed.
 *
 * @param waitingCompetes whether what waits for the contact hours competes with what comes after it
 * @param classes how actions of each kind compete; every kind has one
 * @param purposes what consent is asked for, by kind; every kind has one
 * @param neverHeldOut tiers whose customers are never left alone on purpose
 * @param fourEyes whether somebody other than its author has to activate the version after this one
 * @param guarded files that, where not all are, only such a version may change
 * @param firings most rules that may speak on one case in one stage
 * @param millis most processor time one case may take in one stage
 * @param megabytes most memory one case may use up in one stage
 */
public record Header(
    String name,
    String owner,
    String currency,
    List<String> languages,
    List<String> tiers,
    String defaultTier,
    Factors factors,
    ProfitForm profitForm,
    boolean waitingCompetes,
    Map<ActionKind, ActionClass> classes,
    Map<ActionKind, String> purposes,
    String monthlyRevenueField,
    Optional<String> monthlyCostToServeField,
    String holdoutSalt,
    Set<String> neverHeldOut,
    boolean fourEyes,
    List<String> guarded,
    int firings,
    int millis,
    int megabytes) {
  private static final String WAITING = "waiting";
  private static final String FOUR_EYES = "fourEyes";
  private static final List<String> ENTRIES =
      List.of(
          "name",
          "owner",
          "currency",
          "languages",
          "tiers",
          "defaultTier",
          "arbitration",
          "actionClasses",
          "purposes",
          "customerValue",
          "holdoutSalt",
          "neverHeldOut",
          FOUR_EYES,
          "limits");
  private static final List<String> ARBITRATION =
      List.of("expectedProfit", "propensity", "context", "value", "lever", WAITING);
  private static final String REVENUE = "monthlyRevenueField";
  private static final String COST_TO_SERVE = "monthlyCostToServeField";
  private static final Pattern TIER = Pattern.compile("[\\p{L}\\p{N}_-]{1,60}");
  private static final List<String> KINDS = names(ActionKind.values());

  /** Reads {@code ruleset.yaml}; what is wrong becomes a finding. */
  public static Header read(RuleFiles files, Findings findings) {
    Optional<YamlEntry> root = YamlEntry.read(files, FileKind.HEADER_FILE, findings);
    return new Reader(root, files.limits(), findings).read();
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }

  private static final class Reader {
    private final Optional<YamlEntry> root;
    private final Map<String, YamlEntry> entries;
    private final RuleLimits limits;
    private final Findings findings;

    Reader(Optional<YamlEntry> root, RuleLimits limits, Findings findings) {
      this.root = root;
      this.limits = limits;
      this.entries = root.map(r -> r.entries(ENTRIES)).orElse(Map.of());
      this.findings = findings;
    }

    Header read() {
      String name = required("name").flatMap(YamlEntry::text).orElse("");
      List<String> tiers = texts("tiers");
      tiers.stream()
          .filter(tier -> !TIER.matcher(tier).matches())
          .forEach(
              tier ->
                  required("tiers").ifPresent(e -> e.invalid("words of letters, digits, - and _")));
      return new Header(
          name,
          required("owner").flatMap(YamlEntry::text).orElse(""),
          required("currency")
              .flatMap(e -> e.parsed(this::currency, "a currency's three letters, such as EUR"))
              .orElse("EUR"),
          texts("languages"),
          tiers,
          required("defaultTier").flatMap(e -> e.oneOf(tiers)).orElse(""),
          factors(),
          profitForm(),
          Optional.ofNullable(arbitration().get(WAITING)).flatMap(YamlEntry::flag).orElse(false),
          classes(),
          purposes(),
          valueField(REVENUE).orElse(""),
          valueField(COST_TO_SERVE),
          optional("holdoutSalt").flatMap(YamlEntry::text).orElse(name),
          neverHeldOut(tiers),
          fourEyes().filter(entry -> !entry.isList()).flatMap(YamlEntry::flag).orElse(false),
          guarded(),
          limit("firings", 1_000, limits.firings()),
          limit("millis", 200, limits.millis()),
          limit("megabytes", 64, limits.megabytes()));
    }

    private Optional<YamlEntry> required(String name) {
      return root.flatMap(r -> YamlEntry.required(r, entries, name));
    }

    private Optional<YamlEntry> optional(String name) {
      return Optional.ofNullable(entries.get(name));
    }

    private String currency(String code) {
      return Currency.getInstance(code).getCurrencyCode();
    }

    private List<String> texts(String name) {
      List<String> texts = new ArrayList<>();
      required(name).ifPresent(e -> e.items().forEach(item -> item.text().ifPresent(texts::add)));
      return List.copyOf(texts);
    }

    private Optional<YamlEntry> fourEyes() {
      return optional(FOUR_EYES);
    }

    private List<String> guarded() {
      List<String> paths = new ArrayList<>();
      fourEyes()
          .filter(YamlEntry::isList)
          .ifPresent(list -> list.items().forEach(item -> item.text().ifPresent(paths::add)));
      return List.copyOf(paths);
    }

    private Set<String> neverHeldOut(List<String> tiers) {
      Set<String> exempt = new TreeSet<>();
      optional("neverHeldOut")
          .ifPresent(e -> e.items().forEach(item -> item.oneOf(tiers).ifPresent(exempt::add)));
      return Collections.unmodifiableSet(exempt);
    }

    private Map<String, YamlEntry> arbitration() {
      return optional("arbitration").map(e -> e.entries(ARBITRATION)).orElse(Map.of());
    }

    private ProfitForm profitForm() {
      return Optional.ofNullable(arbitration().get(ARBITRATION.get(0)))
          .flatMap(e -> e.oneOf(names(ProfitForm.values())))
          .map(ProfitForm::valueOf)
          .orElse(ProfitForm.NESLIN);
    }

    private Factors factors() {
      List<String> names = ARBITRATION.subList(1, ARBITRATION.indexOf(WAITING));
      Map<String, YamlEntry> switches = arbitration();
      boolean[] on = new boolean[names.size()];
      for (int i = 0; i < on.length; i++) {
        on[i] =
            Optional.ofNullable(switches.get(names.get(i))).flatMap(YamlEntry::flag).orElse(true);
      }
      return new Factors(on[0], on[1], on[2], on[3]);
    }

    private Map<ActionKind, ActionClass> classes() {
      Map<ActionKind, ActionClass> classes = new EnumMap<>(ActionKind.class);
      for (ActionKind kind : ActionKind.values()) {
        classes.put(kind, ActionClass.DEFAULT);
      }
      optional("actionClasses").map(e -> e.entries(KINDS)).orElse(Map.of()).entrySet().stream()
          .filter(e -> KINDS.contains(e.getKey()))
          .forEach(
              e ->
                  e.getValue()
                      .oneOf(names(ActionClass.values()))
                      .ifPresent(
                          c ->
                              classes.put(ActionKind.valueOf(e.getKey()), ActionClass.valueOf(c))));
      return classes;
    }

    // silence means marketing, the purpose that needs consent
    private Map<ActionKind, String> purposes() {
      Map<ActionKind, String> purposes = new EnumMap<>(ActionKind.class);
      for (ActionKind kind : ActionKind.values()) {
        purposes.put(kind, "marketing");
      }
      optional("purposes").map(e -> e.entries(KINDS)).orElse(Map.of()).entrySet().stream()
          .filter(e -> KINDS.contains(e.getKey()))
          .forEach(
              e ->
                  e.getValue()
                      .text()
                      .ifPresent(p -> purposes.put(ActionKind.valueOf(e.getKey()), p)));
      return purposes;
    }

    private Optional<String> valueField(String field) {
      Optional<YamlEntry> value = required("customerValue");
      Map<String, YamlEntry> fields =
          value.map(e -> e.entries(List.of(REVENUE, COST_TO_SERVE))).orElse(Map.of());
      Optional<YamlEntry> entry =
          field.equals(REVENUE)
              ? value.flatMap(e -> YamlEntry.required(e, fields, field))
              : Optional.ofNullable(fields.get(field));
      return entry.flatMap(YamlEntry::text);
    }

    private int limit(String name, int otherwise, int maximum) {
      return optional("limits")
          .map(e -> e.entries(List.of("firings", "millis", "megabytes")))
          .flatMap(e -> Optional.ofNullable(e.get(name)))
          .flatMap(e -> e.number(1, maximum))
          .map(Double::intValue)
          .orElse(Math.min(otherwise, maximum));
    }
  }

  /** Checks what refers to other files. */
  public void check(RuleFiles files, Set<String> customerFields, Findings findings) {
    exists(REVENUE, monthlyRevenueField, files, customerFields, findings);
    monthlyCostToServeField.ifPresent(
        field -> exists(COST_TO_SERVE, field, files, customerFields, findings));
    guarded.stream()
        .filter(path -> !files.contents().containsKey(path))
        .forEach(
            path ->
                findings.error(
                    entry(files, FOUR_EYES),
                    Code.UNKNOWN_NAME,
                    "There is no file '%s'.".formatted(path),
                    Names.suggest(path, files.contents().keySet())));
  }

  private static Place entry(RuleFiles files, String name) {
    return YamlEntry.read(files, FileKind.HEADER_FILE, new Findings())
        .map(root -> root.entries().get(name).place())
        .orElse(Place.of(FileKind.HEADER_FILE));
  }

  private static void exists(
      String entry, String field, RuleFiles files, Set<String> customerFields, Findings findings) {
    if (!field.isEmpty() && !customerFields.contains(field)) {
      Place place =
          YamlEntry.read(files, FileKind.HEADER_FILE, new Findings())
              .map(root -> root.entries().get("customerValue").entries())
              .map(entries -> entries.get(entry).place())
              .orElse(Place.of(FileKind.HEADER_FILE));
      findings
          .assuming("vocabulary/")
          .error(
              place,
              Code.UNKNOWN_FIELD,
              "'Customer' has no '%s'.".formatted(field),
              Names.suggest(field, customerFields));
    }
  }
}
