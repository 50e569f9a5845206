package io.holdfast.signal.web;

import io.holdfast.decision.DecisionId;
import io.holdfast.signal.Decoded;
import io.holdfast.signal.Envelope;
import io.holdfast.signal.EventBatch;
import io.holdfast.signal.Rejection;
import io.holdfast.vocabulary.Signal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signals over HTTP; answered once they cannot be lost, decided on soon after. */
@RestController
final class SignalController {
  private final EventIntake intake;
  private final IntakeLimits limits;

  SignalController(EventIntake intake, IntakeLimits limits) {
    this.intake = intake;
    this.limits = limits;
  }

  @PostMapping("/v1/signals")
  ResponseEntity<Accepted> signal(HttpServletRequest request) throws IOException {
    Accepted accepted =
        Accepted.of(intake.signal(HttpEvents.read(request, limits.maxEventBytes())));
    return ResponseEntity.accepted().location(URI.create(accepted.decision())).body(accepted);
  }

  @PostMapping("/v1/signals:batch")
  ResponseEntity<Map<String, List<Item>>> batch(HttpServletRequest request) throws IOException {
    byte[] body = HttpEvents.body(request, limits.maxBatchBytes());
    if (body.length > limits.maxBatchBytes()) {
      String detail = "A batch has at most " + limits.maxBatchBytes() + " bytes";
      throw new SignalRefused(new Rejection(Rejection.Code.TOO_LARGE, Optional.empty(), detail));
    }
    Optional<String> contentType = Optional.ofNullable(request.getContentType());
    List<Envelope> batch =
        intake.valid(EventBatch.split(body, contentType, limits.maxBatchItems()));
    List<Item> items = intake.signals(batch).stream().map(Item::of).toList();
    return ResponseEntity.accepted().body(Map.of("items", items));
  }

  /** Where the decision on a signal will be found. */
  record Accepted(String decisionId, String decision) {

    static Accepted of(Signal signal) {
      String id = DecisionId.of(signal.customerId(), signal.source(), signal.id());
      return new Accepted(id, "/v1/decisions/" + id);
    }
  }

  /** What became of one signal of a batch. */
  record Item(int status, Optional<Accepted> accepted, Optional<Map<String, Object>> problem) {

    static Item of(Decoded<Signal> outcome) {
      return outcome.fold(
          signal ->
              new Item(
                  HttpStatus.ACCEPTED.value(), Optional.of(Accepted.of(signal)), Optional.empty()),
          Item::refused);
    }

    private static Item refused(Rejection rejection) {
      ProblemDetail problem = SignalRefused.problem(rejection);
      return new Item(problem.getStatus(), Optional.empty(), Optional.of(problem.getProperties()));
    }
  }
}
