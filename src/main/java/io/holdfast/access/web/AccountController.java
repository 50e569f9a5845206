package io.holdfast.access.web;

import io.holdfast.access.Account;
import io.holdfast.access.Accounts;
import io.holdfast.access.Role;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts of people. */
@RestController
final class AccountController {
  private final Accounts accounts;

  AccountController(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * An account to be.
   *
   * @param grants scopes beside what the roles allow
   */
  record Request(
      String id, String name, List<String> roles, List<String> grants, List<String> desks) {

    Accounts.Wanted wanted() {
      return new Accounts.Wanted(
          id,
          name == null ? id : name,
          Words.roles(roles),
          Words.scopes(grants),
          desks == null ? Set.of() : new TreeSet<>(desks));
    }
  }

  /** An account as it is shown. */
  record Body(
      String id,
      String name,
      List<String> roles,
      List<String> grants,
      Set<String> desks,
      boolean disabled,
      Instant changed) {

    static Body of(Account account) {
      return new Body(
          account.id(),
          account.name(),
          account.roles().stream().sorted().map(Role::name).toList(),
          Words.of(account.grants()),
          account.desks(),
          account.disabled(),
          account.changed());
    }
  }

  /** All accounts. */
  record Listed(List<Body> items) {}

  /** An account and its generated password, which is shown this once. */
  record Made(Body account, String password) {

    static Made of(Accounts.Made made) {
      return new Made(Body.of(made.account()), made.password());
    }
  }

  @GetMapping("/v1/accounts")
  Listed accounts() {
    return new Listed(accounts.list().stream().map(Body::of).toList());
  }

  @PostMapping("/v1/accounts")
  @ResponseStatus(HttpStatus.CREATED)
  Made add(@RequestBody Request asked) {
    return Refusals.answer(() -> Made.of(accounts.add(asked.wanted())));
  }

  @PostMapping("/v1/accounts/{id}:disable")
  Body disable(@PathVariable String id) {
    return Refusals.answer(() -> Body.of(accounts.disable(id, true)));
  }

  @PostMapping("/v1/accounts/{id}:enable")
  Body enable(@PathVariable String id) {
    return Refusals.answer(() -> Body.of(accounts.disable(id, false)));
  }

  @PostMapping("/v1/accounts/{id}:password")
  Made password(@PathVariable String id) {
    return Refusals.answer(() -> Made.of(accounts.resetPassword(id)));
  }
}
