package io.holdfast.scorecard;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;

/**
 * A logistic regression fitted by LIBLINEAR's trust region Newton method, which draws nothing by
 * chance. The intercept is not held back, weights hardly.
 */
record LogisticRegression(double intercept, double[] weights) {
  private static final double COST = 1;
  private static final double TOLERANCE = 1e-6;

  static {
    Linear.disableDebugOutput();
  }

  static LogisticRegression fit(double[][] inputs, boolean[] left) {
    int width = inputs[0].length;
    Problem problem = new Problem();
    problem.bias = 1;
    problem.l = inputs.length;
    problem.n = width + 1;
    problem.x = Arrays.stream(inputs).map(LogisticRegression::features).toArray(Feature[][]::new);
    problem.y = new double[left.length];
    for (int i = 0; i < left.length; i++) {
      problem.y[i] = left[i] ? 1 : 0;
    }
    Parameter parameter = new Parameter(SolverType.L2R_LR, COST, TOLERANCE);
    parameter.setRegularizeBias(false);
    Model model = Linear.train(problem, parameter);
    // weights are for the label that comes first
    double sign = model.getLabels()[0] == 1 ? 1 : -1;
    double[] weights =
        Arrays.stream(model.getFeatureWeights()).limit(width).map(w -> w * sign).toArray();
    return new LogisticRegression(model.getFeatureWeights()[width] * sign, weights);
  }

  private static Feature[] features(double[] inputs) {
    Feature[] features = new Feature[inputs.length + 1];
    for (int i = 0; i < inputs.length; i++) {
      features[i] = new FeatureNode(i + 1, inputs[i]);
    }
    features[inputs.length] = new FeatureNode(inputs.length + 1, 1);
    return features;
  }

  /** Probability of leaving, 0 to 1. */
  double probability(double... inputs) {
    double sum = intercept;
    for (int i = 0; i < inputs.length; i++) {
      sum += weights[i] * inputs[i];
    }
    return 1 / (1 + Math.exp(-sum));
  }
}
