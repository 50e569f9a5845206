package io.holdfast.access;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who logs in; immutable.
 *
 * @param id what they log in by: the word that tasks and customers know their manager by
 * @param revision 1 when made, one more with every change; what was open under another is over
 * @param grants what they may do beside what their roles allow
 * @param desks queues they work for
 * @param password its hash
 * @param subject who they are at the identity provider that vouches for them; absent for who logs
 *     in by password
 */
public record Account(
    String id,
    long revision,
    String name,
    Set<Role> roles,
    Set<Permission> grants,
    Set<String> desks,
    String password,
    boolean disabled,
    Instant changed,
    Optional<String> subject) {

  /** All that they may do. */
  public Set<Permission> permissions() {
    Set<Permission> all = EnumSet.noneOf(Permission.class);
    all.addAll(grants);
    roles.forEach(role -> all.addAll(role.permissions()));
    return all;
  }

  Account withPassword(String hash, Instant now) {
    return new Account(id, revision + 1, name, roles, grants, desks, hash, disabled, now, subject);
  }

  Account as(Accounts.Wanted wanted, Instant now) {
    return new Account(
        id,
        revision + 1,
        wanted.name(),
        wanted.roles(),
        grants,
        wanted.desks(),
        password,
        disabled,
        now,
        subject);
  }

  Account disabled(boolean disabled, Instant now) {
    return new Account(
        id, revision + 1, name, roles, grants, desks, password, disabled, now, subject);
  }

  /** Whether it has this name, these roles and these desks. */
  boolean is(Accounts.Wanted wanted) {
    return name.equals(wanted.name())
        && roles.equals(wanted.roles())
        && desks.equals(wanted.desks());
  }

  /** Whether they can log in and look after accounts. */
  boolean keepsAccounts() {
    return !disabled && permissions().contains(Permission.ACCOUNTS);
  }
}
