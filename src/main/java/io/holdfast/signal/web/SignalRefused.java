package io.holdfast.signal.web;

import io.holdfast.signal.Rejection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Input over HTTP that was refused, as the problem document that answers it. */
public final class SignalRefused extends ErrorResponseException {
  private static final long serialVersionUID = 1L;

  public SignalRefused(Rejection rejection) {
    super(status(rejection.code()), problem(rejection), null);
  }

  /** The refusal as a problem document. */
  static ProblemDetail problem(Rejection rejection) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(status(rejection.code()), rejection.detail());
    problem.setProperty("code", rejection.code().name());
    problem.setProperty(
        "problems", rejection.problems().stream().map(SignalRefused::entry).toList());
    return problem;
  }

  private static Map<String, String> entry(Rejection.Problem problem) {
    Map<String, String> entry = new LinkedHashMap<>();
    entry.put("code", problem.code().name());
    problem.field().ifPresent(field -> entry.put("field", field));
    entry.put("detail", problem.detail());
    return entry;
  }

  private static HttpStatus status(Rejection.Code code) {
    return switch (code) {
      case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
      case UNSUPPORTED_CONTENT_TYPE -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
      case MALFORMED_JSON,
          NOT_A_CLOUD_EVENT,
          MISSING_ATTRIBUTE,
          INVALID_ATTRIBUTE,
          TOO_DEEP,
          CONTROL_CHARACTER ->
          HttpStatus.BAD_REQUEST;
      case UNKNOWN_TYPE,
          MISSING_FIELD,
          INVALID_FIELD,
          OUT_OF_RANGE,
          IMPLAUSIBLE_TIME,
          WRONG_KEY,
          RULE_FAILED ->
          HttpStatus.UNPROCESSABLE_CONTENT;
      case ERASED -> HttpStatus.GONE;
      case UNREADABLE_STATE -> HttpStatus.INTERNAL_SERVER_ERROR;
    };
  }
}
