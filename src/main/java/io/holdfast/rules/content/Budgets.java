package io.holdfast.rules.content;

import io.holdfast.decision.Budget;
import io.holdfast.decision.Budget.Period;
import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.YamlEntry;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code parameters/budgets.yaml}: what may be spent, by period, tier and offer. */
public final class Budgets {
  /** Most budgets; every decision looks at each. */
  static final int MOST = 20;

  private static final double LARGEST = 1e9;
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
  private static final List<String> ENTRIES =
      List.of("amount", "count", "per", "zone", "actions", "tiers", "managers", "owner", "basis");
  private static final List<String> PERIODS =
      Arrays.stream(Period.values()).map(Budgets::word).toList();

  private final Collection<String> actions;
  private final Header header;
  private final Findings findings;

  private Budgets(Collection<String> actions, Header header, Findings findings) {
    this.actions = actions;
    this.header = header;
    this.findings = findings;
  }

  /** Reads the budgets; what is wrong becomes a finding. */
  public static List<Budget> read(RuleFiles files, Header header, Findings findings) {
    Budgets reader = new Budgets(Experiments.competing(files, header), header, findings);
    List<Budget> all = new ArrayList<>();
    if (!files.of(FileKind.BUDGETS).isEmpty()) {
      YamlEntry.read(files, FileKind.BUDGETS_FILE, findings)
          .ifPresent(
              root -> {
                root.entries().forEach((name, e) -> reader.budget(name, e).ifPresent(all::add));
                if (root.entries().size() > MOST) {
                  String message = "There are more than %d budgets.".formatted(MOST);
                  findings.error(root.place(), Code.TOO_LARGE, message);
                }
              });
    }
    return List.copyOf(all);
  }

  private Optional<Budget> budget(String name, YamlEntry entry) {
    Map<String, YamlEntry> entries = entry.entries(ENTRIES);
    if (!NAME.matcher(name).matches()) {
      findings.error(
          entry.key(),
          Code.INVALID_VALUE,
          "'%s' is no name of a budget.".formatted(name),
          "Use small letters, digits and -, at most 60.");
    }
    YamlEntry.required(entry, entries, "owner").ifPresent(YamlEntry::text);
    YamlEntry.required(entry, entries, "basis").ifPresent(YamlEntry::text);
    Optional<Period> period =
        YamlEntry.required(entry, entries, "per")
            .flatMap(e -> e.oneOf(PERIODS))
            .map(word -> Period.valueOf(word.toUpperCase(Locale.ROOT)));
    Optional<ZoneId> zone =
        entries.containsKey("zone")
            ? entries.get("zone").parsed(ZoneId::of, "a time zone such as Europe/Berlin")
            : Optional.of(ZoneOffset.UTC);
    Set<String> covered =
        names(
            entries,
            "actions",
            actions,
            "There is no offer and no kind of action '%s' to pay for.");
    Set<String> tiers = names(entries, "tiers", header.tiers(), "There is no tier '%s'.");
    boolean counted = entries.containsKey("count");
    if (counted == entries.containsKey("amount")) {
      findings.error(
          entry.place(),
          Code.MISSING,
          "'%s' needs either an amount or a count.".formatted(name),
          "Write 'amount: 40000' for money in %s, or 'count: 500' for so many actions."
              .formatted(header.currency()));
      return Optional.empty();
    }
    Optional<Double> limit = entries.get(counted ? "count" : "amount").number(0, LARGEST);
    if (limit.isEmpty() || period.isEmpty() || zone.isEmpty()) {
      return Optional.empty();
    }
    boolean managers =
        Optional.ofNullable(entries.get("managers")).flatMap(YamlEntry::yes).orElse(false);
    return Optional.of(
        new Budget(name, limit.get(), counted, period.get(), zone.get(), covered, tiers, managers));
  }

  private static Set<String> names(
      Map<String, YamlEntry> entries, String name, Collection<String> choice, String otherwise) {
    return Optional.ofNullable(entries.get(name))
        .map(list -> Set.copyOf(list.namesOf(choice, otherwise)))
        .orElse(Set.of());
  }

  private static String word(Period period) {
    return period.name().toLowerCase(Locale.ROOT);
  }
}
