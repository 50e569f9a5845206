package io.holdfast.rules.language;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.language.DeclaredType.DeclaredField;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** Which names a declared type and its fields may have, so that none hides a word of the engine. */
final class DeclaredNames {
  private static final Pattern TYPE = Pattern.compile("[\\p{Lu}\\p{Lo}][\\p{L}\\p{N}]{0,59}");
  private static final Pattern FIELD = Pattern.compile("[\\p{Ll}\\p{Lo}][\\p{L}\\p{N}]{0,59}");
  private static final Set<String> TAKEN =
      Set.of(
          "Situation",
          "ProposedAction",
          "TaskRequest",
          "Money",
          "Instant",
          "LocalDate",
          "BigDecimal");
  private static final Set<String> WORDS =
      Set.of(
          "and",
          "contains",
          "convertable_to",
          "def",
          "empty",
          "endsWith",
          "eval",
          "excludes",
          "fold",
          "foreach",
          "function",
          "in",
          "is",
          "isdef",
          "matches",
          "memberOf",
          "nil",
          "not",
          "or",
          "parameter",
          "proto",
          "soundslike",
          "startsWith",
          "str",
          "strsim",
          "until",
          "with");

  /** Annotations by which the engine would treat a type in another way. */
  private static final Set<String> ENGINE_NOTES =
      Set.of(
          "classReactive",
          "duration",
          "expires",
          "position",
          "propertyReactive",
          "role",
          "serializable",
          "timestamp",
          "typesafe",
          "Trait",
          "Traitable");

  private static final int MOST_FIELDS = 300;

  private DeclaredNames() {}

  static void check(DeclaredType type, Findings findings) {
    String name = type.name();
    if (!TYPE.matcher(name).matches() || TAKEN.contains(name) || isJavaWord(name)) {
      findings.error(
          type.place(),
          Code.FORBIDDEN,
          "A type cannot be called '%s'.".formatted(name),
          "Begin with a capital letter, and choose a word that means nothing to the engine yet.");
    }
    if (type.fields().size() > MOST_FIELDS) {
      findings.error(
          type.place(), Code.TOO_LARGE, "A type has at most %d fields.".formatted(MOST_FIELDS));
    }
    for (String note : type.notes().keySet()) {
      if (ENGINE_NOTES.contains(note)) {
        findings.error(type.place(), Code.FORBIDDEN, "'@%s' has no use here.".formatted(note));
      }
    }
    type.fields().values().forEach(field -> check(field, findings));
  }

  private static void check(DeclaredField field, Findings findings) {
    String name = field.name();
    if (!FIELD.matcher(name).matches() || SourceVersion.isKeyword(name) || WORDS.contains(name)) {
      findings.error(
          field.place(),
          Code.FORBIDDEN,
          "A field cannot be called '%s'.".formatted(name),
          "Begin with a small letter, and choose a word that means nothing to the engine yet.");
    }
  }

  // a type called System would take the place of Java's
  private static boolean isJavaWord(String name) {
    try {
      Class.forName("java.lang." + name, false, null);
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
