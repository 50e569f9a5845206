package io.holdfast.access;

import java.util.Optional;
import java.util.Set;

/**
 * What tasks somebody can be given.
 *
 * @param skills what they are able to, in the words that rules ask for it in: languages, regions,
 *     topics; while there are none, they are given whatever comes to their desks
 * @param capacity most open tasks at a time; absent where their desk says how many
 * @param absence the next or present one
 */
public record WorkProfile(
    Set<String> skills, Optional<Integer> capacity, Optional<Absence> absence) {
  static final int MOST_SKILLS = 50;
  static final int LARGEST_CAPACITY = 1_000;
  static final int LONGEST_SKILL = 40;

  /** Of somebody of whom nothing has been said yet. */
  public static final WorkProfile USUAL =
      new WorkProfile(Set.of(), Optional.empty(), Optional.empty());

  WorkProfile with(Set<String> otherSkills, Optional<Integer> otherCapacity) {
    boolean fits =
        otherSkills.size() <= MOST_SKILLS
            && otherSkills.stream().noneMatch(s -> s.isBlank() || s.length() > LONGEST_SKILL)
            && otherCapacity.filter(c -> c < 0 || c > LARGEST_CAPACITY).isEmpty();
    if (!fits) {
      throw new AccessRefused(
          AccessRefused.Code.INVALID_WORK,
          "There may be %d skills of 1 to %d characters, and a capacity of 0 to %d tasks."
              .formatted(MOST_SKILLS, LONGEST_SKILL, LARGEST_CAPACITY));
    }
    return new WorkProfile(otherSkills, otherCapacity, absence);
  }

  WorkProfile with(Optional<Absence> otherAbsence) {
    return new WorkProfile(skills, capacity, otherAbsence);
  }
}
