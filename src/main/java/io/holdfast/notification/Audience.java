package io.holdfast.notification;

import io.holdfast.access.Account;
import io.holdfast.access.Accounts;
import io.holdfast.access.Permission;
import java.util.Optional;

/** Whom a task concerns. */
final class Audience {
  private final Accounts accounts;

  Audience(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * Whether the task is theirs or, where nobody has it and they want to know, their desk's.
   *
   * @param owner of the task
   */
  boolean includes(Preferences person, Optional<String> owner, String queue) {
    return accounts
        .recently(person.person())
        .filter(account -> !account.disabled())
        .filter(account -> account.permissions().contains(Permission.TASKS))
        .filter(account -> owner.map(account.id()::equals).orElse(isOfDesk(person, account, queue)))
        .isPresent();
  }

  private static boolean isOfDesk(Preferences person, Account account, String queue) {
    return person.desks() && account.desks().contains(queue);
  }
}
