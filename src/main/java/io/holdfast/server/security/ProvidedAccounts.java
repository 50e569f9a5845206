package io.holdfast.server.security;

import io.holdfast.access.AccessRefused;
import io.holdfast.access.AccessStoreUnavailable;
import io.holdfast.access.Account;
import io.holdfast.access.Accounts;
import io.holdfast.access.Role;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserSource;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Reads from what an identity provider says of somebody which account they have. */
final class ProvidedAccounts implements Converter<OidcUserSource, OidcUser> {
  private static final Logger log = LoggerFactory.getLogger(ProvidedAccounts.class);

  private final IdentityProviderProperties provider;
  private final Accounts accounts;

  ProvidedAccounts(IdentityProviderProperties provider, Accounts accounts) {
    this.provider = provider;
    this.accounts = accounts;
  }

  /** Why somebody vouched for does not get in; its error code is the reason. */
  static final class Refused extends OAuth2AuthenticationException {
    private static final long serialVersionUID = 1L;

    Refused(AccessRefused cause) {
      super(new OAuth2Error(cause.code().name()), cause.getMessage(), cause);
    }
  }

  @Override
  public OidcUser convert(OidcUserSource source) {
    OidcIdToken idToken = source.getUserRequest().getIdToken();
    Map<String, Object> claims = new HashMap<>(idToken.getClaims());
    if (source.getUserInfo() != null) {
      claims.putAll(source.getUserInfo().getClaims());
    }
    try {
      return new ProvidedPerson(admit(claims, idToken), idToken);
    } catch (AccessRefused e) {
      log.warn("Somebody the identity provider vouches for is refused: {}", e.code());
      throw new Refused(e);
    } catch (AccessStoreUnavailable e) {
      throw new InternalAuthenticationServiceException(e.getMessage(), e);
    }
  }

  private Account admit(Map<String, Object> claims, OidcIdToken idToken) {
    // some providers give an address; what stands before the @ is the name
    String id = text(claims, provider.idClaim()).replaceFirst("@.*", "").toLowerCase(Locale.ROOT);
    String name = text(claims, provider.nameClaim());
    Set<Role> roles = given(provider.roles(), words(claims, provider.rolesClaim()));
    Set<String> desks = given(provider.desks(), words(claims, provider.desksClaim()));
    return accounts.admit(
        new Accounts.Wanted(id, name.isEmpty() ? id : name, roles, Set.of(), desks),
        idToken.getIssuer() + " " + idToken.getSubject());
  }

  private static <T> Set<T> given(Map<T, Set<String>> by, Collection<String> words) {
    return by.entrySet().stream()
        .filter(entry -> entry.getValue().stream().anyMatch(words::contains))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static String text(Map<String, Object> claims, String claim) {
    return find(claims, claim) instanceof String text ? text : "";
  }

  private static Collection<String> words(Map<String, Object> claims, String claim) {
    Object found = find(claims, claim);
    return found instanceof Collection<?> several
        ? several.stream().map(String::valueOf).toList()
        : found instanceof String one ? List.of(one) : List.of();
  }

  /** The claim of that name or, as in {@code realm_access.roles}, one inside another. */
  private static Object find(Map<?, ?> claims, String path) {
    int dot = path.indexOf('.');
    if (claims.containsKey(path) || dot < 0) {
      return claims.get(path);
    }
    return claims.get(path.substring(0, dot)) instanceof Map<?, ?> inside
        ? find(inside, path.substring(dot + 1))
        : null;
  }
}
