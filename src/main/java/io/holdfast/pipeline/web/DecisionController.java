package io.holdfast.pipeline.web;

import io.holdfast.decision.KeptRules;
import io.holdfast.decision.RuleEvaluator;
import io.holdfast.journal.RecordedDecision;
import io.holdfast.pipeline.Answer;
import io.holdfast.pipeline.PhonePath;
import io.holdfast.pipeline.RetentionPipeline;
import io.holdfast.signal.Input.SignalInput;
import io.holdfast.signal.web.EventIntake;
import io.holdfast.signal.web.HttpEvents;
import io.holdfast.signal.web.IntakeLimits;
import io.holdfast.signal.web.SignalRefused;
import io.holdfast.vocabulary.Origin;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The same answer by phone: decides at once, on the state the stream sees. */
@RestController
final class DecisionController {
  private final PhonePath phone;
  private final RetentionPipeline pipeline;
  private final KeptRules keptRules;
  private final EventIntake intake;
  private final IntakeLimits limits;

  DecisionController(
      PhonePath phone,
      RetentionPipeline pipeline,
      KeptRules keptRules,
      EventIntake intake,
      IntakeLimits limits) {
    this.phone = phone;
    this.pipeline = pipeline;
    this.keptRules = keptRules;
    this.intake = intake;
    this.limits = limits;
  }

  @PostMapping("/v1/decisions")
  ResponseEntity<byte[]> decide(
      HttpServletRequest request,
      @RequestParam(required = false) String dryRun,
      @RequestParam(required = false) String rules)
      throws IOException {
    boolean preview = dryRun != null && !dryRun.equals("false");
    if (rules != null && !preview) {
      throw refused(
          HttpStatus.BAD_REQUEST,
          "INVALID_PARAMETER",
          "Only a dry run can be decided by another version than those in use; add dryRun");
    }
    Optional<RuleEvaluator> version = Optional.ofNullable(rules).map(this::kept);
    // the way it came in matters for nothing but telling one request from another
    Origin origin = Origin.ofRequest(UUID.randomUUID().toString());
    SignalInput input = intake.check(HttpEvents.read(request, limits.maxEventBytes()), origin);
    return preview
        ? answer(
            version
                .map(evaluator -> pipeline.preview(input, evaluator))
                .orElseGet(() -> pipeline.preview(input)),
            true)
        : answer(phone.decide(input), false);
  }

  private RuleEvaluator kept(String hash) {
    return keptRules
        .version(hash)
        .orElseThrow(
            () ->
                refused(
                    HttpStatus.NOT_FOUND,
                    "UNKNOWN_VERSION",
                    "No version %s is kept that can be used".formatted(hash)));
  }

  private static ErrorResponseException refused(HttpStatus status, String code, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setProperty("code", code);
    return new ErrorResponseException(status, problem, null);
  }

  private static ResponseEntity<byte[]> answer(Answer answer, boolean preview) {
    if (answer instanceof Answer.Declined declined) {
      throw new SignalRefused(declined.rejection());
    }
    RecordedDecision recorded = ((Answer.Made) answer).recorded();
    ResponseEntity.BodyBuilder response =
        ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON);
    if (!preview) {
      response.location(URI.create("/v1/decisions/" + recorded.decision().id()));
    }
    return response.body(recorded.bytes());
  }
}
