package io.holdfast.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Back to the login, which says why. */
final class FailedLogins implements AuthenticationFailureHandler {
  private static final Logger log = LoggerFactory.getLogger(FailedLogins.class);

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    response.sendRedirect(Refusals.LOGIN + '?' + word(request, failure));
  }

  private static String word(HttpServletRequest request, AuthenticationException failure) {
    if (failure instanceof InternalAuthenticationServiceException) {
      return "unavailable";
    }
    if (failure instanceof ProvidedAccounts.Refused refused) {
      return refused.getError().getErrorCode();
    }
    if (failure instanceof OAuth2AuthenticationException
        || !request.getRequestURI().equals(Refusals.LOGIN)) {
      log.warn("The identity provider let nobody in", failure);
      return "provider";
    }
    return "error";
  }
}
