package io.holdfast.rules.check;

import io.holdfast.rules.files.Findings;
import io.holdfast.rules.language.DeclaredType;
import io.holdfast.rules.language.Rule;
import io.holdfast.rules.language.RuleReader.StageRules;
import io.holdfast.rules.language.Table;
import io.holdfast.rules.language.Vocabulary;
import io.holdfast.vocabulary.ActionClass;
import io.holdfast.vocabulary.ActionKind;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks how the rows of each table go together. */
public record TableChecks(
    Vocabulary vocabulary, Collection<String> tiers, Collection<String> causes) {

  /** Checks all tables. */
  public void check(Collection<StageRules> stages, Findings findings) {
    Map<String, Collection<String>> words = words();
    for (StageRules stage : stages) {
      for (Table table : stage.tables()) {
        if (!table.rows().isEmpty()) {
          TableCheck.check(table, words, looksAt(table.rows().get(0)), findings);
        }
      }
    }
  }

  private Map<String, Collection<String>> words() {
    Map<String, Collection<String>> words = new HashMap<>();
    words.put("tier", tiers);
    words.put("cause", causes);
    words.put("kind", names(ActionKind.values()));
    words.put("actionClass", names(ActionClass.values()));
    words.put(
        "signalType",
        vocabulary.types().values().stream()
            .map(DeclaredType::notes)
            .filter(notes -> notes.containsKey("signal"))
            .map(notes -> notes.get("signal"))
            .toList());
    return words;
  }

  private static List<String> names(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Enum::name).toList();
  }

  // such as "a signal 'usage-drop'"
  private String looksAt(Rule row) {
    String signal = vocabulary.types().get(row.type()).notes().getOrDefault("signal", "");
    return switch (row.stage()) {
      case ASSESSMENT, PROPOSALS -> signal.isEmpty() ? "a signal" : "a signal '" + signal + "'";
      case POLICIES -> "a proposed action";
      case ASSIGNMENT -> "a task";
    };
  }
}
