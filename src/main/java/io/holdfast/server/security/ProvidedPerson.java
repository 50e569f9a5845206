package io.holdfast.server.security;

import io.holdfast.access.Account;
import java.util.Map;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Somebody with an account whom an identity provider vouched for. */
final class ProvidedPerson extends LoggedIn implements OidcUser {
  private static final long serialVersionUID = 1L;

  // logging out there takes it
  private final OidcIdToken idToken;

  ProvidedPerson(Account account, OidcIdToken idToken) {
    super(account);
    this.idToken = idToken;
  }

  @Override
  public String getName() {
    return getUsername();
  }

  @Override
  public OidcIdToken getIdToken() {
    return idToken;
  }

  @Override
  public Map<String, Object> getClaims() {
    return idToken.getClaims();
  }

  @Override
  public Map<String, Object> getAttributes() {
    return getClaims();
  }

  @Override
  public OidcUserInfo getUserInfo() {
    return null;
  }
}
