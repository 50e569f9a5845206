package io.holdfast.rules.difference;

import io.holdfast.rules.difference.Part.Line;
import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.RuleFiles;
import java.util.ArrayList;
import java.util.List;

/** Everything that is written in a rule set and has a name of its own. */
final class Inventory {
  private Inventory() {}

  /** All items, in the order of the files; what cannot be read is left out. */
  static List<Item> of(RuleFiles files) {
    List<Item> items = new ArrayList<>();
    YamlItems yaml = new YamlItems(files);
    for (FileKind kind : FileKind.values()) {
      for (String file : files.of(kind)) {
        items.addAll(
            switch (kind) {
              case HEADER -> yaml.whole(Kind.SETTING, file);
              case PARAMETERS -> yaml.entries(Kind.PARAMETER, file);
              case BUDGETS -> yaml.entries(Kind.BUDGET, file);
              case GATES -> yaml.whole(Kind.GATE, file);
              case OFFER -> yaml.whole(Kind.OFFER, file);
              case EXPERIMENT -> yaml.whole(Kind.EXPERIMENT, file);
              case REASONS -> yaml.entries(Kind.REASON, file);
              case SIGNAL_TITLES -> yaml.entries(Kind.SIGNAL_TITLE, file);
              case FIELD_TITLES -> yaml.entries(Kind.FIELD_TITLE, file);
              case CAUSES -> yaml.entries(Kind.CAUSE, file);
              case QUEUES -> yaml.entries(Kind.QUEUE, file);
              case OUTCOMES -> yaml.entries(Kind.OUTCOME, file);
              case PLAYBOOK -> yaml.whole(Kind.PLAYBOOK, file);
              case RULE_SENTENCES, RULE_TEXT -> RuleItems.read(file, text(files, file));
              case RULE_TABLE -> TableItems.read(file, files.bytes(file));
              case CASES -> yaml.whole(Kind.CASE, file);
              case RISK_CURVE -> List.of(lines(Kind.RISK_CURVE, file, text(files, file)));
              case UNEXPECTED -> List.of(lines(Kind.FILE, file, text(files, file)));
              default -> List.<Item>of(); // told of below
            });
      }
    }
    items.addAll(VocabularyItems.types(files));
    items.addAll(VocabularyItems.sentences(files));
    return items;
  }

  private static Item lines(Kind kind, String file, String text) {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (!line.isBlank()) {
        lines.add(new Line(line.strip(), number));
      }
    }
    return new Item(kind, file, file, "", Place.of(file), List.of(new Part("line", lines)));
  }

  private static String text(RuleFiles files, String file) {
    return files.text(file, new Findings()).orElse("");
  }
}
