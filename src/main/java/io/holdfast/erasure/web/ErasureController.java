package io.holdfast.erasure.web;

import io.holdfast.access.Views;
import io.holdfast.erasure.Erased;
import io.holdfast.erasure.Erasure;
import io.holdfast.signal.web.EventIntake;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Erases a customer, and tells all who keep customers that they have to. */
@RestController
final class ErasureController {
  private final Erasure erasure;
  private final EventIntake intake;
  private final Views views;
  private final InstantSource clock;

  ErasureController(Erasure erasure, EventIntake intake, Views views, InstantSource clock) {
    this.erasure = erasure;
    this.intake = intake;
    this.views = views;
    this.clock = clock;
  }

  @PostMapping("/v1/customers/{id}:erase")
  Erased erase(@PathVariable String id, HttpServletRequest asked) {
    intake.deletion(id, clock.instant());
    views.seen(asked.getRemoteUser(), id, asked.getRequestURI());
    return erasure.erase(id, asked.getRemoteUser());
  }
}
