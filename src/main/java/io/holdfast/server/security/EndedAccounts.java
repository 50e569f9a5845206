package io.holdfast.server.security;

import io.holdfast.access.AccessStoreUnavailable;
import io.holdfast.access.Accounts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/** Logs out whoever's account was ended or changed since they logged in. */
final class EndedAccounts extends OncePerRequestFilter {
  private final Accounts accounts;

  EndedAccounts(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null
        && authentication.getPrincipal() instanceof LoggedIn person
        && !holds(person)) {
      new SecurityContextLogoutHandler().logout(request, response, authentication);
    }
    chain.doFilter(request, response);
  }

  private boolean holds(LoggedIn person) {
    try {
      return accounts.recently(person.getUsername()).filter(person::isStill).isPresent();
    } catch (AccessStoreUnavailable e) {
      // what needs the store says so by itself
      return true;
    }
  }
}
