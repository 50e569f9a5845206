package io.holdfast.rules.check;

import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.language.DeclaredType;
import io.holdfast.rules.language.DeclaredType.DeclaredField;
import io.holdfast.rules.language.Headings;
import io.holdfast.rules.language.RuleReader.StageRules;
import io.holdfast.rules.language.Sentences;
import io.holdfast.rules.language.Vocabulary;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Warns of what people would be told in a language that is not theirs, or in that of engineers.
 *
 * @param languages tags of those that decisions are explained in
 * @param fields what fields are called, by field and language
 */
public record WordsForAll(
    List<String> languages,
    Map<String, Map<String, String>> fields,
    Vocabulary vocabulary,
    Sentences sentences) {

  /** Checks conditions and fields; all may be decided by, so errors come first. */
  public void check(List<StageRules> stages, RuleFiles files, Findings findings) {
    if (!findings.hasErrors()) {
      sentences.inEach(languages, findings);
      Headings.inEach(stages, languages, findings);
      if (!files.of(FileKind.FIELD_TITLES).isEmpty()) {
        fields(findings);
      }
    }
  }

  private void fields(Findings findings) {
    Set<String> named = new HashSet<>(fields.keySet());
    for (DeclaredType type : vocabulary.types().values()) {
      for (DeclaredField field : type.fields().values()) {
        // a thing among the fields of another has fields of its own
        if (!vocabulary.types().containsKey(field.type()) && named.add(field.name())) {
          findings.warn(
              field.place(),
              Code.MISSING,
              "The field '%s' has no name in front of people.".formatted(field.name()),
              "Write '%s: {en: …}' into playbooks/fields.yaml.".formatted(field.name()));
        }
      }
    }
  }
}
