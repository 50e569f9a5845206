package io.holdfast.simulation;

import io.holdfast.effect.Interval;
import io.holdfast.rules.difference.Effects;
import io.holdfast.rules.difference.Effects.Example;
import io.holdfast.simulation.Report.Checked;
import io.holdfast.simulation.Report.Difference;
import io.holdfast.simulation.Report.Outcome;
import io.holdfast.simulation.Report.Share;
import io.holdfast.simulation.Report.Smallest;
import io.holdfast.simulation.Report.Spread;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reports as one page that needs nothing beside it. */
public final class HtmlReport {
  private static final int HASH_SHOWN = 12;
  private static final int MOST_ROWS = 25;

  /** What is said where a search was ended. */
  static final String NOT_SURELY = " (the search was ended; fewer may do)";

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>Holdfast simulation</title>
      <meta name="viewport" content="width=device-width">
      <style>
      body{font:15px/1.5 system-ui,sans-serif;color:#1c2330;max-width:1000px;margin:2rem auto;padding:0 1rem}
      h1{font-size:1.5rem}h2{margin-top:2.5rem;border-bottom:2px solid #d7dce4}h3{margin-top:1.8rem}
      table{border-collapse:collapse;margin:.5rem 0}td,th{padding:.2rem .8rem .2rem 0;text-align:left;vertical-align:top;border-bottom:1px solid #e6e9ef}
      td.n,th.n{text-align:right}.charts{display:grid;grid-template-columns:1fr 1fr;gap:1rem}
      figure{margin:0}figcaption{font-weight:600}svg{width:100%}svg text{font-size:11px;fill:#5a6474}
      .grid{stroke:#e3e7ee}.usual{stroke:#5a6474;stroke-dasharray:4}.interval{stroke:#4269d0;stroke-width:4;opacity:.35}polyline{fill:none;stroke-width:2}
      .warn{background:#fff1d6;border-left:4px solid #e08a00;padding:.6rem 1rem}.quiet{color:#5a6474}
      .met{color:#1b7f4d}.unmet{color:#b3261e;font-weight:600}.dot{display:inline-block;width:.8em;height:.8em;border-radius:50%;margin-right:.3em}
      </style></head><body>
      """;

  private final StringBuilder page = new StringBuilder(HEAD);

  private HtmlReport() {}

  /** The page. */
  public static String of(List<Report> reports) {
    HtmlReport html = new HtmlReport();
    html.page.append("<h1>What rules do before any customer notices</h1>\n");
    reports.forEach(html::report);
    return html.page.append("</body></html>\n").toString();
  }

  private void report(Report whole) {
    Report report = whole.withoutTried();
    add("<h2>%s</h2>\n", report.name());
    add("<p><b>%s</b></p>\n", report.question());
    if (!report.complete()) {
      add(
          "<p class=\"warn\">Stopped before its end, at %s: what follows is a part only.</p>\n",
          report.until());
    }
    add(
        "<p class=\"quiet\">%s to %s, %s, %s signals. %s</p>\n",
        report.start(),
        report.until(),
        report.seeds() == 1
            ? "seed " + report.seed()
            : "%d runs, of which days and examples are those of seed %d; 95 %% intervals in brackets"
                .formatted(report.seeds(), report.seed()),
        Html.number(report.signals()),
        report.world()
            ? "Customers respond to what is done for them as the scenario says, which no rule knows."
            : "Whether an action keeps a customer is not simulated here.");
    versions(report);
    expectations(report);
    page.append("<h3>At a glance</h3>\n");
    measures(report, Measures.AT_A_GLANCE, Measures::words);
    families(report, "By disposition", "saved.", "provoked.", "left.", "treated.");
    families(report, "Desks", "tasks.", "openTasks.", "tasksInTimePct.");
    families(report, "Budgets", "budgetTaken.", "budgetLeft.");
    families(report, "Treated alike", "leftWithoutPct.", "parity");
    page.append(new Sensitivity(whole).html());
    page.append("<h3>Day by day</h3>\n<div class=\"charts\">\n");
    charts(report);
    page.append("</div>\n");
    for (Outcome version : report.versions().subList(1, report.versions().size())) {
      difference(version);
    }
    page.append("<details><summary>All numbers</summary>\n");
    measures(report, names(report), name -> name);
    page.append("</details>\n");
  }

  private void versions(Report report) {
    page.append("<p>");
    for (int i = 0; i < report.versions().size(); i++) {
      Outcome version = report.versions().get(i);
      add(
          "<span class=\"dot\" style=\"background:%s\"></span>%s (%s) ",
          Chart.colour(i), version.name(), version.version().substring(0, HASH_SHOWN));
    }
    page.append("</p>\n");
  }

  private void expectations(Report report) {
    List<List<String>> rows = new ArrayList<>();
    for (Outcome version : report.versions()) {
      for (Checked one : version.expectations()) {
        rows.add(
            List.of(
                one.met()
                    ? "<span class=\"met\">as expected</span>"
                    : "<span class=\"unmet\">not as expected</span>",
                Html.text(one.measure()),
                Html.text(one.wanted()),
                Html.number(one.found()),
                Html.text(version.name())));
      }
    }
    if (!rows.isEmpty()) {
      page.append("<h3>Expected</h3>\n");
      page.append(Html.table(List.of("", "measure", "expected", "found", "version"), rows));
    }
  }

  private static TreeSet<String> names(Report report) {
    return report.versions().stream()
        .flatMap(version -> version.measures().keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void families(Report report, String title, String... families) {
    List<String> names =
        Stream.of(families)
            .flatMap(family -> names(report).stream().filter(name -> name.startsWith(family)))
            .toList();
    if (!names.isEmpty()) {
      add("<h3>%s</h3>\n", title);
      measures(report, names, Measures::words);
    }
  }

  private void measures(Report report, Collection<String> names, UnaryOperator<String> title) {
    List<Outcome> versions = report.versions();
    List<String> head = new ArrayList<>(List.of(""));
    versions.forEach(version -> head.add(version.name()));
    TreeSet<String> measured = names(report);
    List<List<String>> rows = new ArrayList<>();
    for (String measure : names) {
      if (measured.contains(measure)) {
        List<String> row = new ArrayList<>(List.of(Html.text(title.apply(measure))));
        double first = versions.get(0).measures().getOrDefault(measure, 0.0);
        versions.forEach(version -> row.add(cell(version, measure, first)));
        rows.add(row);
      }
    }
    page.append(Html.table(head, rows));
  }

  private static String cell(Outcome version, String measure, double first) {
    double value = version.measures().getOrDefault(measure, 0.0);
    Optional<Spread> spread = Optional.ofNullable(version.spread().get(measure));
    String cell = Html.number(value) + quiet(spread.map(one -> bounds(one.value())).orElse(""));
    return value == first
        ? cell
        : cell
            + "<br>"
            + quiet(
                (value > first ? "+" : "−")
                    + Html.number(Math.abs(value - first))
                    + spread.map(one -> bounds(one.difference())).orElse(""));
  }

  private static String bounds(Interval interval) {
    return " (%s to %s)".formatted(Html.number(interval.low()), Html.number(interval.high()));
  }

  private static String quiet(String text) {
    return text.isEmpty() ? "" : "<span class=\"quiet\">%s</span>".formatted(text);
  }

  private void charts(Report report) {
    TreeSet<String> names =
        report.versions().stream()
            .flatMap(version -> version.daily().keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    int days =
        report.versions().stream()
            .flatMap(version -> version.daily().values().stream())
            .mapToInt(values -> values.length)
            .max()
            .orElse(1);
    for (String name : names) {
      List<double[]> lines =
          report.versions().stream()
              .map(version -> version.daily().getOrDefault(name, new double[days]))
              .toList();
      page.append(Chart.of(Measures.words(name), lines));
    }
  }

  private void difference(Outcome version) {
    Difference difference = version.difference();
    Effects effects = difference.effects();
    add("<h3>What %s decides otherwise than the first version</h3>\n", version.name());
    add(
        "<p>Of %s decisions on the same signals %s ask for something else and %s for the same for"
            + " other reasons; %s decisions on timers are its own, %s of the first version's are"
            + " missing.</p>\n",
        Html.number(effects.decided()),
        Html.number(effects.outcomeDiffers()),
        Html.number(effects.reasonsDiffer()),
        Html.number(difference.more()),
        Html.number(difference.fewer()));
    difference.smallest().ifPresent(this::smallest);
    if (!difference.changes().isEmpty()) {
      page.append("<p>Written otherwise:</p>\n<ul>\n");
      difference.changes().stream()
          .limit(MOST_ROWS)
          .forEach(
              change ->
                  add("<li>%s %s: %s</li>\n", change.place(), change.name(), change.inWords()));
      page.append("</ul>\n");
    }
    table(
        List.of("what becomes other", "decisions"),
        effects.outcomes().stream()
            .map(one -> List.of(Html.text(one.what()), Html.number(one.decisions()))));
    table(
        List.of("rule that speaks otherwise", "", "newly", "no more", "other words"),
        effects.rules().stream()
            .map(
                rule ->
                    List.of(
                        Html.text(rule.name()),
                        Html.text(rule.place()),
                        Html.number(rule.speaks()),
                        Html.number(rule.silent()),
                        Html.number(rule.otherwise()))));
    shares("tier", difference.tiers());
    shares("signal", difference.signals());
    effects.examples().forEach(this::example);
  }

  private void smallest(Smallest smallest) {
    add(
        "<p>Of %s pieces that are written otherwise %s, made alone, decide the same%s:</p>\n<ul>\n",
        smallest.of(), smallest.causes().size(), smallest.surely() ? "" : NOT_SURELY);
    smallest.causes().forEach(cause -> add("<li>%s</li>\n", cause.inWords()));
    page.append("</ul>\n");
  }

  private void shares(String what, SortedMap<String, Share> shares) {
    table(
        List.of(what, "decisions", "changed"),
        shares.entrySet().stream()
            .filter(entry -> entry.getValue().changed() > 0)
            .map(
                entry ->
                    List.of(
                        Html.text(entry.getKey()),
                        Html.number(entry.getValue().decisions()),
                        Html.number(entry.getValue().changed()))));
  }

  private void table(List<String> head, Stream<List<String>> rows) {
    List<List<String>> shown = rows.limit(MOST_ROWS).toList();
    if (!shown.isEmpty()) {
      page.append(Html.table(head, shown));
    }
  }

  private void example(Example example) {
    add(
        "<details><summary>%s, %s: %s → %s</summary>\n<ul>\n",
        example.customer(), example.signal(), example.before(), example.after());
    example.why().forEach(why -> add("<li>%s</li>\n", why));
    page.append("</ul></details>\n");
  }

  /** Adds markup with values that stand for themselves. */
  private void add(String markup, Object... values) {
    page.append(markup.formatted(Stream.of(values).map(Html::text).toArray()));
  }
}
