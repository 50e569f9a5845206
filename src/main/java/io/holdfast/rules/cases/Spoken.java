package io.holdfast.rules.cases;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.files.YamlEntry;
import io.holdfast.rules.language.Consequence;
import io.holdfast.rules.language.Rule;
import io.holdfast.rules.language.Rule.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what a case puts in the words of a rule's 'then', such as "Do nothing because LOW_RISK".
 */
final class Spoken {
  /** Whoever speaks where a case does. */
  static final String SPEAKER = "case";

  private final Background background;
  private final Findings findings;

  Spoken(Background background, Findings findings) {
    this.background = background;
    this.findings = findings;
  }

  /** One sentence or several as a rule that says them; none, with findings, if one is unknown. */
  Optional<Rule> rule(Stage stage, YamlEntry entry) {
    List<Call> calls = new ArrayList<>();
    int before = findings.size();
    for (YamlEntry sentence : entry.oneOrMore()) {
      sentence
          .text()
          .flatMap(t -> background.sentences().consequence(t, sentence.place(), findings))
          .ifPresent(
              code ->
                  calls.addAll(Consequence.read(code, stage, line -> sentence.place(), findings)));
    }
    Rule speaker =
        new Rule(SPEAKER, SPEAKER, stage, 0, entry.place(), Map.of(), "", List.of(), calls);
    background.names().check(speaker, findings);
    calls.stream()
        .filter(call -> call.arguments().stream().anyMatch(a -> a.kind() == null))
        .forEach(
            call ->
                findings.error(
                    call.place(), Code.INVALID_VALUE, "A case says words and numbers only."));
    return findings.size() == before ? Optional.of(speaker) : Optional.empty();
  }
}
