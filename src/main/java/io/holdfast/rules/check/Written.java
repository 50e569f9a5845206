package io.holdfast.rules.check;

import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.language.Condition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How things stand in the files, so that people are told of them in their own words. */
public final class Written {
  private final RuleFiles files;
  private final Map<String, List<String>> lines = new HashMap<>();

  public Written(RuleFiles files) {
    this.files = files;
  }

  /** A condition as somebody wrote it: a sentence, or else a comparison. */
  String say(Condition condition) {
    String sentence = line(condition.place());
    return sentence.isEmpty() ? condition.text().trim() : sentence.replaceFirst("^-\\s*", "");
  }

  /** The sentence at a place; empty text where no sentences are written. */
  String line(Place place) {
    if (!place.file().endsWith(".dslr") || place.line() == 0) {
      return "";
    }
    List<String> all =
        lines.computeIfAbsent(
            place.file(),
            file -> files.text(file, new Findings()).orElse("").lines().map(String::trim).toList());
    return place.line() <= all.size() ? all.get(place.line() - 1) : "";
  }
}
