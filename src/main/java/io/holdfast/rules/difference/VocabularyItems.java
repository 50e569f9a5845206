package io.holdfast.rules.difference;

import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.language.DeclaredType;
import io.holdfast.rules.language.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words rules are written in: declared types and sentences. */
final class VocabularyItems {
  private static final Pattern SENTENCE =
      Pattern.compile(
          "\\[(when|then|condition|consequence|\\*)](?:\\[[^\\]]*])?(.*?)(?<!\\\\)=(.*)");

  private VocabularyItems() {}

  static List<Item> types(RuleFiles files) {
    return Vocabulary.read(files, new Findings()).types().values().stream()
        .map(VocabularyItems::type)
        .toList();
  }

  private static Item type(DeclaredType type) {
    List<Part> parts = new ArrayList<>();
    parts.add(Part.of("extends", type.parent(), type.place().line()));
    new TreeMap<>(type.notes())
        .forEach((name, value) -> parts.add(Part.of("@" + name, value, type.place().line())));
    type.fields()
        .values()
        .forEach(
            field ->
                parts.add(
                    Part.of(
                        "field " + field.name(),
                        field.type() + notes(field.notes()),
                        field.place().line())));
    return new Item(Kind.TYPE, type.name(), type.name(), "", type.place(), List.copyOf(parts));
  }

  private static String notes(Map<String, String> notes) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(notes)
        .forEach(
            (name, value) ->
                text.append(" @").append(name).append(value.isEmpty() ? "" : "(" + value + ")"));
    return text.toString();
  }

  static List<Item> sentences(RuleFiles files) {
    List<Item> items = new ArrayList<>();
    for (String file : files.of(FileKind.SENTENCES)) {
      int line = 0;
      for (String written : files.text(file, new Findings()).orElse("").split("\n", -1)) {
        line++;
        Matcher sentence = SENTENCE.matcher(written.strip());
        if (sentence.matches()) {
          String name = sentence.group(2).strip();
          items.add(
              new Item(
                  Kind.SENTENCE,
                  sentence.group(1) + ' ' + name,
                  name,
                  "",
                  new Place(file, line),
                  List.of(Part.of("meaning", sentence.group(3).strip(), line))));
        }
      }
    }
    return items;
  }
}
