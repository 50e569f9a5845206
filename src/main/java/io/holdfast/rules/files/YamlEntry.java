package io.holdfast.rules.files;

import io.holdfast.rules.files.Finding.Code;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A value in a YAML file that knows its line. What it cannot be read as becomes a finding. */
public final class YamlEntry {
  private static final int DEEPEST = 20;
  private static final Pattern NUMBER = Pattern.compile("[-+]?[\\d.]+([eE][-+]?\\d+)?");
  private static final Set<Tag> PLAIN =
      Set.of(Tag.MAP, Tag.SEQ, Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL);

  private final String name;

  /** Where its name stands. */
  private final Place key;

  /** Where its value stands; for a value of several lines, its name. */
  private final Place place;

  private final Node node;
  private final Findings findings;

  private YamlEntry(String name, Place key, Node node, Findings findings) {
    this.name = name;
    this.key = key;
    this.place = node instanceof ScalarNode ? place(key.file(), node) : key;
    this.node = node;
    this.findings = findings;
  }

  private static Place place(String file, Node node) {
    return node.getStartMark()
        .map(mark -> new Place(file, mark.getLine() + 1, mark.getColumn() + 1, ""))
        .orElse(Place.of(file));
  }

  /** The file's value; absent when it is empty or cannot be read. */
  public static Optional<YamlEntry> read(RuleFiles files, String file, Findings findings) {
    return files.text(file, findings).flatMap(text -> parse(file, text, findings));
  }

  private static Optional<YamlEntry> parse(String file, String text, Findings findings) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setMaxAliasesForCollections(0).build();
    try {
      Optional<Node> node = new Compose(settings).composeString(text);
      if (node.isEmpty()) {
        findings.error(Place.of(file), Code.MISSING, "The file is empty.");
      }
      return node.filter(value -> isPlain(value, file, findings, 0))
          .map(value -> new YamlEntry(file, Place.of(file), value, findings));
    } catch (MarkedYamlEngineException e) {
      YamlMessage.report(file, e, findings);
    } catch (StackOverflowError e) {
      findings.error(Place.of(file), Code.TOO_LARGE, "The file is nested too deeply.");
    } catch (YamlEngineException e) {
      findings.error(Place.of(file), Code.SYNTAX, "This cannot be read as YAML.");
    }
    return Optional.empty();
  }

  // a tag would ask for a value to be made by a program
  private static boolean isPlain(Node node, String file, Findings findings, int depth) {
    Place place = new Place(file, node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0));
    if (!PLAIN.contains(node.getTag())) {
      findings.error(
          place, Code.FORBIDDEN, "'%s' has no meaning here.".formatted(node.getTag().getValue()));
      return false;
    }
    if (depth > DEEPEST) {
      findings.error(place, Code.TOO_LARGE, "The file is nested too deeply.");
      return false;
    }
    if (node instanceof MappingNode mapping) {
      return mapping.getValue().stream()
          .allMatch(
              tuple ->
                  isPlain(tuple.getKeyNode(), file, findings, depth + 1)
                      && isPlain(tuple.getValueNode(), file, findings, depth + 1));
    }
    return !(node instanceof SequenceNode sequence)
        || sequence.getValue().stream().allMatch(item -> isPlain(item, file, findings, depth + 1));
  }

  public Place place() {
    return place;
  }

  /** Where its name stands. */
  public Place key() {
    return key;
  }

  public String name() {
    return name;
  }

  /** Entries by name, in the order of the file. */
  public Map<String, YamlEntry> entries() {
    Map<String, YamlEntry> entries = new LinkedHashMap<>();
    if (!(node instanceof MappingNode mapping)) {
      invalid("a list of entries such as 'name: value'");
      return entries;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        invalid("a list of entries with simple names");
        continue;
      }
      YamlEntry entry =
          new YamlEntry(key.getValue(), place(place.file(), key), tuple.getValueNode(), findings);
      YamlEntry before = entries.putIfAbsent(key.getValue(), entry);
      if (before != null) {
        findings.error(
            entry.key,
            Code.DUPLICATE,
            "'%s' stands here and at line %d.".formatted(key.getValue(), before.key.line()));
      }
    }
    return entries;
  }

  /** As {@link #entries()}, but only these names may occur. */
  public Map<String, YamlEntry> entries(Collection<String> known) {
    Map<String, YamlEntry> entries = entries();
    entries.forEach(
        (key, entry) -> {
          if (!known.contains(key)) {
            findings.error(
                entry.key,
                Code.UNKNOWN_ENTRY,
                "Nothing is called '%s' here.".formatted(key),
                Names.suggest(key, known));
          }
        });
    return entries;
  }

  /** What a list holds; anything but a list becomes a finding. */
  public List<YamlEntry> items() {
    if (!(node instanceof SequenceNode sequence)) {
      invalid("a list");
      return List.of();
    }
    List<YamlEntry> items = new ArrayList<>();
    sequence
        .getValue()
        .forEach(n -> items.add(new YamlEntry(name, place(place.file(), n), n, findings)));
    return items;
  }

  public boolean isMap() {
    return node instanceof MappingNode;
  }

  public boolean isList() {
    return node instanceof SequenceNode;
  }

  /** Whether the name stands there without a value. */
  public boolean isNothing() {
    return node.getTag().equals(Tag.NULL);
  }

  /** The items of a list, or the one value where there is no list. */
  public List<YamlEntry> oneOrMore() {
    return isList() ? items() : List.of(this);
  }

  /** The value as JSON has it: text, number, true or false, list, map or null. */
  public Object plain() {
    return plain(node);
  }

  private static Object plain(Node node) {
    if (node instanceof SequenceNode list) {
      return list.getValue().stream().map(YamlEntry::plain).toList();
    }
    if (node instanceof MappingNode map) {
      Map<String, Object> values = new LinkedHashMap<>();
      for (NodeTuple tuple : map.getValue()) {
        values.put(String.valueOf(plain(tuple.getKeyNode())), plain(tuple.getValueNode()));
      }
      return values;
    }
    String text = ((ScalarNode) node).getValue();
    Tag tag = node.getTag();
    if (tag.equals(Tag.NULL)) {
      return null;
    }
    if (tag.equals(Tag.BOOL)) {
      return Boolean.valueOf(text);
    }
    return tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) ? number(text) : text;
  }

  // YAML has notations for numbers that are none elsewhere
  private static Object number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return text;
    }
  }

  /** The value in a few words. */
  public String words() {
    return String.valueOf(plain());
  }

  /** Whether it says yes. */
  public Optional<Boolean> yes() {
    Optional<String> word = text();
    if (word.filter(w -> w.equals("yes") || w.equals("no")).isPresent()) {
      return Optional.of(word.get().equals("yes"));
    }
    return flag();
  }

  /** The value as text; anything but a simple value becomes a finding. */
  public Optional<String> text() {
    if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
      return Optional.of(scalar.getValue());
    }
    invalid("a text");
    return Optional.empty();
  }

  /** The value as a number; anything else becomes a finding. */
  public Optional<Double> number() {
    return text()
        .flatMap(
            text -> {
              try {
                double number = Double.parseDouble(text);
                if (Double.isFinite(number) && NUMBER.matcher(text).matches()) {
                  return Optional.of(number);
                }
              } catch (NumberFormatException e) {
                // said below
              }
              invalid("a number");
              return Optional.empty();
            });
  }

  /** A number within bounds, both inclusive. */
  public Optional<Double> number(double minimum, double maximum) {
    Optional<Double> number = number();
    if (number.filter(n -> n < minimum || n > maximum).isPresent()) {
      invalid("a number from %s to %s".formatted(Names.number(minimum), Names.number(maximum)));
      return Optional.empty();
    }
    return number;
  }

  /** The value as true or false; anything else becomes a finding. */
  public Optional<Boolean> flag() {
    return text()
        .flatMap(
            text -> {
              if (text.equals("true") || text.equals("false")) {
                return Optional.of(text.equals("true"));
              }
              invalid("true or false");
              return Optional.empty();
            });
  }

  /** A day such as 2026-01-31. */
  public Optional<LocalDate> day() {
    return text()
        .flatMap(
            text -> {
              try {
                return Optional.of(LocalDate.parse(text));
              } catch (DateTimeParseException e) {
                findings.error(
                    place,
                    Code.INVALID_DATE,
                    "'%s' is not a day.".formatted(text),
                    "Write year-month-day, such as 2026-01-31.");
                return Optional.empty();
              }
            });
  }

  /** The text as something that has its own notation, such as a duration. */
  public <T> Optional<T> parsed(Function<String, T> parser, String what) {
    return text()
        .flatMap(
            text -> {
              try {
                return Optional.of(parser.apply(text));
              } catch (RuntimeException e) {
                invalid(what);
                return Optional.empty();
              }
            });
  }

  /** One of these words. */
  public Optional<String> oneOf(Collection<String> words) {
    Optional<String> text = text();
    if (text.filter(word -> !words.contains(word)).isPresent()) {
      findings.error(
          place,
          Code.INVALID_VALUE,
          "'%s' cannot be %s.".formatted(text.get(), name),
          Names.suggest(text.get(), words));
      return Optional.empty();
    }
    return text;
  }

  /** Notes that something is said a second time. */
  public void twice(String what) {
    findings.error(place, Code.DUPLICATE, what + '.');
  }

  /**
   * The words of a list, each one of a choice. Another one becomes a finding and is kept, so that
   * it is said once.
   *
   * @param otherwise what is said of another word, which is filled in
   */
  public Set<String> namesOf(Collection<String> choice, String otherwise) {
    Set<String> names = new LinkedHashSet<>();
    for (YamlEntry item : items()) {
      Optional<String> text = item.text();
      text.ifPresent(names::add);
      text.filter(word -> !choice.contains(word))
          .ifPresent(
              word ->
                  findings.error(
                      item.place,
                      Code.UNKNOWN_NAME,
                      otherwise.formatted(word),
                      Names.suggest(word, choice)));
    }
    return names;
  }

  /** Notes that the value must be something else. */
  public void invalid(String expected) {
    findings.error(
        place,
        Code.INVALID_VALUE,
        "'%s' must be %s.".formatted(name, expected),
        node instanceof ScalarNode scalar ? "It is '%s' now.".formatted(scalar.getValue()) : "");
  }

  /** The entry of this name; its absence is a finding. */
  public static Optional<YamlEntry> required(
      YamlEntry parent, Map<String, YamlEntry> entries, String name) {
    YamlEntry entry = entries.get(name);
    if (entry == null) {
      parent.findings.error(
          parent.place,
          Code.MISSING,
          "'%s' is missing.".formatted(name),
          "Write '%s: …'.".formatted(name));
    }
    return Optional.ofNullable(entry);
  }
}
