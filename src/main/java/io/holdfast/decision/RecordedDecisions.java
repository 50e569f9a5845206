package io.holdfast.decision;

import java.util.List;

/**
 * The newest decisions on record, each with the facts as the rules saw them: what rule sets and
 * engines are compared on.
 */
public interface RecordedDecisions {

  /**
   * The newest ones, newest first.
   *
   * @param limit most decisions wanted, 0 or more; there may be fewer, or none
   */
  List<Decision> newest(int limit);
}
