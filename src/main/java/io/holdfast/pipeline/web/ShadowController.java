package io.holdfast.pipeline.web;

import io.holdfast.pipeline.Shadow;
import io.holdfast.pipeline.ShadowReport;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows what came of a version that decides beside the active one. */
@RestController
final class ShadowController {
  private final Shadow shadow;

  ShadowController(Shadow shadow) {
    this.shadow = shadow;
  }

  /**
   * The answer.
   *
   * @param report absent while there is no shadow
   */
  record Body(Optional<ShadowReport> report) {}

  @GetMapping("/v1/rulesets:shadow")
  Body report() {
    return new Body(shadow.report());
  }
}
