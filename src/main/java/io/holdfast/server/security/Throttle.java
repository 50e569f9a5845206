package io.holdfast.server.security;

import io.holdfast.access.RateLimit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses those who ask too often, and says when to come back. */
final class Throttle extends OncePerRequestFilter {
  private final RateLimit limit;
  private final Function<HttpServletRequest, String> caller;
  private final Refusals refusals;

  /**
   * @param caller whom a request counts for; {@code null} where it counts for nobody
   */
  Throttle(RateLimit limit, Function<HttpServletRequest, String> caller, Refusals refusals) {
    this.limit = limit;
    this.caller = caller;
    this.refusals = refusals;
  }

  // two of them stand in the chain
  @Override
  protected String getAlreadyFilteredAttributeName() {
    return Throttle.class.getName() + System.identityHashCode(this);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String who = caller.apply(request);
    Duration wait = who == null ? Duration.ZERO : limit.ask(who);
    if (wait.isZero()) {
      chain.doFilter(request, response);
      return;
    }
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1));
    refusals.refuse(
        request,
        response,
        HttpStatus.TOO_MANY_REQUESTS,
        "TOO_MANY_REQUESTS",
        "That was too often; Retry-After says in how many seconds to come back");
  }

  /** Whoever is logged in or shows a token, else the address it comes from. */
  static String whoAsks(HttpServletRequest request) {
    return request.getUserPrincipal() == null
        ? request.getRemoteAddr()
        : request.getUserPrincipal().getName();
  }

  /** Whose password is tried, and from where. */
  static String whoLogsIn(HttpServletRequest request) {
    boolean login =
        request.getMethod().equals("POST") && request.getRequestURI().equals(Refusals.LOGIN);
    return login ? request.getParameter("username") + ' ' + request.getRemoteAddr() : null;
  }
}
