package io.holdfast.cli;

import io.holdfast.cli.CustomerRow.Finding;
import io.holdfast.scorecard.FitRefused;
import io.holdfast.scorecard.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The customers of a file, with a column that says who left. */
final class PastCustomers implements Consumer<CustomerRow> {
  /** As many as are read into memory. */
  static final int MOST = 500_000;

  private final List<Observation> observations = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final String column;
  private final String value;
  private final int most;
  private int rows;

  /**
   * @param left column and what it says of those who left, such as {@code Churn=Yes}
   * @param most customers that are taken
   */
  PastCustomers(String left, int most) {
    int equals = left.indexOf('=');
    if (equals < 1) {
      throw new FitRefused(
          "--left must name a column and its value, such as Churn=Yes, not " + left);
    }
    this.column = left.substring(0, equals);
    this.value = left.substring(equals + 1);
    this.most = most;
  }

  @Override
  public void accept(CustomerRow row) {
    rows++;
    String said = row.cells().get(column);
    if (said == null) {
      throw new FitRefused(
          "--left: there is no column %s; there are %s"
              .formatted(column, String.join(", ", row.cells().keySet())));
    }
    if (rows > most) {
      throw new FitRefused("There are more than %d customers; take a sample.".formatted(most));
    }
    findings.addAll(row.findings());
    if (said.isEmpty()) {
      findings.add(new Finding(row.number(), Optional.of(column), "blank; the row is left out"));
    } else {
      row.profile()
          .ifPresent(
              profile -> observations.add(new Observation(profile.fields(), said.equals(value))));
    }
  }

  /** Those of whom it is known whether they left. */
  List<Observation> observations() {
    return observations;
  }

  /** What was left out. */
  List<Finding> findings() {
    return findings;
  }
}
