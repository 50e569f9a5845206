package io.holdfast.scorecard;

import io.holdfast.vocabulary.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Judges the fit on customers it has not seen: the history is cut into parts with the same share of
 * leavers, and each part is rated by what was fitted, from the bands on, without it.
 */
public final class CrossValidation {
  private final FitOptions options;

  public CrossValidation(FitOptions options) {
    this.options = options;
  }

  /**
   * Judges fits from these customers.
   *
   * @throws FitRefused where a part leaves too few customers to fit on
   */
  public Validation validate(List<Observation> observations, List<Field> fields) {
    int[] part = parts(observations);
    double[] rated = new double[part.length];
    double[] plain = new double[part.length];
    for (int fold = 0; fold < options.folds(); fold++) {
      int held = fold;
      List<Observation> others =
          IntStream.range(0, part.length)
              .filter(i -> part[i] != held)
              .mapToObj(observations::get)
              .toList();
      Scorecard scorecard = new ScorecardFit(options).fit(others, fields);
      PlainRegression regression = new PlainRegression(others, fields);
      for (int i = 0; i < part.length; i++) {
        if (part[i] == held) {
          Observation one = observations.get(i);
          rated[i] = scorecard.probability(scorecard.score(one.fields()));
          plain[i] = regression.probability(one.fields());
        }
      }
    }
    boolean[] left = ScorecardFit.leavers(observations);
    Judgement judgement = new Judgement(rated, left);
    LogisticRegression calibration = judgement.calibration();
    double share = judgement.share();
    return new Validation(
        judgement.auc(),
        new Judgement(plain, left).auc(),
        judgement.brier(),
        share * (1 - share),
        calibration.intercept(),
        calibration.weights()[0],
        judgement.reliability());
  }

  private int[] parts(List<Observation> observations) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, observations.size()).boxed().toList());
    Collections.shuffle(order, new Random(options.seed()));
    // leavers first, so that each part has its share of them
    order.sort((a, b) -> Boolean.compare(observations.get(b).left(), observations.get(a).left()));
    int[] parts = new int[order.size()];
    for (int i = 0; i < parts.length; i++) {
      parts[order.get(i)] = i % options.folds();
    }
    return parts;
  }
}
