package io.holdfast.signal.web;

import io.holdfast.signal.Rejection;
import io.holdfast.signal.web.TroubleTickets.Happened;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Listens to a trouble ticket system (TM Forum TMF621, version 4 or 5), which is given the address
 * {@code /v1/tmf621} to call. Answered once the signal cannot be lost; what is about no complaint
 * is passed over.
 */
@RestController
@ResponseStatus(HttpStatus.NO_CONTENT)
final class TroubleTicketController {
  private final TroubleTickets tickets;
  private final EventIntake intake;
  private final IntakeLimits limits;

  TroubleTicketController(TicketMapping mapping, EventIntake intake, IntakeLimits limits) {
    this.tickets = new TroubleTickets(mapping);
    this.intake = intake;
    this.limits = limits;
  }

  @PostMapping("/v1/tmf621/listener/troubleTicketCreateEvent")
  void created(HttpServletRequest request) throws IOException {
    take(Happened.CREATED, request);
  }

  @PostMapping("/v1/tmf621/listener/troubleTicketStatusChangeEvent")
  void statusChanged(HttpServletRequest request) throws IOException {
    take(Happened.STATUS_CHANGED, request);
  }

  @PostMapping("/v1/tmf621/listener/troubleTicketResolvedEvent")
  void resolved(HttpServletRequest request) throws IOException {
    take(Happened.RESOLVED, request);
  }

  private void take(Happened happened, HttpServletRequest request) throws IOException {
    byte[] body = HttpEvents.body(request, limits.maxEventBytes());
    if (body.length > limits.maxEventBytes()) {
      String detail = "An event has at most " + limits.maxEventBytes() + " bytes";
      throw new SignalRefused(new Rejection(Rejection.Code.TOO_LARGE, Optional.empty(), detail));
    }
    tickets.signal(happened, body).ifPresent(intake::signal);
  }
}
