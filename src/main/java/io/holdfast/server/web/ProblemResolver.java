package io.holdfast.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers every failure of the HTTP API with a problem document (RFC 9457) that has a stable {@code
 * code}. An adapter names its own code by throwing an {@link ErrorResponseException} whose problem
 * has that property; otherwise the code is the name of the HTTP status.
 */
@Component
final class ProblemResolver implements HandlerExceptionResolver, Ordered {
  private static final Logger log = LoggerFactory.getLogger(ProblemResolver.class);
  private static final String RETRY_AFTER_SECONDS = "2";

  private final JsonMapper json;

  ProblemResolver(JsonMapper json) {
    this.json = json;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public ModelAndView resolveException(
      HttpServletRequest request, HttpServletResponse response, Object handler, Exception failure) {
    if (!request.getRequestURI().startsWith("/v1/") || response.isCommitted()) {
      return null;
    }
    ErrorResponse error = errorResponse(failure);
    try {
      write(error, request, response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ModelAndView();
  }

  private static ErrorResponse errorResponse(Exception failure) {
    if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
      return refusal(
          HttpStatus.BAD_REQUEST,
          "INVALID_PARAMETER",
          mismatch.getName() + " cannot be \"" + mismatch.getValue() + '"',
          failure);
    }
    if (failure instanceof NoResourceFoundException) {
      return refusal(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is nothing here", failure);
    }
    if (failure instanceof ErrorResponse error) {
      return error;
    }
    if (Unavailable.isReasonOf(failure)) {
      return refusal(
          HttpStatus.SERVICE_UNAVAILABLE,
          "UNAVAILABLE",
          "A system this needs does not answer; nothing is lost by trying again",
          failure);
    }
    log.error("A request failed", failure);
    return refusal(
        HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL_ERROR", "This is a fault of Holdfast", failure);
  }

  private static ErrorResponse refusal(
      HttpStatus status, String code, String detail, Exception cause) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setProperty("code", code);
    return new ErrorResponseException(status, problem, cause);
  }

  private void write(ErrorResponse error, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ProblemDetail problem = error.getBody();
    HttpStatus status = HttpStatus.valueOf(error.getStatusCode().value());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", problem.getType() == null ? URI.create("about:blank") : problem.getType());
    body.put("title", status.getReasonPhrase());
    body.put("status", status.value());
    body.put("code", status.name());
    body.put("detail", problem.getDetail());
    body.put("instance", request.getRequestURI());
    if (problem.getProperties() != null) {
      body.putAll(problem.getProperties());
    }
    error.getHeaders().forEach((name, values) -> response.setHeader(name, values.get(0)));
    if (status == HttpStatus.SERVICE_UNAVAILABLE) {
      response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(body));
  }
}
