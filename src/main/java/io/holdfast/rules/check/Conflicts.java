package io.holdfast.rules.check;

import io.holdfast.rules.content.Header;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.Rule;
import io.holdfast.rules.language.Rule.Call;
import io.holdfast.rules.language.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds rules that write the same thing differently. Of two that fit the later one counts, so an
 * exception below its general rule is meant; what is not meant is a rule that never counts, and two
 * of which neither is the exception of the other. The rows of one table are not compared: their
 * order is part of the table.
 */
public final class Conflicts {
  /** What can be written once only, by verb. */
  private static final Map<String, String> ONCE =
      Map.of(
          "tier", "tier",
          "queue", "queue",
          "dueWithin", "due time",
          "priority", "priority",
          "playbook", "playbook");

  private static final int MOST_PAIRS = 250_000;

  private final Header header;
  private final Vocabulary vocabulary;
  private final Findings findings;

  private Conflicts(Header header, Vocabulary vocabulary, Findings findings) {
    this.header = header;
    this.vocabulary = vocabulary;
    this.findings = findings;
  }

  /** What one rule writes, and when. */
  private record Word(Call call, String value, Reach when) {}

  public static void check(
      List<Rule> rules, Header header, Vocabulary vocabulary, Findings findings) {
    Conflicts conflicts = new Conflicts(header, vocabulary, findings);
    if (findings.hasErrorsBelow("vocabulary/")) {
      return; // a condition that cannot be read makes a rule look more general than it is
    }
    List<Rule> readable =
        rules.stream().filter(rule -> !findings.hasErrors(rule.place().file())).toList();
    for (Stage stage : List.of(Stage.ASSESSMENT, Stage.ASSIGNMENT)) {
      conflicts
          .words(readable.stream().filter(rule -> rule.stage() == stage).toList())
          .forEach(conflicts::compare);
    }
  }

  private Map<String, List<Word>> words(List<Rule> rules) {
    Map<String, List<Word>> words = new LinkedHashMap<>();
    for (Rule rule : rules) {
      Reach when = Reach.of(rule, header, vocabulary);
      Map<String, String> said = new LinkedHashMap<>();
      for (Call call : rule.calls()) {
        if (ONCE.containsKey(call.verb()) && call.arguments().size() == 1) {
          String value = call.arguments().get(0).text();
          String before = said.put(call.verb(), value);
          if (before != null && !before.equals(value)) {
            twice(call, before, value);
          }
          words
              .computeIfAbsent(call.verb(), verb -> new ArrayList<>())
              .add(new Word(call, value, when));
        }
      }
    }
    return words;
  }

  private void twice(Call call, String before, String value) {
    String what = ONCE.get(call.verb());
    findings.error(
        call.place(),
        Code.CONFLICT,
        "The rule gives two values for the %s: %s and %s.".formatted(what, before, value),
        "Keep one of them.");
  }

  private void compare(String verb, List<Word> words) {
    if ((long) words.size() * words.size() > MOST_PAIRS) {
      return; // tables of this size are checked row by row, and nothing else is as long
    }
    for (int later = 1; later < words.size(); later++) {
      List<Word> overruled = new ArrayList<>();
      for (int earlier = 0; earlier < later; earlier++) {
        compare(words.get(earlier), words.get(later)).ifPresent(overruled::add);
      }
      if (!overruled.isEmpty()) {
        overrules(words.get(later), overruled);
      }
    }
  }

  private Optional<Word> compare(Word earlier, Word later) {
    boolean apart =
        earlier.value().equals(later.value())
            || earlier.when() == later.when()
            || earlier.when().inTableWith(later.when());
    if (apart || earlier.when().common(later.when()).isEmpty()) {
      return Optional.empty();
    }
    boolean inLater = later.when().includes(earlier.when());
    boolean inEarlier = earlier.when().includes(later.when());
    if (inLater && !inEarlier) {
      return Optional.of(earlier);
    }
    if (inLater) {
      same(earlier, later);
    } else if (!inEarlier && !earlier.when().isRow() && !later.when().isRow()) {
      unclear(earlier, later);
    }
    return Optional.empty();
  }

  private void same(Word earlier, Word later) {
    findings.error(
        later.call().place(),
        Code.CONFLICT,
        "The %s is %s here and %s at %s, for the very same cases."
            .formatted(
                ONCE.get(later.call().verb()),
                later.value(),
                earlier.value(),
                earlier.call().place()),
        "Keep one of the two, or add a condition that keeps them apart.");
  }

  private void overrules(Word later, List<Word> overruled) {
    String first =
        String.join(
            ", ",
            overruled.stream()
                .limit(3)
                .map(w -> "%s at %s".formatted(w.value(), w.call().place()))
                .toList());
    String more = overruled.size() > 3 ? " and %d more".formatted(overruled.size() - 3) : "";
    findings.error(
        later.call().place(),
        Code.OVERRULED,
        "The %s %s comes after %s%s and fits wherever they do, so they never count."
            .formatted(ONCE.get(later.call().verb()), later.value(), first, more),
        "Put the general rule '%s' above its exceptions: the later one counts."
            .formatted(later.when().rule().name()));
  }

  // where the engine alone can tell whether both fit, nothing is said
  private void unclear(Word earlier, Word later) {
    Optional<Region> both =
        earlier.when().common(later.when()).stream().filter(r -> r.others().isEmpty()).findFirst();
    both.ifPresent(
        region ->
            findings.warn(
                later.call().place(),
                Code.CONFLICT,
                "Both this rule and the one at %s fit %s; the %s is then %s, not %s."
                    .formatted(
                        earlier.when().rule().place(),
                        region.example(),
                        ONCE.get(later.call().verb()),
                        later.value(),
                        earlier.value()),
                "If that is not meant, add a condition that keeps them apart."));
  }
}
