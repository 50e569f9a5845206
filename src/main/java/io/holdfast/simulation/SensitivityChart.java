package io.holdfast.simulation;

import io.holdfast.effect.Interval;
import java.util.List;
import java.util.Locale;

/**
 * What a measure comes to by the value of a number, with intervals where there are several runs.
 */
final class SensitivityChart {
  private static final int WIDTH = 460;
  private static final int HEIGHT = 170;
  private static final int LEFT = 62;
  private static final int RIGHT = 16;
  private static final int TOP = 10;
  private static final int BOTTOM = 24;

  private final double lowest;
  private final double highest;
  private final List<Point> points;

  /** A value, and what came of it; without several runs the interval is as wide as nothing. */
  record Point(double value, Interval found) {}

  private SensitivityChart(List<Point> points, double usual) {
    this.points = points;
    this.lowest = points.stream().mapToDouble(one -> one.found().low()).reduce(usual, Math::min);
    this.highest = points.stream().mapToDouble(one -> one.found().high()).reduce(usual, Math::max);
  }

  /**
   * Draws.
   *
   * @param points by value, two or more
   * @param usual what it comes to with the number as it is written
   */
  static String of(String title, List<Point> points, double usual) {
    return new SensitivityChart(points, usual).draw(title, usual);
  }

  private String draw(String title, double usual) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<figure><figcaption>%s</figcaption><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n"
            .formatted(Html.text(title), WIDTH, HEIGHT, Html.text(title)));
    for (double height : List.of(lowest, (lowest + highest) / 2, highest)) {
      svg.append(line("grid", LEFT, y(height), WIDTH - RIGHT, y(height)));
      svg.append(text(LEFT - 6, y(height) + 4, "end", height));
    }
    svg.append(line("usual", LEFT, y(usual), WIDTH - RIGHT, y(usual)));
    StringBuilder path = new StringBuilder();
    for (Point point : points) {
      double x = x(point.value());
      path.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y(point.found().mean())));
      svg.append(line("interval", x, y(point.found().low()), x, y(point.found().high())));
      svg.append(text(x, HEIGHT - 8, "middle", point.value()));
    }
    return svg.append(
            "<polyline points=\"%s\" stroke=\"%s\"/>\n</svg></figure>\n"
                .formatted(path.toString().trim(), Chart.colour(0)))
        .toString();
  }

  private static String line(String kind, double x1, double y1, double x2, double y2) {
    return String.format(
        Locale.ROOT,
        "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
        kind,
        x1,
        y1,
        x2,
        y2);
  }

  private static String text(double x, double y, String anchor, double number) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
        x,
        y,
        anchor,
        Html.number(number));
  }

  private double x(double value) {
    double from = points.get(0).value();
    double to = points.get(points.size() - 1).value();
    return LEFT + 12 + (value - from) / (to - from) * (WIDTH - LEFT - RIGHT - 24);
  }

  private double y(double height) {
    double share = highest == lowest ? 0.5 : (height - lowest) / (highest - lowest);
    return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP);
  }
}
