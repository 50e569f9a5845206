package io.holdfast.rules.content;

import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Names;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.YamlEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code parameters/fairness.yaml}: what an offer must not depend on, in groups. A group lists
 * fields, and words; a word stands for every field that has it in its name, so that {@code age}
 * covers {@code ageYears} from the day somebody declares it.
 */
public final class Fairness {
  private static final String TIER = "tier";
  private static final List<String> PARTS = List.of("basis", "fields", "words", "except");

  private final List<Group> groups = new ArrayList<>();

  private record Group(
      String name, String basis, Set<String> fields, Set<String> words, Set<String> except) {}

  /**
   * Reads the file.
   *
   * @param known everything a rule can ask, such as {@code tier} or {@code customer.segment}
   */
  public static Fairness read(RuleFiles files, Collection<String> known, Findings findings) {
    Fairness fairness = new Fairness();
    if (files.of(FileKind.FAIRNESS).isEmpty()) {
      if (!files.of(FileKind.OFFER).isEmpty()) {
        findings.error(
            Place.of(FileKind.FAIRNESS_FILE),
            Code.MISSING,
            "This file is missing.",
            "It lists what an offer must not depend on; take it from the rule set Holdfast comes"
                + " with.");
      }
      return fairness;
    }
    YamlEntry.read(files, FileKind.FAIRNESS_FILE, findings)
        .ifPresent(
            root ->
                root.entries()
                    .forEach(
                        (name, entry) -> fairness.groups.add(group(name, entry, known, findings))));
    if (fairness.objection(TIER).isEmpty()) {
      findings
          .assuming(FileKind.FAIRNESS_FILE)
          .error(
              Place.of(FileKind.FAIRNESS_FILE),
              Code.MISSING,
              "Nothing here keeps offers from depending on '%s'.".formatted(TIER),
              "List it among the fields of a group; prices never depend on a customer's size (P3).");
    }
    return fairness;
  }

  private static Group group(
      String name, YamlEntry entry, Collection<String> known, Findings findings) {
    Map<String, YamlEntry> parts = entry.entries(PARTS);
    Optional<String> basis = YamlEntry.required(entry, parts, "basis").flatMap(YamlEntry::text);
    Map<String, Set<String>> lists = new LinkedHashMap<>();
    for (String part : PARTS.subList(1, PARTS.size())) {
      Set<String> texts = new LinkedHashSet<>();
      if (parts.containsKey(part)) {
        for (YamlEntry item : parts.get(part).items()) {
          item.text().ifPresent(texts::add);
          if (!part.equals("words")) {
            item.text().ifPresent(field -> exists(field, item.place(), known, findings));
          }
        }
      }
      lists.put(part, texts);
    }
    return new Group(
        name, basis.orElse(""), lists.get("fields"), lists.get("words"), lists.get("except"));
  }

  // a misspelt field would protect nobody
  private static void exists(
      String field, Place place, Collection<String> known, Findings findings) {
    if (!known.contains(field)) {
      findings
          .assuming("vocabulary/")
          .error(
              place,
              Code.UNKNOWN_FIELD,
              "There is nothing called '%s' to ask.".formatted(field),
              Names.suggest(field, known));
    }
  }

  /**
   * Why an offer must not depend on this, in a few words; absent where it may.
   *
   * @param path what is asked, such as {@code customer.segment}
   */
  public Optional<String> objection(String path) {
    Set<String> words =
        new LinkedHashSet<>(
            Arrays.asList(
                path.substring(path.lastIndexOf('.') + 1)
                    .replaceAll("([a-z0-9])([A-Z])", "$1 $2")
                    .toLowerCase(Locale.ROOT)
                    .split("[^\\p{L}]+")));
    return groups.stream()
        .filter(group -> !group.except().contains(path))
        .filter(
            group ->
                group.fields().contains(path) || group.words().stream().anyMatch(words::contains))
        .findFirst()
        .map(group -> "%s: %s".formatted(group.name(), group.basis()));
  }
}
