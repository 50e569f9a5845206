package io.holdfast.simulation;

import io.holdfast.simulation.Report.Checked;
import io.holdfast.simulation.Report.Outcome;
import io.holdfast.simulation.Report.Smallest;
import io.holdfast.simulation.Report.Spread;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Reports as text, in columns. */
public final class TextReport {
  private static final String COLUMN = "%26s";
  private static final int HASH_SHOWN = 12;
  private static final int MOST_RULES = 12;

  private final StringBuilder text = new StringBuilder();

  private TextReport() {}

  /** The text. */
  public static String of(List<Report> reports) {
    TextReport text = new TextReport();
    reports.forEach(text::report);
    return text.text.toString();
  }

  private void report(Report report) {
    add("%n%s  %s%n", report.name(), report.question());
    add(
        "%s to %s, seed %d%s, %d signals%s%n",
        report.start(),
        report.until(),
        report.seed(),
        report.seeds() == 1 ? "" : " and %d more".formatted(report.seeds() - 1),
        report.signals(),
        report.complete() ? "" : "  STOPPED BEFORE ITS END");
    report.unreadable().forEach(line -> add("  %s%n", line));
    measures(report.versions());
    for (Outcome version : report.withoutTried().versions()) {
      version.difference().smallest().ifPresent(this::smallest);
      version.difference().effects().rules().stream()
          .limit(MOST_RULES)
          .forEach(
              rule ->
                  add(
                      "  %s '%s' speaks otherwise: %d more, %d fewer, %d another word%n",
                      rule.place(), rule.name(), rule.speaks(), rule.silent(), rule.otherwise()));
      version.expectations().forEach(this::checked);
    }
  }

  private void measures(List<Outcome> versions) {
    add("%-40s", "");
    versions.forEach(v -> add(COLUMN, v.tried().isPresent() ? v.name() : hash(v)));
    add("%n");
    TreeSet<String> measures = new TreeSet<>();
    versions.forEach(v -> measures.addAll(v.measures().keySet()));
    for (String measure : measures) {
      add("%-40s", measure);
      versions.forEach(v -> add(COLUMN, value(v, measure)));
      add("%n");
    }
  }

  private static String hash(Outcome version) {
    return version.version().substring(0, HASH_SHOWN);
  }

  private void smallest(Smallest smallest) {
    add(
        "  of %d pieces written otherwise %d decide the same%s:%n",
        smallest.of(), smallest.causes().size(), smallest.surely() ? "" : HtmlReport.NOT_SURELY);
    smallest.causes().forEach(cause -> add("    %s%n", cause.inWords()));
  }

  private static String value(Outcome version, String measure) {
    String value = Html.number(version.measures().getOrDefault(measure, 0.0));
    Spread spread = version.spread().get(measure);
    return spread == null
        ? value
        : value + " ±" + Html.number(spread.value().high() - spread.value().mean());
  }

  private void checked(Checked one) {
    add(
        "  %s %s %s: %s%n",
        one.met() ? "as expected" : "NOT EXPECTED",
        one.measure(),
        one.wanted(),
        Html.number(one.found()));
  }

  private void add(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }
}
