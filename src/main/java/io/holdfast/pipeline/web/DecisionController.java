package io.holdfast.pipeline.web;

import io.holdfast.decision.Decision;
import io.holdfast.journal.DecisionCodec;
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
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The same answer by phone: decides at once, on the state the stream sees. */
@RestController
final class DecisionController {
  private final PhonePath phone;
  private final RetentionPipeline pipeline;
  private final EventIntake intake;
  private final IntakeLimits limits;

  DecisionController(
      PhonePath phone, RetentionPipeline pipeline, EventIntake intake, IntakeLimits limits) {
    this.phone = phone;
    this.pipeline = pipeline;
    this.intake = intake;
    this.limits = limits;
  }

  @PostMapping("/v1/decisions")
  ResponseEntity<byte[]> decide(
      HttpServletRequest request, @RequestParam(required = false) String dryRun)
      throws IOException {
    // the way it came in matters for nothing but telling one request from another
    Origin origin = Origin.ofRequest(UUID.randomUUID().toString());
    SignalInput input =
        new SignalInput(intake.check(HttpEvents.read(request, limits.maxEventBytes())), origin);
    boolean preview = dryRun != null && !dryRun.equals("false");
    return answer(preview ? pipeline.preview(input) : phone.decide(input), preview);
  }

  private static ResponseEntity<byte[]> answer(Answer answer, boolean preview) {
    if (answer instanceof Answer.Declined declined) {
      throw new SignalRefused(declined.rejection());
    }
    Decision decision = ((Answer.Made) answer).decision();
    ResponseEntity.BodyBuilder response =
        ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON);
    if (!preview) {
      response.location(URI.create("/v1/decisions/" + decision.id()));
    }
    return response.body(DecisionCodec.write(decision));
  }
}
