package io.holdfast.rules.content;

import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Names;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.YamlEntry;
import io.holdfast.vocabulary.Desk;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code parameters/desks.yaml}: how the desks work that tasks are given to. */
public final class Desks {
  private static final int LARGEST_CAPACITY = 1_000;
  private static final List<String> ENTRIES = List.of("capacity", "owner", "basis");

  private Desks() {}

  /**
   * Reads the desks, by the name of their queue; what is wrong becomes a finding.
   *
   * @param queues there are
   */
  public static Map<String, Desk> read(
      RuleFiles files, Collection<String> queues, Findings findings) {
    if (files.of(FileKind.DESKS).isEmpty()) {
      return Map.of();
    }
    Map<String, Desk> desks = new LinkedHashMap<>();
    YamlEntry.read(files, FileKind.DESKS_FILE, findings)
        .ifPresent(
            root ->
                root.entries()
                    .forEach(
                        (queue, entry) -> {
                          known(queue, entry, queues, findings);
                          desks.put(queue, desk(entry));
                        }));
    return Map.copyOf(desks);
  }

  private static void known(
      String queue, YamlEntry entry, Collection<String> queues, Findings findings) {
    if (!queues.contains(queue)) {
      findings
          .assuming("playbooks/queues.yaml")
          .error(
              entry.key(),
              Code.UNKNOWN_NAME,
              "There is no queue '%s'.".formatted(queue),
              Names.suggest(queue, queues));
    }
  }

  private static Desk desk(YamlEntry entry) {
    Map<String, YamlEntry> parts = entry.entries(ENTRIES);
    YamlEntry.required(entry, parts, "owner").ifPresent(YamlEntry::text);
    YamlEntry.required(entry, parts, "basis").ifPresent(YamlEntry::text);
    return new Desk(
        YamlEntry.required(entry, parts, "capacity")
            .flatMap(e -> e.number(1, LARGEST_CAPACITY))
            .map(Double::intValue));
  }
}
