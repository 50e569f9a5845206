package io.holdfast.rules.check;

import io.holdfast.rules.language.Rule.Argument;
import io.holdfast.rules.language.Rule.Call;
import java.util.List;
import java.util.Set;

/**
 * What a row says, as far as it matters whether another row says it as well.
 *
 * @param said verb and what it is given
 */
record RowEffect(String verb, List<String> said) {
  /** Of these the last word counts. */
  private static final Set<String> REPLACED =
      Set.of("tier", "queue", "dueWithin", "priority", "playbook");

  /** Of these every word counts. */
  private static final Set<String> ADDED =
      Set.of(
          "points",
          "contextWeight",
          "inform",
          "serviceFix",
          "owedTask",
          "comeBack",
          "comeBackAfterContact",
          "comeBackBefore",
          "comeBackAt",
          "stayAway");

  static RowEffect of(Call call) {
    return new RowEffect(call.verb(), call.arguments().stream().map(Argument::text).toList());
  }

  /**
   * Whether it makes no difference wherever another row says this.
   *
   * @param later whether the other row comes later
   */
  boolean yieldsTo(RowEffect other, boolean later) {
    if (ADDED.contains(verb) || !verb.equals(other.verb)) {
      return false;
    }
    return REPLACED.contains(verb) ? later : said.equals(other.said);
  }
}
