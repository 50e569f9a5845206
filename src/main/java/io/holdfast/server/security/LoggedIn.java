package io.holdfast.server.security;

import io.holdfast.access.Account;
import io.holdfast.access.Permission;
import java.util.Collection;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;

/** Somebody with an account, as it was when they logged in. */
class LoggedIn extends User {
  private static final long serialVersionUID = 1L;

  private final long revision;

  LoggedIn(Account account) {
    super(
        account.id(),
        account.password(),
        !account.disabled(),
        true,
        true,
        true,
        authorities(account.permissions()));
    this.revision = account.revision();
  }

  /** Whether the account is still what it was. */
  boolean isStill(Account account) {
    return account.revision() == revision;
  }

  static List<GrantedAuthority> authorities(Collection<Permission> permissions) {
    return AuthorityUtils.createAuthorityList(permissions.stream().map(Permission::word).toList());
  }

  // equal like any other user of that name
  @Override
  public boolean equals(Object other) {
    return super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
