package io.holdfast.scorecard;

import io.holdfast.scorecard.Characteristic.Scored;
import io.holdfast.vocabulary.Field;
import io.holdfast.vocabulary.FieldType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes a scorecard as files of a rule set: a table for each characteristic, the cases that show
 * each row at work, and the curve from score to probability.
 */
public final class ScorecardTable {
  static final String TABLE = "assessment/scorecard.drl.csv";
  static final String CASES = "assessment/scorecard.tests.yaml";
  static final String CURVE = "parameters/risk-probability.csv";

  private static final String UNKNOWN = "unknown";
  private static final String ACTION = "assessment.points($param,";

  private final Scorecard scorecard;
  private final String owner;
  private final String history;
  private final LocalDate day;

  /**
   * @param owner of the table
   * @param history what the scorecard was fitted on, for people
   * @param day from which the rows hold
   */
  public ScorecardTable(Scorecard scorecard, String owner, String history, LocalDate day) {
    this.scorecard = scorecard;
    this.owner = owner;
    this.history = history;
    this.day = day;
  }

  /** The code of the reason that rows of a field give, such as TENURE_MONTHS. */
  public static String reason(Field field) {
    return field.name().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
  }

  /** What a band is, in a few words. */
  public static String title(Attribute attribute) {
    if (attribute.unknown()) {
      return UNKNOWN;
    }
    if (!attribute.words().isEmpty()) {
      return String.join(", ", attribute.words());
    }
    String from = number(attribute.from());
    String below = number(attribute.below());
    if (from.isEmpty()) {
      return below.isEmpty() ? "any" : "below " + below;
    }
    return below.isEmpty() ? "from " + from : "from " + from + " below " + below;
  }

  /** A customer to whom no row gives points: values by field, as a case tells them. */
  public Map<String, String> start() {
    Map<String, String> start = new LinkedHashMap<>();
    for (Characteristic characteristic : scorecard.characteristics()) {
      Field field = characteristic.field();
      start.put(field.name(), example(field, best(characteristic)));
    }
    return start;
  }

  /** The files by their paths in a rule set. */
  public Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(TABLE, table());
    files.put(CASES, cases());
    files.put(CURVE, curve());
    return files;
  }

  private String table() {
    List<String> lines = new ArrayList<>();
    lines.add(line("@owner", owner));
    lines.add(line("@since", day.toString()));
    for (Characteristic characteristic : scorecard.characteristics()) {
      boolean number = Binning.isNumber(characteristic.field());
      lines.add(number ? line("@zh-CN", "不少于", "少于") : line("@zh-CN", "取值"));
      lines.add(line("@rows", "one"));
      lines.addAll(number ? numbers(characteristic) : words(characteristic));
    }
    return String.join("\n", lines) + "\n";
  }

  private List<String> numbers(Characteristic characteristic) {
    String field = "customer." + characteristic.field().name();
    List<String> lines = new ArrayList<>();
    lines.add(line(heading(characteristic.field())));
    lines.add(line("NAME", "CONDITION", "CONDITION", "ACTION", "ACTION", "METADATA"));
    lines.add(line("", "Signal...", "Signal..."));
    lines.add(
        line(
            "",
            field + " >= $param",
            field + " < $param",
            ACTION,
            "\"$param\");",
            "basis(\"$param\")"));
    lines.add(line("Row", "From", "Below", "Points", "Reason", "Basis"));
    for (Scored scored : characteristic.attributes()) {
      Attribute band = scored.attribute();
      lines.add(
          line(
              name(characteristic, title(band)),
              band.unknown() ? UNKNOWN : number(band.from()),
              band.unknown() ? "" : number(band.below()),
              points(scored),
              reason(characteristic, scored),
              basis(scored)));
    }
    return lines;
  }

  private List<String> words(Characteristic characteristic) {
    Field field = characteristic.field();
    String is = field.type() == FieldType.FLAG ? " == $param" : " == \"$param\"";
    List<String> lines = new ArrayList<>();
    lines.add(line(heading(field)));
    lines.add(line("NAME", "CONDITION", "ACTION", "ACTION", "METADATA"));
    lines.add(line("", "Signal..."));
    lines.add(
        line("", "customer." + field.name() + is, ACTION, "\"$param\");", "basis(\"$param\")"));
    lines.add(line("Row", "Is", "Points", "Reason", "Basis"));
    for (Scored scored : characteristic.attributes()) {
      for (String word : eachWord(scored.attribute())) {
        lines.add(
            line(
                name(characteristic, word),
                word,
                points(scored),
                reason(characteristic, scored),
                basis(scored)));
      }
    }
    return lines;
  }

  // a row for each, so that an analyst may part what was fitted together
  private static List<String> eachWord(Attribute band) {
    return band.unknown() ? List.of(UNKNOWN) : band.words();
  }

  private static String heading(Field field) {
    return "RuleTable Risk by "
        + field.name()
        + field.description().map(description -> ": " + description).orElse("");
  }

  private static String name(Characteristic characteristic, String band) {
    return characteristic.field().name() + ": " + band;
  }

  // a row without points says nothing
  private static String points(Scored scored) {
    return scored.points() == 0 ? "" : Integer.toString(scored.points());
  }

  private static String reason(Characteristic characteristic, Scored scored) {
    return scored.points() == 0 ? "" : reason(characteristic.field());
  }

  private String basis(Scored scored) {
    Attribute band = scored.attribute();
    String counts =
        String.format(Locale.ROOT, "%d of %d left", band.left(), band.customers())
            + (scored.telling() ? "" : ", too few to tell: the points of the average");
    return counts + "; " + history;
  }

  private String cases() {
    StringBuilder text = new StringBuilder();
    text.append("# Made with the table beside it; each case starts from bands without points.\n");
    text.append("given:\n  customer:\n");
    start().forEach((field, value) -> text.append("    %s: %s\n".formatted(field, value)));
    text.append("rows:\n");
    for (Characteristic characteristic : scorecard.characteristics()) {
      for (Scored scored : characteristic.attributes()) {
        if (scored.points() > 0) {
          examples(characteristic.field(), scored.attribute())
              .forEach(
                  (band, values) ->
                      text.append(
                          "  %s: {customer.%s: %s}\n"
                              .formatted(
                                  quoted(name(characteristic, band)),
                                  characteristic.field().name(),
                                  values)));
        }
      }
    }
    Map.Entry<String, String> any = start().entrySet().iterator().next();
    text.append("  none: {customer.%s: %s}\n".formatted(any.getKey(), any.getValue()));
    return text.toString();
  }

  private static Attribute best(Characteristic characteristic) {
    return characteristic.attributes().stream()
        .filter(scored -> scored.points() == 0)
        .findFirst()
        .orElseThrow()
        .attribute();
  }

  private static String example(Field field, Attribute band) {
    if (band.unknown()) {
      return "";
    }
    return band.words().isEmpty() ? number(lowest(field, band)) : word(band.words().get(0));
  }

  // the rows of a band, and values that fit them: of numbers the edges
  private static Map<String, String> examples(Field field, Attribute band) {
    if (band.unknown()) {
      return Map.of(UNKNOWN, "");
    }
    if (!band.words().isEmpty()) {
      return band.words().stream()
          .collect(Collectors.toMap(w -> w, ScorecardTable::word, (a, b) -> a, LinkedHashMap::new));
    }
    double lowest = lowest(field, band);
    double highest =
        field.type() == FieldType.WHOLE_NUMBER ? band.below() - 1 : (lowest + band.below()) / 2;
    return Map.of(
        title(band),
        Double.isInfinite(band.below()) || highest <= lowest
            ? number(lowest)
            : "[%s, %s]".formatted(number(lowest), number(highest)));
  }

  private static double lowest(Field field, Attribute band) {
    return Double.isInfinite(band.from())
        ? field.minimum().map(BigDecimal::doubleValue).orElse(band.below() - 1)
        : band.from();
  }

  private static String word(String word) {
    return word.equals("true") || word.equals("false") ? word : quoted(word);
  }

  private String curve() {
    StringBuilder text = new StringBuilder();
    text.append("# How likely a customer with this score is to leave; read straight in between.\n");
    text.append(
        "# Fitted with assessment/scorecard.drl.csv: %s; %d points double the odds.\n"
            .formatted(history, scorecard.pointsToDouble()));
    text.append("score,probability\n");
    for (int i = 0; i < scorecard.curve().size(); i++) {
      text.append(
          "%d,%s\n"
              .formatted(
                  i * Scorecard.STEP,
                  BigDecimal.valueOf(scorecard.curve().get(i)).toPlainString()));
    }
    return text.toString();
  }

  private static String number(double number) {
    return Double.isInfinite(number)
        ? ""
        : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private static String line(String... cells) {
    return Arrays.stream(cells).map(ScorecardTable::cell).collect(Collectors.joining(","));
  }

  private static String cell(String text) {
    return text.matches("(?s).*[,\"\n].*") ? quoted(text.replace("\"", "\"\"")) : text;
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
