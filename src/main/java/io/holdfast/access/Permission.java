package io.holdfast.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Something that needs to be allowed. Its word is what roles, scopes and entrances are told in. */
public enum Permission {
  /** Send signals and profiles. */
  SIGNALS,
  /** Ask for a decision while somebody waits. */
  DECIDE,
  /** Read decisions and their explanations. */
  DECISIONS,
  /** Read what is known of a customer. */
  CUSTOMERS,
  /** See customers' names, telephone numbers and addresses. */
  PERSONAL_DATA,
  /** Erase customers. */
  ERASE,
  /** Work on tasks of one's own and of one's desks, and see whom they are about. */
  TASKS,
  /** See and act on everybody's tasks. */
  TEAM,
  /** Read rule sets, check and compare them. */
  RULES,
  /** Choose which version of the rules decides. */
  RELEASE,
  /** Read figures of the running service. */
  OPERATIONS,
  /** See who looked at whom. */
  AUDIT,
  /** Make, change and end accounts and tokens. */
  ACCOUNTS;

  /** As people write it: lower case, with hyphens. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Permission> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}
