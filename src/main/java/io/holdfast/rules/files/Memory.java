package io.holdfast.rules.files;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Remembers what was made, and found on the way, by what it was made of, so that after a change
 * only what depends on it is made again. Nothing stale can come of it as long as a step looks at
 * nothing but what it names: a step never sees the findings of others, remembered or not.
 *
 * <p>What none of the last few rule sets was made of is forgotten. Not safe for use by several
 * threads at a time.
 */
public final class Memory {
  // those that may be needed at any moment, and a few before
  private static final int RULE_SETS = 8;

  private final Map<Step, Made<?>> made = new HashMap<>();
  private final Deque<Set<Step>> good = new ArrayDeque<>();
  private Set<Step> used = new HashSet<>();

  /** What a step looks at, with its hash code: whole vocabularies take their time to hash. */
  private record Step(List<Object> of, int hash) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Step step && hash == step.hash && of.equals(step.of);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  private record Made<T>(T what, Findings found) {}

  /**
   * What comes of a step: remembered, or made now.
   *
   * @param of the step and everything it looks at; must not change, and be equal to what gives the
   *     same
   * @param findings gets what was found
   */
  public <T> T recall(List<Object> of, Findings findings, Function<Findings, T> step) {
    Step asked = new Step(of, of.hashCode());
    used.add(asked);
    @SuppressWarnings("unchecked") // what was put there by the same step
    Made<T> known = (Made<T>) made.get(asked);
    if (known == null) {
      Findings own = new Findings();
      known = new Made<>(step.apply(own), own);
      made.put(asked, known);
    }
    findings.take(known.found());
    return known.what();
  }

  /** Forgets what is of no use any more, now that an attempt at a rule set is over. */
  public void attempted(boolean usable) {
    if (usable) {
      good.addFirst(used);
      if (good.size() > RULE_SETS) {
        good.removeLast();
      }
    }
    Set<Step> wanted = new HashSet<>(used);
    good.forEach(wanted::addAll);
    made.keySet().retainAll(wanted);
    used = new HashSet<>();
  }
}
