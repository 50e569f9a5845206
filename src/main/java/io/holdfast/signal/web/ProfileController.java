package io.holdfast.signal.web;

import io.holdfast.signal.Envelope;
import io.holdfast.signal.EventType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Customer profiles over HTTP. */
@RestController
final class ProfileController {
  private final EventIntake intake;
  private final IntakeLimits limits;
  private final InstantSource clock;

  ProfileController(EventIntake intake, IntakeLimits limits, InstantSource clock) {
    this.intake = intake;
    this.limits = limits;
    this.clock = clock;
  }

  @PutMapping("/v1/customers/{id}")
  ResponseEntity<Accepted> profile(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    Map<String, String> attributes =
        Map.of(
            "specversion",
            "1.0",
            "id",
            UUID.randomUUID().toString(),
            "source",
            "/v1/customers",
            "type",
            EventType.PROFILE,
            "subject",
            id,
            "time",
            clock.instant().toString());
    Envelope event =
        new Envelope(
            Optional.of(HttpEvents.body(request, limits.maxEventBytes())),
            Optional.ofNullable(request.getContentType()),
            attributes,
            // what the body may say of itself must be of this customer
            Optional.of(id.getBytes(StandardCharsets.UTF_8)));
    URI customer = UriComponentsBuilder.fromPath("/v1/customers/{id}").build(id);
    intake.profile(event);
    return ResponseEntity.accepted().location(customer).body(new Accepted(id, customer.toString()));
  }

  @DeleteMapping("/v1/customers/{id}")
  ResponseEntity<Void> delete(@PathVariable String id) {
    intake.deletion(id, clock.instant());
    return ResponseEntity.accepted().build();
  }

  /** Where the customer will be found. */
  record Accepted(String customerId, String customer) {}
}
