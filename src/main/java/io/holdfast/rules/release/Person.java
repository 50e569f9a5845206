package io.holdfast.rules.release;

/**
 * Who asks for a change of the release, by the name they are known by.
 *
 * @param name 1 to {@value #LONGEST} characters, none of them a control character
 */
public record Person(String name) {
  private static final int LONGEST = 100;

  /**
   * @throws ReleaseRefused when there is no usable name
   */
  public Person {
    name = name == null ? "" : name.strip();
    if (name.isEmpty()
        || name.length() > LONGEST
        || name.chars().anyMatch(Character::isISOControl)) {
      throw new ReleaseRefused(
          ReleaseRefused.Code.NAME_REQUIRED,
          "Say who you are: a name of 1 to %d characters.".formatted(LONGEST));
    }
  }

  /** Upper and lower case do not make two people of one. */
  boolean is(String other) {
    return name.equalsIgnoreCase(other);
  }
}
