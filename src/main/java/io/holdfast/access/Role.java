package io.holdfast.access;

import static io.holdfast.access.Permission.ACCOUNTS;
import static io.holdfast.access.Permission.AUDIT;
import static io.holdfast.access.Permission.CUSTOMERS;
import static io.holdfast.access.Permission.DECIDE;
import static io.holdfast.access.Permission.DECISIONS;
import static io.holdfast.access.Permission.ERASE;
import static io.holdfast.access.Permission.OPERATIONS;
import static io.holdfast.access.Permission.PERSONAL_DATA;
import static io.holdfast.access.Permission.RELEASE;
import static io.holdfast.access.Permission.RULES;
import static io.holdfast.access.Permission.SIGNALS;
import static io.holdfast.access.Permission.TASKS;
import static io.holdfast.access.Permission.TEAM;

import java.util.Set;

/** What somebody is here for. */
public enum Role {
  /** Writes and releases rules; sees customers without who they are. */
  ANALYST(DECISIONS, CUSTOMERS, RULES, RELEASE, OPERATIONS),
  /** Looks after customers. */
  MANAGER(TASKS, CUSTOMERS, PERSONAL_DATA, DECISIONS),
  /** Runs the desk. */
  SUPERVISOR(TASKS, TEAM, CUSTOMERS, PERSONAL_DATA, ERASE, DECISIONS, RULES, OPERATIONS, AUDIT),
  /** A system that sends signals and asks for decisions. */
  UPSTREAM(SIGNALS, DECIDE),
  /** Looks after accounts and the service; has no business with customers. */
  ADMIN(ACCOUNTS, AUDIT, RULES, OPERATIONS);

  private final Set<Permission> permissions;

  Role(Permission... permissions) {
    this.permissions = Set.of(permissions);
  }

  public Set<Permission> permissions() {
    return permissions;
  }
}
