package io.holdfast.signal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.signal.Envelope;
import io.holdfast.signal.EventGateway;
import io.holdfast.signal.Rejection;
import io.holdfast.signal.Samples;
import io.holdfast.signal.SignalDecoder;
import io.holdfast.signal.SignalEvents;
import io.holdfast.signal.SignalLimits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class TroubleTicketControllerTest {
  private final List<String> taken = new ArrayList<>();
  private final MockMvcTester http =
      MockMvcTester.of(
          new TroubleTicketController(
              new TicketMapping(
                  Map.of("complaint", "other"), Map.of(), Set.of("resolved"), "customer"),
              new EventIntake(
                  new SignalDecoder(
                      Samples::declarations,
                      SignalLimits.DEFAULT,
                      InstantSource.fixed(Samples.NOW)),
                  new Taken(),
                  new Counted(),
                  Duration.ofSeconds(1)),
              new IntakeLimits(500, 500, 1)));

  private final class Taken implements EventGateway {
    @Override
    public CompletableFuture<Void> signal(String customerId, Envelope event) {
      taken.add(customerId);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> profile(String customerId, Envelope event) {
      throw new AssertionError("no profile is sent");
    }

    @Override
    public CompletableFuture<Void> deletion(String customerId) {
      throw new AssertionError("nothing is deleted");
    }

    @Override
    public void close() {}
  }

  private static final class Counted implements SignalEvents {
    @Override
    public void accepted(String type) {}

    @Override
    public void profile() {}

    @Override
    public void rejected(Rejection.Code code) {}
  }

  private MvcTestResult post(String event, String ticket) {
    return http.post()
        .uri("/v1/tmf621/listener/troubleTicket" + event + "Event")
        .content(
            """
            {"eventId": "e-1", "eventTime": "2026-03-01T08:59:00Z", "event": {"troubleTicket": %s}}
            """
                .formatted(ticket))
        .exchange();
  }

  @Test
  void whatIsAboutNoComplaintIsTakenNoteOfAndPassedOver() {
    for (String event : List.of("Create", "StatusChange", "Resolved")) {
      assertThat(post(event, "{\"id\": \"1\", \"ticketType\": \"incident\"}")).hasStatus(204);
    }

    assertThat(taken).isEmpty();
  }

  @Test
  void whatIsMissingIsSaidAndNothingIsTaken() {
    assertThat(post("Create", "{\"ticketType\": \"complaint\"}")).hasStatus(422);
    assertThat(post("Create", "{")).hasStatus(400);
    assertThat(post("Create", '"' + "x".repeat(500) + '"')).hasStatus(413);

    assertThat(taken).isEmpty();
  }

  /** The rule set of these tests declares no complaints. */
  @Test
  void aSignalThatTheRuleSetDoesNotDeclareIsRefusedAsAnyOther() {
    assertThat(
            post(
                "Create",
                "{\"id\": \"1\", \"ticketType\": \"complaint\", \"relatedParty\":"
                    + " [{\"role\": \"customer\", \"id\": \"C-1\"}]}"))
        .hasStatus(422);
  }
}
