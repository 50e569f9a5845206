package io.holdfast.effect;

import java.util.Optional;

/** What is counted of a cohort. Money is counted in thousandths. */
public enum Measure {
  /** Decisions made. */
  DECISIONS,
  /** Decisions in which a rule spoke. */
  FIRED,
  /** Decisions that ask for what a rule proposed. */
  ACTED,
  /** Decisions that would have asked for it, had the customer not been left alone on purpose. */
  WITHHELD,
  /** Actions that reached the customer. */
  DELIVERED,
  /** Actions the customer accepted. */
  ACCEPTED,
  /** Actions the customer declined. */
  DECLINED,
  /** What contacts cost. */
  CONTACT_COST,
  /** What accepted offers cost. */
  OFFER_COST,
  /** Customers observed from then on. */
  CUSTOMERS,
  /** What these were worth together. */
  VALUE,
  /** Of these, who left in time, less those who came back. */
  LEFT,
  /** Customers that could not be observed, because of one too much is known already. */
  UNOBSERVED;

  private static final String SEPARATOR = " ";
  private static final int LONGEST = 40;

  /** Name under which leavers with this reason are counted. */
  static String left(String reason) {
    return LEFT.name() + SEPARATOR + reason;
  }

  /** The reason of those counted under a name. */
  static Optional<String> reason(String name) {
    String prefix = LEFT.name() + SEPARATOR;
    return name.startsWith(prefix)
        ? Optional.of(name.substring(prefix.length()))
        : Optional.empty();
  }

  /** A reason in two levels, such as {@code COMPETITOR better_offer}. */
  static String reason(Object code, Object detail) {
    String first = code == null ? "UNKNOWN" : word(code);
    return detail == null ? first : first + SEPARATOR + word(detail);
  }

  // free text would make every customer a reason of its own
  private static String word(Object said) {
    String text = said.toString();
    return text.length() <= LONGEST && text.matches("[\\w-]+") ? text : "other";
  }
}
