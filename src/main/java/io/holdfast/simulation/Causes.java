package io.holdfast.simulation;

import io.holdfast.rules.RuleSet;
import io.holdfast.rules.difference.Changes;
import io.holdfast.rules.difference.Pieces;
import io.holdfast.rules.difference.Pieces.Piece;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.simulation.Report.Cause;
import io.holdfast.simulation.Report.Difference;
import io.holdfast.simulation.Report.Outcome;
import io.holdfast.simulation.Report.Smallest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Tells of all that is written otherwise in a version what its decisions hang on: the fewest
 * changes which, made alone, make it decide as it does.
 */
public final class Causes {
  private final Function<RuleFiles, Optional<RuleSet>> builder;
  private final Function<List<Version>, Report> simulation;
  private final int most;

  /**
   * @param builder what becomes of files; nothing where they make no rule set
   * @param simulation the same signals again, through these versions
   * @param most simulations for each version
   */
  public Causes(
      Function<RuleFiles, Optional<RuleSet>> builder,
      Function<List<Version>, Report> simulation,
      int most) {
    this.builder = builder;
    this.simulation = simulation;
    this.most = most;
  }

  /** The report with the causes of what each version decides otherwise than the first. */
  public Report of(Report report, List<Version> versions) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < versions.size(); i++) {
      Outcome outcome = report.versions().get(i);
      boolean differs = outcome.difference().decisions() > 0 && outcome.tried().isEmpty();
      outcomes.add(
          differs ? outcome.explainedBy(smallest(versions.get(0), versions.get(i))) : outcome);
    }
    return report.with(outcomes);
  }

  private Smallest smallest(Version before, Version after) {
    List<Piece> all = Pieces.between(before.files(), after.files());
    SmallestSet<Piece> search = new SmallestSet<>(some -> otherwise(before, after, some), most);
    List<Piece> needed = search.of(all);
    List<Cause> causes = new ArrayList<>();
    for (Piece piece : needed) {
      RuleFiles alone = Pieces.taken(before.files(), List.of(piece));
      causes.add(
          new Cause(
              Changes.between(before.files(), alone).all(),
              piece.file(),
              needed.size() == 1
                  ? otherwise(before, after, List.of())
                  : search.without(needed, piece)));
    }
    return new Smallest(causes, all.size(), search.trials(), !search.givenUp());
  }

  /** Decisions that come out otherwise than under the whole new version. */
  private OptionalLong otherwise(Version before, Version after, List<Piece> some) {
    RuleFiles files = Pieces.taken(before.files(), some);
    Optional<RuleSet> built = builder.apply(files);
    if (built.isEmpty()) {
      return OptionalLong.empty();
    }
    Version tried = new Version("tried", files, built.get());
    Report report = simulation.apply(List.of(after, tried));
    Difference difference = report.versions().get(1).difference();
    return report.complete() ? OptionalLong.of(difference.decisions()) : OptionalLong.empty();
  }
}
