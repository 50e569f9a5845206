package io.holdfast.server.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Says what is missing: to programs by a problem document, to people by a page. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
  static final String LOGIN = "/login";
  static final String LOGGED_OUT = "/login?logout";

  private final HandlerExceptionResolver problems;

  /**
   * @param problems what answers every failure of the HTTP API
   */
  Refusals(HandlerExceptionResolver problems) {
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException missing)
      throws IOException {
    if (missing instanceof ShownTokens.Unknown) {
      refuse(
          request,
          response,
          HttpStatus.SERVICE_UNAVAILABLE,
          "UNAVAILABLE",
          "A system this needs does not answer; nothing is lost by trying again");
    } else if (request.getHeader("HX-Request") != null) {
      // a part of a page that is refreshed takes the whole page along
      response.setHeader("HX-Redirect", LOGIN);
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
    } else if (isPage(request) && request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
      response.sendRedirect(LOGIN);
    } else {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      refuse(
          request,
          response,
          HttpStatus.UNAUTHORIZED,
          "UNAUTHENTICATED",
          "Send a token that holds: Authorization: Bearer holdfast_…");
    }
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException, ServletException {
    if (denied instanceof CsrfException) {
      refuse(
          request,
          response,
          HttpStatus.FORBIDDEN,
          "FORGED_REQUEST",
          "This did not come from a page of Holdfast; load the page again");
    } else if (denied instanceof AuthorizationDeniedException unknown
        && unknown.getAuthorizationResult() instanceof Entrances.Nowhere) {
      refuse(request, response, HttpStatus.NOT_FOUND, "NOT_FOUND", "There is nothing here");
    } else if (isStart(request)) {
      // who has no inbox starts elsewhere
      response.sendRedirect(StartPages.of(request));
    } else {
      refuse(
          request,
          response,
          HttpStatus.FORBIDDEN,
          "FORBIDDEN",
          "Nothing here is open to this token or account");
    }
  }

  void refuse(
      HttpServletRequest request,
      HttpServletResponse response,
      HttpStatus status,
      String code,
      String detail)
      throws IOException {
    if (isPage(request)) {
      response.sendError(status.value());
      return;
    }
    ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
    body.setProperty("code", code);
    problems.resolveException(
        request, response, this, new ErrorResponseException(status, body, null));
  }

  private static boolean isStart(HttpServletRequest request) {
    return request.getRequestURI().equals("/") && !StartPages.of(request).equals("/");
  }

  static boolean isPage(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/v1/");
  }
}
