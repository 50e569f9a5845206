package io.holdfast.rules.content;

import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.YamlEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code gates.yaml}: what a version must keep to before it decides.
 *
 * @param recorded decisions on record that are made again; with fewer, nothing is said about them
 */
public record Gates(int recorded, List<Gate> gates) {
  /** The decisions on record, where others name a simulation. */
  public static final String RECORDED = "recorded";

  private static final Gates NONE = new Gates(0, List.of());
  private static final int MOST = 50;
  private static final int MOST_RECORDED = 10_000;
  private static final Pattern FOLDER = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
  private static final Pattern BOUND = Pattern.compile("(<=|>=) *-?\\d+(\\.\\d+)?");
  private static final List<String> ENTRIES =
      List.of("on", "measure", "limit", "risePct", "owner", "basis");

  /**
   * One limit.
   *
   * @param on {@link #RECORDED}, or the folder of a simulation
   * @param measure such as {@code changedPct}
   * @param bound such as {@code <= 20}
   * @param rise whether the bound is for the rise against the version at work, in percent
   */
  public record Gate(String name, String on, String measure, String bound, boolean rise) {}

  /** Reads the gates; what is wrong becomes a finding. */
  public static Gates read(RuleFiles files, Findings findings) {
    return files.of(FileKind.GATES).isEmpty()
        ? NONE
        : YamlEntry.read(files, FileKind.GATES_FILE, findings)
            .map(root -> gates(root, findings))
            .orElse(NONE);
  }

  private static Gates gates(YamlEntry root, Findings findings) {
    Map<String, YamlEntry> entries = root.entries(List.of("recorded", "gates"));
    Optional<Double> recorded =
        YamlEntry.required(root, entries, "recorded").flatMap(e -> e.number(1, MOST_RECORDED));
    List<Gate> gates = new ArrayList<>();
    YamlEntry.required(root, entries, "gates")
        .ifPresent(
            all -> {
              all.entries().forEach((name, e) -> gate(name, e, findings).ifPresent(gates::add));
              if (all.entries().size() > MOST) {
                findings.error(
                    all.place(), Code.TOO_LARGE, "There are more than %d gates.".formatted(MOST));
              }
            });
    return new Gates(recorded.orElse(0.0).intValue(), List.copyOf(gates));
  }

  private static Optional<Gate> gate(String name, YamlEntry entry, Findings findings) {
    Map<String, YamlEntry> entries = entry.entries(ENTRIES);
    YamlEntry.required(entry, entries, "owner").ifPresent(YamlEntry::text);
    YamlEntry.required(entry, entries, "basis").ifPresent(YamlEntry::text);
    Optional<String> on =
        YamlEntry.required(entry, entries, "on")
            .flatMap(e -> matching(e, FOLDER, "'recorded' or the name of a folder"));
    Optional<String> measure =
        YamlEntry.required(entry, entries, "measure").flatMap(YamlEntry::text);
    boolean rise = entries.containsKey("risePct");
    if (rise == entries.containsKey("limit")) {
      findings.error(
          entry.place(),
          Code.MISSING,
          "'%s' needs either a limit or a risePct.".formatted(name),
          "Write 'limit: \"<= 4\"' for the measure itself, or 'risePct: \"<= 10\"' for how much"
              + " higher than under the version at work it may be.");
      return Optional.empty();
    }
    Optional<String> bound =
        matching(entries.get(rise ? "risePct" : "limit"), BOUND, "a bound such as \"<= 20\"");
    if (on.isEmpty() || measure.isEmpty() || bound.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Gate(name, on.get(), measure.get(), bound.get(), rise));
  }

  private static Optional<String> matching(YamlEntry entry, Pattern pattern, String expected) {
    Optional<String> text = entry.text();
    if (text.isPresent() && !pattern.matcher(text.get()).matches()) {
      entry.invalid(expected);
      return Optional.empty();
    }
    return text;
  }
}
