package io.holdfast.rules.difference;

import io.holdfast.decision.Comparison.Statements;
import io.holdfast.decision.Decision;
import io.holdfast.rules.RuleSet;
import io.holdfast.rules.difference.Matching.Pair;
import io.holdfast.rules.files.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The rules of two versions as they speak in decisions, by {@link Pair#speaker}. */
final class Speakers {
  private final Changes changes;
  private final Voices before;
  private final Voices after;
  private final Map<String, Pair> rules = new HashMap<>();

  Speakers(RuleSet before, RuleSet after, Changes changes) {
    this.changes = changes;
    this.before = new Voices(before);
    this.after = new Voices(after);
    changes.rules().forEach(pair -> rules.put(pair.speaker(), pair));
  }

  /** Where the rule stands, in the new version if it is there. */
  String place(String rule) {
    Pair pair = rules.get(rule);
    return pair == null ? rule : pair.either().place().toString();
  }

  /** What people call it. */
  String name(String rule) {
    Pair pair = rules.get(rule);
    return pair == null ? rule : pair.either().name();
  }

  /** Every rule that speaks otherwise, and the conditions that make it so, stage by stage. */
  List<String> sentences(Map<String, Statements> rules, Decision old, Decision now) {
    List<String> inOrder = new ArrayList<>(rules.keySet());
    inOrder.sort(Comparator.comparing(this::stage).thenComparing(this::place));
    List<String> sentences = new ArrayList<>();
    for (String rule : inOrder) {
      sentence(rule, rules.get(rule), old, now).ifPresent(sentences::add);
    }
    return sentences;
  }

  private Stage stage(String rule) {
    return old(rule)
        .map(Item::spokenBy)
        .flatMap(before::stage)
        .or(() -> now(rule).map(Item::spokenBy).flatMap(after::stage))
        .orElse(Stage.ASSIGNMENT);
  }

  private Optional<String> sentence(String rule, Statements said, Decision old, Decision now) {
    if (said.after().isEmpty()) {
      return silent(rule, said.before(), now, after, now(rule), "is gone")
          .map(
              why ->
                  "%s does not say '%s' any more: %s".formatted(subject(rule), said.before(), why));
    }
    if (said.before().isEmpty()) {
      return silent(rule, said.after(), old, before, old(rule), "is new")
          .map(why -> "%s now says '%s': before, %s".formatted(subject(rule), said.after(), why));
    }
    return Optional.of("%s: '%s' → '%s'".formatted(subject(rule), said.before(), said.after()));
  }

  /** Why the rule is silent in this version; absent where what it was about is not there at all. */
  private Optional<String> silent(
      String rule,
      String said,
      Decision decision,
      Voices voices,
      Optional<Item> item,
      String otherwise) {
    if (item.isEmpty()) {
      return Optional.of("the rule " + otherwise);
    }
    List<String> why = voices.whyNot(item.get(), decision, said);
    if (why.isEmpty()) {
      return stage(rule) == Stage.POLICIES
          ? Optional.empty()
          : Optional.of("another rule said the same");
    }
    return Optional.of(String.join(", and ", why));
  }

  /** Rules of tiers and tasks that fit otherwise: they give no reasons, so the record has none. */
  List<String> unreasoned(Decision old, Decision now) {
    Set<String> first = speakers(before.unreasoned(old), pair -> pair.before());
    Set<String> second = speakers(after.unreasoned(now), pair -> pair.after());
    Set<String> all = new TreeSet<>(Comparator.comparing(this::place).thenComparing(r -> r));
    all.addAll(first);
    all.addAll(second);
    List<String> sentences = new ArrayList<>();
    for (String rule : all) {
      if (!second.contains(rule)) {
        sentences.add(
            "%s does not fit any more%s".formatted(subject(rule), why(after, now(rule), now)));
      } else if (!first.contains(rule)) {
        sentences.add("%s fits now%s".formatted(subject(rule), why(before, old(rule), old)));
      } else {
        changes
            .of(rules.get(rule))
            .ifPresent(
                change -> sentences.add("%s: %s".formatted(subject(rule), change.inWords())));
      }
    }
    return sentences;
  }

  private interface Side {
    Optional<Item> of(Pair pair);
  }

  private Set<String> speakers(List<String> ids, Side side) {
    Set<String> speaking = new HashSet<>(ids);
    return rules.values().stream()
        .filter(pair -> side.of(pair).map(Item::spokenBy).filter(speaking::contains).isPresent())
        .map(Pair::speaker)
        .collect(Collectors.toSet());
  }

  private static String why(Voices voices, Optional<Item> rule, Decision decision) {
    List<String> why = rule.map(item -> voices.whyNot(item, decision, "")).orElse(List.of());
    return why.isEmpty() ? "" : ": " + String.join(", and ", why);
  }

  private String subject(String rule) {
    return "%s '%s'".formatted(place(rule), name(rule));
  }

  private Optional<Item> old(String rule) {
    return Optional.ofNullable(rules.get(rule)).flatMap(Pair::before);
  }

  private Optional<Item> now(String rule) {
    return Optional.ofNullable(rules.get(rule)).flatMap(Pair::after);
  }
}
