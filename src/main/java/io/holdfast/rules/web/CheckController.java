package io.holdfast.rules.web;

import io.holdfast.rules.CheckReport;
import io.holdfast.rules.RuleSetCheck;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Checks a rule set for an editor or a build, and changes nothing. One at a time: a check takes a
 * processor for as long as loading does.
 */
@RestController
final class CheckController {
  private final RuleSetCheck check;
  private final Semaphore free = new Semaphore(1);

  CheckController(RuleSetCheck check) {
    this.check = check;
  }

  /** Checks the zip file that is sent, or without one the directory of this instance. */
  @PostMapping("/v1/rulesets:check")
  CheckReport check(@RequestBody(required = false) byte[] archive) {
    if (archive != null && archive.length > check.mostBytes()) {
      throw problem(
          HttpStatus.CONTENT_TOO_LARGE,
          "TOO_LARGE",
          "A rule set has at most %d bytes".formatted(check.mostBytes()));
    }
    if (!free.tryAcquire()) {
      throw problem(
          HttpStatus.SERVICE_UNAVAILABLE, "BUSY", "Another rule set is being checked; try again");
    }
    try {
      return archive == null || archive.length == 0 ? check.directory() : check.archive(archive);
    } catch (IOException e) {
      throw problem(
          HttpStatus.BAD_REQUEST,
          "NOT_A_RULE_SET",
          "The body is not a zip file of a rule set: " + e.getMessage());
    } finally {
      free.release();
    }
  }

  private static ErrorResponseException problem(HttpStatus status, String code, String detail) {
    ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
    body.setProperty("code", code);
    return new ErrorResponseException(status, body, null);
  }
}
