package io.holdfast.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Numbers day by day as a drawing, a line for each version. */
final class Chart {
  private static final List<String> COLOURS =
      List.of("#4269d0", "#e08a00", "#d1384f", "#3ca995", "#7d5fb8", "#6b6b6b");
  private static final int WIDTH = 460;
  private static final int HEIGHT = 150;
  private static final int LEFT = 52;
  private static final int BOTTOM = 22;
  private static final int TOP = 10;
  private static final int RIGHT = 8;

  private Chart() {}

  /** The colour of a version, by its place. */
  static String colour(int version) {
    return COLOURS.get(version % COLOURS.size());
  }

  /**
   * Draws.
   *
   * @param lines one for each version, all of the same length
   */
  static String of(String title, List<double[]> lines) {
    double most = lines.stream().flatMapToDouble(Arrays::stream).max().orElse(0);
    double top = roundUp(most);
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<figure><figcaption>%s</figcaption><svg viewBox=\"0 0 %d %d\" role=\"img\""
                + " aria-label=\"%s\">\n",
            Html.text(title),
            WIDTH,
            HEIGHT,
            Html.text(title)));
    for (int part = 0; part <= 2; part++) {
      grid(svg, top * part / 2, top);
    }
    int days = lines.get(0).length;
    day(svg, 1, days);
    day(svg, days, days);
    // the first version lies on top, where it can be seen when nothing differs
    for (int i = lines.size() - 1; i >= 0; i--) {
      line(svg, lines.get(i), top, i);
    }
    return svg.append("</svg></figure>\n").toString();
  }

  private static double roundUp(double most) {
    if (most <= 0) {
      return 2;
    }
    double power = Math.pow(10, Math.floor(Math.log10(most)));
    for (double step : new double[] {2, 4, 6, 8, 10}) {
      if (most <= step * power) {
        return step * power;
      }
    }
    return most;
  }

  private static double x(int day, int days) {
    return LEFT + (days == 1 ? 0.5 : (double) day / (days - 1)) * (WIDTH - LEFT - RIGHT);
  }

  private static double y(double value, double top) {
    return HEIGHT - BOTTOM - value / top * (HEIGHT - BOTTOM - TOP);
  }

  private static void grid(StringBuilder svg, double value, double top) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
                + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>\n",
            LEFT,
            WIDTH - RIGHT,
            y(value, top),
            y(value, top),
            LEFT - 6,
            y(value, top) + 4,
            Html.number(value)));
  }

  private static void day(StringBuilder svg, int day, int days) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">day %d</text>\n",
            x(day - 1, days),
            HEIGHT - 6,
            day == 1 ? "start" : "end",
            day));
  }

  private static void line(StringBuilder svg, double[] values, double top, int version) {
    StringBuilder points = new StringBuilder();
    for (int day = 0; day < values.length; day++) {
      points.append(
          String.format(Locale.ROOT, "%.1f,%.1f ", x(day, values.length), y(values[day], top)));
    }
    svg.append(
        String.format(
            "<polyline points=\"%s\" stroke=\"%s\"/>\n",
            points.toString().trim(), colour(version)));
  }
}
