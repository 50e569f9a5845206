package io.holdfast.rules.content;

import io.holdfast.decision.Draw;
import io.holdfast.decision.Experiment;
import io.holdfast.decision.Experiment.Arm;
import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Names;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.YamlEntry;
import io.holdfast.vocabulary.ActionClass;
import io.holdfast.vocabulary.ActionKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The experiments: a file each. */
public final class Experiments {
  private static final int FEWEST_ARMS = 2;
  private static final double WHOLE = 100;
  private static final List<String> ENTRIES =
      List.of("question", "owner", "salt", "share", "from", "until", "actions", "arms");

  private final List<String> known;
  private final LocalDate day;
  private final Findings findings;

  private Experiments(List<String> known, LocalDate day, Findings findings) {
    this.known = known;
    this.day = day;
    this.findings = findings;
  }

  /**
   * Reads the experiments; what is wrong becomes a finding.
   *
   * @param day today
   */
  public static List<Experiment> read(
      RuleFiles files, Header header, LocalDate day, Findings findings) {
    // what is owed to a customer is not left undone to learn from it
    Experiments reader = new Experiments(competing(files, header), day, findings);
    List<Experiment> all = new ArrayList<>();
    for (String path : files.of(FileKind.EXPERIMENT)) {
      YamlEntry.read(files, path, findings)
          .flatMap(root -> reader.experiment(Offers.id(path), root))
          .ifPresent(all::add);
    }
    return List.copyOf(all);
  }

  /** Ids of offers and names of kinds of action, of all that competes. */
  static List<String> competing(RuleFiles files, Header header) {
    // an offer that cannot be read is a finding of its own, and its name is known all the same
    List<String> known =
        new ArrayList<>(files.of(FileKind.OFFER).stream().map(Offers::id).toList());
    Arrays.stream(ActionKind.values())
        .filter(kind -> kind != ActionKind.NO_ACTION)
        .filter(kind -> header.classes().get(kind) == ActionClass.DEFAULT)
        .forEach(kind -> known.add(kind.name()));
    return known;
  }

  private Optional<Experiment> experiment(String name, YamlEntry root) {
    Map<String, YamlEntry> entries = root.entries(ENTRIES);
    if (name.equals(Draw.HOLDOUT)) {
      findings.error(
          root.place(),
          Code.INVALID_VALUE,
          "No experiment can be called '%s'.".formatted(name),
          "That is what the customers left alone whatever is proposed are called; rename the file.");
    }
    YamlEntry.required(root, entries, "question").ifPresent(YamlEntry::text);
    YamlEntry.required(root, entries, "owner").ifPresent(YamlEntry::text);
    Optional<Double> share =
        YamlEntry.required(root, entries, "share").flatMap(e -> e.number(0, WHOLE));
    Optional<LocalDate> from = YamlEntry.required(root, entries, "from").flatMap(YamlEntry::day);
    Optional<LocalDate> until = YamlEntry.required(root, entries, "until").flatMap(YamlEntry::day);
    Set<String> actions =
        YamlEntry.required(root, entries, "actions")
            .map(e -> e.namesOf(known, "There is no offer and no kind of action '%s' to try out."))
            .orElse(Set.of());
    List<Arm> arms =
        YamlEntry.required(root, entries, "arms").map(e -> arms(e, actions)).orElse(List.of());
    if (share.isEmpty() || from.isEmpty() || until.isEmpty() || arms.isEmpty()) {
      return Optional.empty();
    }
    dates(entries.get("until"), from.get(), until.get());
    return Optional.of(
        new Experiment(
            name,
            Optional.ofNullable(entries.get("salt")).flatMap(YamlEntry::text).orElse(""),
            share.get(),
            from.get(),
            until.get(),
            actions,
            arms));
  }

  private List<Arm> arms(YamlEntry entry, Set<String> actions) {
    List<Arm> arms = new ArrayList<>();
    entry.entries().forEach((name, arm) -> arm(name, arm, actions).ifPresent(arms::add));
    double sum = arms.stream().mapToDouble(Arm::sharePct).sum();
    if (arms.size() < FEWEST_ARMS) {
      entry.invalid("at least two arms, such as control and treated");
    } else if (Math.abs(sum - WHOLE) > 1e-6) {
      findings.error(
          entry.place(),
          Code.INVALID_VALUE,
          "The shares of the arms add up to %s.".formatted(Names.number(sum)),
          "They must add up to 100; how many customers take part is said by 'share' above.");
    }
    return arms;
  }

  private Optional<Arm> arm(String name, YamlEntry entry, Set<String> actions) {
    Map<String, YamlEntry> parts = entry.entries(List.of("share", "does"));
    Optional<Double> share =
        YamlEntry.required(entry, parts, "share").flatMap(e -> e.number(0, WHOLE));
    Optional<Set<String>> does =
        YamlEntry.required(entry, parts, "does")
            .map(e -> e.namesOf(actions, "'%s' is none of the actions of this experiment."));
    return share.flatMap(s -> does.map(d -> new Arm(name, s, d)));
  }

  private void dates(YamlEntry last, LocalDate from, LocalDate until) {
    if (from.isAfter(until)) {
      findings.error(
          last.place(),
          Code.INVALID_DATE,
          "The experiment ends on %s, before it begins.".formatted(until),
          "'from' must not be later than 'until'.");
    } else if (until.isBefore(day)) {
      findings.warn(
          last.place(),
          Code.EXPIRED,
          "The experiment ended on %s, so nobody is drawn any more.".formatted(until),
          "Move the file to retired/, and let the rules do what worked.");
    }
  }
}
