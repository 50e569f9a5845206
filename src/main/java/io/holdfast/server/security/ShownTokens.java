package io.holdfast.server.security;

import io.holdfast.access.AccessStoreUnavailable;
import io.holdfast.access.Token;
import io.holdfast.access.Tokens;
import java.util.Map;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;

/** Recognises the tokens that machines show. */
final class ShownTokens implements OpaqueTokenIntrospector {
  private final Tokens tokens;

  ShownTokens(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public OAuth2AuthenticatedPrincipal introspect(String shown) {
    try {
      Token token =
          tokens
              .recognise(shown)
              .orElseThrow(() -> new BadOpaqueTokenException("This token does not hold"));
      return new DefaultOAuth2AuthenticatedPrincipal(
          token.name(), Map.of("sub", token.name()), LoggedIn.authorities(token.scopes()));
    } catch (AccessStoreUnavailable e) {
      throw new Unknown(e);
    }
  }

  /** Whether the token holds cannot be found out now. */
  static final class Unknown extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    Unknown(AccessStoreUnavailable cause) {
      super(cause.getMessage(), cause);
    }
  }
}
