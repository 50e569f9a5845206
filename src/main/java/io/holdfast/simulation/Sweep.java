package io.holdfast.simulation;

import io.holdfast.rules.RuleSet;
import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Names;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.YamlEntry;
import io.holdfast.simulation.Report.Tried;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Tries a version with other numbers: for each value of each number a version of its own, which is
 * the same in all else.
 *
 * @param values by number: a parameter's name, or a file and the entries in it, with blanks between
 */
public record Sweep(Map<String, List<Double>> values) {
  private static final int MOST = 24;

  public Sweep {
    values = new LinkedHashMap<>(values);
    if (values.values().stream().mapToInt(List::size).sum() > MOST) {
      throw new IllegalArgumentException(
          "No more than %d values can be tried at once.".formatted(MOST));
    }
  }

  /**
   * What a scenario's folder says of it; nothing is tried where it says nothing.
   *
   * @throws IllegalArgumentException when that cannot be understood
   */
  public static Sweep of(Path folder) {
    Path yaml = folder.resolve("scenario.yaml");
    Map<String, List<Double>> values = new LinkedHashMap<>();
    if (Files.isRegularFile(yaml)) {
      new YAMLMapper()
          .readTree(yaml)
          .path("sweep")
          .forEachEntry(
              (number, some) -> {
                List<Double> all = new ArrayList<>();
                some.forEach(value -> all.add(number(number, value.asString(""))));
                values.put(number, all);
              });
    }
    return new Sweep(values);
  }

  /**
   * What somebody asks for.
   *
   * @param text such as {@code contacts-per-week=1,2,4}, by number
   */
  public static Sweep of(Map<String, String> text) {
    Map<String, List<Double>> values = new LinkedHashMap<>();
    text.forEach(
        (number, some) ->
            values.put(
                number, Stream.of(some.split(",")).map(value -> number(number, value)).toList()));
    return new Sweep(values);
  }

  private static double number(String what, String value) {
    try {
      return new BigDecimal(value.trim()).doubleValue();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "'%s' is no number that %s can be.".formatted(value, what), e);
    }
  }

  /** The versions, number by number and value by value. */
  public List<Version> versions(Version base, Function<RuleFiles, RuleSet> builder) {
    List<Version> versions = new ArrayList<>();
    values.forEach(
        (number, some) -> {
          List<YamlEntry> found = find(base.files(), number);
          for (double value : some) {
            RuleFiles files = with(base.files(), found, value);
            versions.add(
                new Version(
                    "%s = %s".formatted(number, Names.number(value)),
                    files,
                    builder.apply(files),
                    Optional.of(new Tried(number, value))));
          }
        });
    return versions;
  }

  /** Where the number stands; of a parameter with several values, each from a day, all of them. */
  private static List<YamlEntry> find(RuleFiles files, String number) {
    String[] words = number.trim().split(" +");
    List<YamlEntry> found =
        words.length == 1 ? parameter(files, words[0]) : entry(files, words).stream().toList();
    if (found.isEmpty() || found.stream().anyMatch(entry -> entry.number().isEmpty())) {
      throw new IllegalArgumentException(
          ("There is no number '%s' to be varied. %s Name a parameter, or a file and the entries in"
                  + " it, such as 'parameters/budgets.yaml retention amount'.")
              .formatted(number, Names.suggest(number, parameters(files).keySet())));
    }
    return found;
  }

  private static Map<String, YamlEntry> parameters(RuleFiles files) {
    Map<String, YamlEntry> all = new LinkedHashMap<>();
    for (String file : files.of(FileKind.PARAMETERS)) {
      YamlEntry.read(files, file, new Findings()).ifPresent(root -> all.putAll(root.entries()));
    }
    return all;
  }

  private static List<YamlEntry> parameter(RuleFiles files, String name) {
    YamlEntry parameter = parameters(files).get(name);
    if (parameter == null || !parameter.isMap()) {
      return List.of();
    }
    Map<String, YamlEntry> entries = parameter.entries();
    return entries.containsKey("values")
        ? entries.get("values").items().stream()
            .flatMap(dated -> Optional.ofNullable(dated.entries().get("value")).stream())
            .toList()
        : Optional.ofNullable(entries.get("value")).stream().toList();
  }

  private static Optional<YamlEntry> entry(RuleFiles files, String[] words) {
    Optional<YamlEntry> found =
        files.contents().containsKey(words[0])
            ? YamlEntry.read(files, words[0], new Findings())
            : Optional.empty();
    for (int i = 1; i < words.length; i++) {
      String word = words[i];
      found = found.filter(YamlEntry::isMap).map(entry -> entry.entries().get(word));
    }
    return found;
  }

  private static RuleFiles with(RuleFiles files, List<YamlEntry> numbers, double value) {
    String file = numbers.get(0).place().file();
    String[] lines = files.text(file, new Findings()).orElseThrow().split("\n", -1);
    // from the end, so that what is before keeps its place
    List<YamlEntry> fromTheEnd = new ArrayList<>(numbers);
    fromTheEnd.sort(
        Comparator.comparing((YamlEntry one) -> one.place().line())
            .thenComparing(one -> one.place().column())
            .reversed());
    for (YamlEntry number : fromTheEnd) {
      Place place = number.place();
      String line = lines[place.line() - 1];
      int from = place.column() - 1;
      String old = number.text().orElseThrow();
      if (!line.startsWith(old, from)) {
        throw new IllegalArgumentException(
            "%s must be written as a plain number to be varied.".formatted(place));
      }
      lines[place.line() - 1] =
          line.substring(0, from) + Names.number(value) + line.substring(from + old.length());
    }
    byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    return files.with(Map.of(file, Optional.of(text)));
  }
}
