package io.holdfast.access.web;

import io.holdfast.access.AccessRefused;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Refusals as problem documents. */
final class Refusals {
  private Refusals() {}

  /** The answer, or the problem that stands for a refusal. */
  static <T> T answer(Supplier<T> question) {
    try {
      return question.get();
    } catch (AccessRefused e) {
      throw problem(status(e.code()), e.code().name(), e.getMessage());
    }
  }

  static ErrorResponseException problem(HttpStatus status, String code, String detail) {
    ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
    body.setProperty("code", code);
    return new ErrorResponseException(status, body, null);
  }

  private static HttpStatus status(AccessRefused.Code code) {
    return switch (code) {
      case INVALID_NAME, INVALID_WORK, NOTHING_ALLOWED, WRONG_PASSWORD, WEAK_PASSWORD ->
          HttpStatus.BAD_REQUEST;
      case UNKNOWN_ACCOUNT, UNKNOWN_TOKEN -> HttpStatus.NOT_FOUND;
      case ACCOUNT_EXISTS,
          TOKEN_EXISTS,
          ACCOUNT_ENDED,
          NO_PASSWORD,
          TOO_MANY,
          LAST_ADMIN,
          CHANGED_MEANWHILE ->
          HttpStatus.CONFLICT;
    };
  }
}
