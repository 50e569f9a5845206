package io.holdfast.scorecard;

import io.holdfast.scorecard.Validation.Tenth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Measures probabilities against what happened. */
final class Judgement {
  private static final int TENTHS = 10;

  private final double[] said;
  private final boolean[] left;
  private final List<Integer> rising;

  Judgement(double[] said, boolean[] left) {
    this.said = said;
    this.left = left;
    this.rising =
        IntStream.range(0, said.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> said[i]))
            .toList();
  }

  /** Area under the ROC curve, by ranks; equal ones share theirs (Mann and Whitney). */
  double auc() {
    double ranks = 0;
    long leavers = 0;
    for (int from = 0; from < rising.size(); ) {
      int end = from;
      int gone = 0;
      while (end < rising.size() && said[rising.get(end)] == said[rising.get(from)]) {
        gone += left[rising.get(end)] ? 1 : 0;
        end++;
      }
      ranks += gone * (from + 1 + end) / 2.0;
      leavers += gone;
      from = end;
    }
    long stayers = rising.size() - leavers;
    return (ranks - leavers * (leavers + 1) / 2.0) / ((double) leavers * stayers);
  }

  double brier() {
    return IntStream.range(0, said.length)
        .mapToDouble(i -> Math.pow((left[i] ? 1 : 0) - said[i], 2))
        .average()
        .orElseThrow();
  }

  double share() {
    return (double) IntStream.range(0, left.length).filter(i -> left[i]).count() / left.length;
  }

  /** What happened as a regression on the log-odds of what was said. */
  LogisticRegression calibration() {
    double[][] odds = new double[said.length][];
    for (int i = 0; i < odds.length; i++) {
      odds[i] = new double[] {Math.log(said[i] / (1 - said[i]))};
    }
    return LogisticRegression.fit(odds, left);
  }

  List<Tenth> reliability() {
    List<Tenth> tenths = new ArrayList<>();
    for (int tenth = 0; tenth < TENTHS; tenth++) {
      List<Integer> part =
          rising.subList(tenth * rising.size() / TENTHS, (tenth + 1) * rising.size() / TENTHS);
      tenths.add(
          new Tenth(
              part.size(),
              part.stream().mapToDouble(i -> said[i]).average().orElse(0),
              part.stream().mapToDouble(i -> left[i] ? 1 : 0).average().orElse(0)));
    }
    return tenths;
  }
}
