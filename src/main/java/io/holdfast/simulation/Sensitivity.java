package io.holdfast.simulation;

import io.holdfast.effect.Interval;
import io.holdfast.simulation.Report.Outcome;
import io.holdfast.simulation.Report.Spread;
import io.holdfast.simulation.SensitivityChart.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How far outcomes hang on a number: a drawing and a table for each number that was varied. */
final class Sensitivity {
  private final Outcome usual;
  private final Map<String, List<Outcome>> byNumber = new LinkedHashMap<>();

  Sensitivity(Report report) {
    this.usual = report.versions().get(0);
    for (Outcome outcome : report.versions()) {
      outcome
          .tried()
          .ifPresent(
              tried ->
                  byNumber.computeIfAbsent(tried.number(), n -> new ArrayList<>()).add(outcome));
    }
    byNumber.values().forEach(some -> some.sort(Comparator.comparingDouble(Sensitivity::value)));
  }

  private static double value(Outcome outcome) {
    return outcome.tried().orElseThrow().value();
  }

  /** As a part of a page; empty text where nothing was varied. */
  String html() {
    StringBuilder html = new StringBuilder();
    byNumber.forEach((number, outcomes) -> html.append(html(number, outcomes)));
    return html.toString();
  }

  private String html(String number, List<Outcome> outcomes) {
    List<String> moved =
        Measures.AT_A_GLANCE.stream().filter(measure -> moves(measure, outcomes)).toList();
    StringBuilder html =
        new StringBuilder("<h3>What hangs on %s</h3>\n".formatted(Html.text(number)));
    if (moved.isEmpty()) {
      return html.append("<p>Nothing that is told at a glance.</p>\n").toString();
    }
    html.append(
        "<p class=\"quiet\">Everything else is as in the first version, whose outcome is the dashed line.</p>\n<div class=\"charts\">\n");
    List<String> head = new ArrayList<>(List.of(number));
    List<List<String>> rows = new ArrayList<>();
    outcomes.forEach(one -> rows.add(new ArrayList<>(List.of(Html.number(value(one))))));
    for (String measure : moved) {
      head.add(Measures.words(measure));
      for (int i = 0; i < outcomes.size(); i++) {
        rows.get(i).add(cell(found(measure, outcomes.get(i))));
      }
      if (outcomes.size() > 1) {
        List<Point> points =
            outcomes.stream().map(one -> new Point(value(one), found(measure, one))).toList();
        html.append(SensitivityChart.of(Measures.words(measure), points, mean(measure, usual)));
      }
    }
    return html.append("</div>\n").append(Html.table(head, rows)).toString();
  }

  private boolean moves(String measure, List<Outcome> outcomes) {
    return outcomes.stream().anyMatch(one -> mean(measure, one) != mean(measure, usual));
  }

  private static double mean(String measure, Outcome outcome) {
    return outcome.measures().getOrDefault(measure, 0.0);
  }

  private static Interval found(String measure, Outcome outcome) {
    Spread spread = outcome.spread().get(measure);
    double mean = mean(measure, outcome);
    return spread == null ? new Interval(mean, mean, mean) : spread.value();
  }

  private static String cell(Interval found) {
    return found.low() == found.high()
        ? Html.number(found.mean())
        : "%s <span class=\"quiet\">(%s to %s)</span>"
            .formatted(
                Html.number(found.mean()), Html.number(found.low()), Html.number(found.high()));
  }
}
