package io.holdfast.rules.difference;

import io.holdfast.rules.difference.Change.Detail;
import io.holdfast.rules.difference.Change.What;
import io.holdfast.rules.difference.Matching.Pair;
import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.RuleFiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is written otherwise in one version than in another. What stands in other places or in
 * another order, layout and comments are no changes, unless that is all there is to tell.
 */
public final class Changes {
  private static final Comparator<Told> ORDER =
      Comparator.comparing((Told told) -> told.change().kind())
          .thenComparing(told -> told.pair().either().place().file())
          .thenComparing(told -> told.pair().either().place().line())
          .thenComparing(told -> told.change().name())
          .thenComparing(told -> told.change().what());

  private final List<Change> all;
  private final List<Pair> rules;
  private final Map<Pair, Change> ofRules;

  private record Told(Pair pair, Change change) {}

  private Changes(List<Told> told, List<Pair> rules) {
    this.all = told.stream().map(Told::change).toList();
    this.rules = List.copyOf(rules);
    this.ofRules = told.stream().collect(Collectors.toMap(Told::pair, Told::change));
  }

  /** Compares two versions. */
  public static Changes between(RuleFiles before, RuleFiles after) {
    Set<FileKind> kinds = toCompare(before, after);
    List<Pair> pairs =
        Matching.pairs(Inventory.of(before.only(kinds)), Inventory.of(after.only(kinds)));
    List<Told> told =
        pairs.stream()
            .flatMap(pair -> change(pair).map(change -> new Told(pair, change)).stream())
            .sorted(ORDER)
            .toList();
    return new Changes(
        told, pairs.stream().filter(pair -> !pair.either().spokenBy().isEmpty()).toList());
  }

  // of rules those that are the same are asked for, too; to read all the rest takes its time
  private static Set<FileKind> toCompare(RuleFiles before, RuleFiles after) {
    Set<FileKind> kinds =
        EnumSet.of(FileKind.RULE_SENTENCES, FileKind.RULE_TABLE, FileKind.RULE_TEXT);
    for (FileKind kind : FileKind.values()) {
      if (!before.only(EnumSet.of(kind)).equals(after.only(EnumSet.of(kind)))) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  /** By kind, then by place. */
  public List<Change> all() {
    return all;
  }

  /** What became of a rule; absent where nothing did. */
  Optional<Change> of(Pair rule) {
    return Optional.ofNullable(ofRules.get(rule));
  }

  /** The rules of both versions, each with what it was or became. */
  List<Pair> rules() {
    return rules;
  }

  /** What rules of the new version are called in both, where that is something else. */
  Map<String, String> speakers() {
    Map<String, String> names = new LinkedHashMap<>();
    for (Pair pair : rules) {
      pair.after()
          .map(Item::spokenBy)
          .filter(now -> !now.equals(pair.speaker()))
          .ifPresent(now -> names.put(now, pair.speaker()));
    }
    return names;
  }

  private static Optional<Change> change(Pair pair) {
    Item item = pair.either();
    List<Detail> details = details(pair);
    What what =
        pair.before().isEmpty()
            ? What.ADDED
            : pair.after().isEmpty()
                ? What.REMOVED
                : !details.isEmpty() ? What.CHANGED : moved(pair) ? What.MOVED : null;
    if (what == null) {
      return Optional.empty();
    }
    if (what == What.MOVED) {
      details =
          List.of(
              new Detail(
                  "place",
                  pair.before().map(old -> old.place().file()),
                  Optional.of(item.place().file())));
    }
    return Optional.of(
        new Change(item.kind(), what, place(item, details).toString(), item.name(), details));
  }

  // of a whole file it is told where the first change is
  private static Place place(Item item, List<Detail> details) {
    if (item.place().line() > 0) {
      return item.place();
    }
    return details.stream()
        .flatMap(
            detail ->
                item.part(detail.label()).stream()
                    .flatMap(part -> part.lines().stream())
                    .filter(line -> detail.after().filter(line.text()::equals).isPresent()))
        .findFirst()
        .map(line -> new Place(item.place().file(), line.line()))
        .orElse(item.place());
  }

  private static boolean moved(Pair pair) {
    String before = pair.before().orElseThrow().place().file();
    return !before.equals(pair.after().orElseThrow().place().file());
  }

  private static List<Detail> details(Pair pair) {
    Set<String> labels = new LinkedHashSet<>();
    pair.after().ifPresent(item -> item.parts().forEach(part -> labels.add(part.label())));
    pair.before().ifPresent(item -> item.parts().forEach(part -> labels.add(part.label())));
    List<Detail> details = new ArrayList<>();
    for (String label : labels) {
      details.addAll(details(label, texts(pair.before(), label), texts(pair.after(), label)));
    }
    return details;
  }

  private static List<String> texts(Optional<Item> item, String label) {
    return item.flatMap(i -> i.part(label)).map(Part::texts).orElse(List.of());
  }

  /** Lines that are on one side only, those beside each other told as one. */
  private static List<Detail> details(String label, List<String> before, List<String> after) {
    List<String> gone = without(before, after);
    List<String> added = without(after, before);
    List<Detail> details = new ArrayList<>();
    for (int i = 0; i < Math.max(gone.size(), added.size()); i++) {
      details.add(
          new Detail(
              label,
              i < gone.size() ? Optional.of(gone.get(i)) : Optional.empty(),
              i < added.size() ? Optional.of(added.get(i)) : Optional.empty()));
    }
    return details;
  }

  private static List<String> without(List<String> texts, List<String> others) {
    List<String> rest = new ArrayList<>(texts);
    others.forEach(rest::remove);
    return rest;
  }
}
