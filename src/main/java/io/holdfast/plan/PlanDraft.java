package io.holdfast.plan;

import java.util.List;

/**
 * A plan as somebody writes it.
 *
 * @param version of the plan it was written over
 * @param owner empty for the account manager of record
 */
public record PlanDraft(long version, String owner, String goals, List<Row> rows) {

  /**
   * An activity as somebody writes it.
   *
   * @param id empty for a new one
   * @param what empty where it is not to be done any more
   * @param on a day such as 2026-12-24
   */
  public record Row(String id, String what, String on, boolean done) {

    /** Whether nothing is written there. */
    public boolean blank() {
      return what.isBlank() && (on.isBlank() || !id.isEmpty());
    }
  }
}
