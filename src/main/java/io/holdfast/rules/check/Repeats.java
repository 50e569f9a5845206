package io.holdfast.rules.check;

import io.holdfast.rules.content.Header;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.Rule;
import io.holdfast.rules.language.Vocabulary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds rules that say what others say under other names: the same in the same cases, another
 * number for the same reason, or nothing that some other rule does not say wherever they fit. The
 * rows of one table are compared where tables are checked. No false alarms: in doubt it is silent.
 */
public final class Repeats {
  private static final int MOST_PAIRS = 250_000;

  private final Findings findings;

  /** By verb and what is said, or why where every number counts: who says it. */
  private final Map<List<Object>, List<Speaker>> speakers = new LinkedHashMap<>();

  private final Set<Rule> told = new HashSet<>();

  private Repeats(Findings findings) {
    this.findings = findings;
  }

  /** A rule, when it speaks and all it says. */
  private record Speaker(Reach when, List<Utterance> utterances) {
    boolean comesAfter(Speaker other) {
      return when.rule().position() > other.when.rule().position();
    }

    /** Whether both speak in the very same cases. */
    boolean joins(Speaker other) {
      return when.includes(other.when) && other.when.includes(when);
    }
  }

  /** Compares the rules of each stage. */
  public static void check(
      List<Rule> rules, Header header, Vocabulary vocabulary, Findings findings) {
    if (findings.hasErrorsBelow("vocabulary/")) {
      return; // a condition that cannot be read makes a rule look more general than it is
    }
    Set<String> unreadable = new HashSet<>();
    rules.stream()
        .map(rule -> rule.place().file())
        .distinct()
        .filter(findings::hasErrors)
        .forEach(unreadable::add);
    for (Stage stage : Stage.values()) {
      new Repeats(findings)
          .check(
              rules.stream()
                  .filter(rule -> rule.stage() == stage)
                  .filter(rule -> !unreadable.contains(rule.place().file()))
                  .map(r -> new Speaker(Reach.of(r, header, vocabulary), Utterance.of(r)))
                  .toList());
    }
  }

  private void check(List<Speaker> all) {
    for (Speaker speaker : all) {
      speaker.utterances().stream()
          .map(Repeats::subject)
          .distinct()
          .forEach(s -> speakers.computeIfAbsent(s, key -> new ArrayList<>()).add(speaker));
    }
    all.forEach(this::duplicate);
    all.forEach(this::contradiction);
    all.forEach(this::shadowed);
  }

  private static List<Object> subject(Utterance utterance) {
    return Utterance.ADDED.contains(utterance.verb())
        ? List.of(utterance.verb(), utterance.reason())
        : List.of(utterance.verb(), utterance.what());
  }

  // who else speaks of this; tables beyond the limit say too much for the same to be a slip
  private List<Speaker> others(Speaker speaker, Utterance utterance) {
    List<Speaker> all = speakers.get(subject(utterance));
    return (long) all.size() * all.size() > MOST_PAIRS
        ? List.of()
        : all.stream()
            .filter(other -> other != speaker && !told.contains(other.when().rule()))
            .filter(other -> !other.when().inTableWith(speaker.when()))
            .toList();
  }

  private void duplicate(Speaker speaker) {
    Set<Utterance> said = Set.copyOf(speaker.utterances());
    speaker.utterances().stream()
        .findFirst()
        .flatMap(
            first ->
                others(speaker, first).stream()
                    .filter(speaker::comesAfter)
                    .filter(other -> Set.copyOf(other.utterances()).equals(said))
                    .filter(speaker::joins)
                    .findFirst())
        .ifPresent(
            other ->
                tell(
                    speaker,
                    Code.DUPLICATE,
                    "The rule says the same in the same cases as %s."
                        .formatted(other.when().called()),
                    "Take one of them away."));
  }

  private void contradiction(Speaker speaker) {
    for (Utterance utterance : speaker.utterances()) {
      if (!Utterance.ADDED.contains(utterance.verb()) || told.contains(speaker.when().rule())) {
        continue;
      }
      others(speaker, utterance).stream()
          .filter(speaker::comesAfter)
          .filter(speaker::joins)
          .findFirst()
          .ifPresent(
              other ->
                  tell(
                      speaker,
                      Code.CONFLICT,
                      "The rule gives %s for %s, and %s gives %s for it in the very same cases."
                          .formatted(
                              number(utterance),
                              utterance.reason(),
                              other.when().called(),
                              number(counterpart(utterance, other))),
                      "Both count. Keep one of the two, with the number that is meant."));
    }
  }

  private static String number(Utterance utterance) {
    return String.join(" ", utterance.what());
  }

  private static Utterance counterpart(Utterance utterance, Speaker other) {
    return other.utterances().stream()
        .filter(e -> subject(e).equals(subject(utterance)))
        .findFirst()
        .orElseThrow();
  }

  private void shadowed(Speaker speaker) {
    if (told.contains(speaker.when().rule()) || speaker.utterances().isEmpty()) {
      return;
    }
    Map<Rule, String> by = new LinkedHashMap<>();
    for (Utterance utterance : speaker.utterances()) {
      Optional<Speaker> other = taking(utterance, speaker);
      if (other.isEmpty()) {
        return;
      }
      by.put(other.get().when().rule(), other.get().when().called());
    }
    tell(
        speaker,
        Code.SHADOWED,
        "The rule makes no difference: wherever it fits, %s %s the same."
            .formatted(String.join(" and ", by.values()), by.size() > 1 ? "say" : "says"),
        "Take it away, or change when it fits or what it says.");
  }

  private Optional<Speaker> taking(Utterance utterance, Speaker speaker) {
    return others(speaker, utterance).stream()
        .filter(
            other ->
                other.utterances().stream()
                    .anyMatch(
                        e ->
                            subject(e).equals(subject(utterance))
                                && utterance.yieldsTo(e, other.comesAfter(speaker))))
        .filter(other -> other.when().includes(speaker.when()))
        .findFirst();
  }

  private void tell(Speaker speaker, Code code, String message, String suggestion) {
    Rule rule = speaker.when().rule();
    told.add(rule);
    findings.error(rule.place(), code, message, suggestion);
  }
}
