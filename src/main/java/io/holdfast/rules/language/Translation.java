package io.holdfast.rules.language;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Language;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.language.Rule.Call;
import io.holdfast.rules.language.Sentences.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Holds a file of rules and the same in another language together: they must come to the same, rule
 * by rule and line by line, because only one of them is decided by. Names and grounds are words and
 * may differ.
 */
final class Translation {
  private static final List<String> SAME_NOTES = List.of("owner", "since");

  private final Sentences sentences;
  private final Map<Place, Said> said;
  private final Findings findings;

  /**
   * @param said what was said where, in all languages
   */
  Translation(Sentences sentences, Map<Place, Said> said, Findings findings) {
    this.sentences = sentences;
    this.said = said;
    this.findings = findings;
  }

  /** One line of a rule: where it stands and what the engine makes of it. */
  private record Line(Place place, Object content) {}

  void check(String file, List<Rule> rules, String otherFile, List<Rule> others) {
    List<String> ids = rules.stream().map(Rule::id).toList();
    List<String> otherIds = others.stream().map(Rule::id).toList();
    for (Rule rule : rules) {
      if (!otherIds.contains(rule.id())) {
        lacks(Place.of(otherFile), rule);
      }
    }
    for (Rule other : others) {
      if (!ids.contains(other.id())) {
        lacks(Place.of(file), other);
      }
    }
    if (otherIds.containsAll(ids) && ids.containsAll(otherIds)) {
      inOrder(rules, others);
    }
  }

  private void lacks(Place place, Rule rule) {
    findings.error(
        place,
        Code.TRANSLATION,
        "The rule '%s' of %s is missing here.".formatted(rule.id(), rule.place()),
        "Write it here as well, or keep only one of the two files.");
  }

  private void inOrder(List<Rule> rules, List<Rule> others) {
    for (int i = 0; i < Math.min(rules.size(), others.size()); i++) {
      if (!rules.get(i).id().equals(others.get(i).id())) {
        findings.error(
            others.get(i).place(),
            Code.TRANSLATION,
            "In this place %s has the rule '%s'."
                .formatted(rules.get(i).place(), rules.get(i).id()),
            "Put the rules of both files in the same order.");
        return;
      }
      same(rules.get(i), others.get(i));
    }
  }

  private void same(Rule rule, Rule other) {
    for (String note : SAME_NOTES) {
      if (!Objects.equals(rule.notes().get(note), other.notes().get(note))) {
        findings.error(
            other.place(),
            Code.TRANSLATION,
            "@%s is '%s' here and '%s' at %s."
                .formatted(note, other.notes().get(note), rule.notes().get(note), rule.place()),
            "Write the same in both.");
      }
    }
    List<Line> lines = lines(rule);
    List<Line> otherLines = lines(other);
    for (int i = 0; i < Math.max(lines.size(), otherLines.size()); i++) {
      Optional<Line> line = i < lines.size() ? Optional.of(lines.get(i)) : Optional.empty();
      Optional<Line> otherLine =
          i < otherLines.size() ? Optional.of(otherLines.get(i)) : Optional.empty();
      if (!line.map(Line::content).equals(otherLine.map(Line::content))) {
        differs(line, rule, otherLine, other);
        return;
      }
    }
  }

  private void differs(Optional<Line> line, Rule rule, Optional<Line> otherLine, Rule other) {
    Place place = line.map(Line::place).orElse(rule.place());
    Place otherPlace = otherLine.map(Line::place).orElse(other.place());
    List<String> ways = new ArrayList<>();
    inLanguageOf(otherPlace, place).ifPresent(s -> ways.add("write '%s' here".formatted(s)));
    inLanguageOf(place, otherPlace).ifPresent(s -> ways.add("'%s' at %s".formatted(s, place)));
    String either = String.join(", or ", ways);
    findings.error(
        otherPlace,
        Code.TRANSLATION,
        "This and %s must say the same in two languages, and do not.".formatted(place),
        either.isEmpty()
            ? "Say the same in both, or keep only one of the two files."
            : Character.toUpperCase(either.charAt(0)) + either.substring(1) + '.');
  }

  // what stands at the one place, as it would be said at the other
  private Optional<String> inLanguageOf(Place place, Place spoken) {
    return Optional.ofNullable(said.get(new Place(spoken.file(), spoken.line())))
        .flatMap(
            what ->
                sentences.inLanguage(Language.of(spoken.file()), Language.of(place.file()), what));
  }

  private List<Line> lines(Rule rule) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(trigger(rule), rule.type()));
    rule.conditions().forEach(c -> lines.add(new Line(c.place(), c.text())));
    rule.calls().forEach(c -> lines.add(new Line(c.place(), said(c))));
    return lines;
  }

  private static List<String> said(Call call) {
    List<String> words = new ArrayList<>(List.of(call.verb()));
    call.arguments().forEach(argument -> words.add(argument.kind() + " " + argument.text()));
    return words;
  }

  // a rule's first sentence
  private Place trigger(Rule rule) {
    return said.keySet().stream()
        .filter(place -> place.file().equals(rule.place().file()))
        .filter(place -> place.line() > rule.place().line())
        .min(java.util.Comparator.comparingInt(Place::line))
        .orElse(rule.place());
  }
}
