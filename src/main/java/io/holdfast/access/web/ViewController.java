package io.holdfast.access.web;

import io.holdfast.access.View;
import io.holdfast.access.ViewLog;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who looked at whom. */
@RestController
final class ViewController {
  private static final int MOST = 1000;

  private final ViewLog views;

  ViewController(ViewLog views) {
    this.views = views;
  }

  /** Views, newest first. */
  record Listed(List<View> items) {}

  @GetMapping("/v1/views")
  Listed views(
      @RequestParam Optional<String> who,
      @RequestParam Optional<String> customer,
      @RequestParam(defaultValue = "100") int limit) {
    if (limit < 1 || limit > MOST) {
      throw Refusals.problem(
          HttpStatus.BAD_REQUEST,
          "OUT_OF_RANGE",
          "limit must be 1 to %d, not %d".formatted(MOST, limit));
    }
    return new Listed(views.newest(who, customer, limit));
  }
}
