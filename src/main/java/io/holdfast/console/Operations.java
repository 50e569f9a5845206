package io.holdfast.console;

import java.util.Map;
import java.util.OptionalLong;

/** What an operator looks at first. */
public interface Operations {

  Figures figures();

  /**
   * Counts since this instance started, and how it is now.
   *
   * @param rejected by rejection code
   * @param decided by verdict
   * @param refused actions, by the policy that refused them
   * @param lag records waiting on the topics this instance reads; empty while that is not known
   * @param health status by component, such as {@code UP}
   */
  record Figures(
      long accepted,
      Map<String, Long> rejected,
      long duplicates,
      long redelivered,
      Map<String, Long> decided,
      Map<String, Long> refused,
      OptionalLong lag,
      Map<String, String> health) {

    public long rejectedInAll() {
      return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    public long decidedInAll() {
      return decided.values().stream().mapToLong(Long::longValue).sum();
    }
  }
}
