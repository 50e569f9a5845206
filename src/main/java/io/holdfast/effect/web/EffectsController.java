package io.holdfast.effect.web;

import io.holdfast.effect.Effects;
import io.holdfast.effect.EffectsReport;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what decisions brought about. */
@RestController
final class EffectsController {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{4,64}");

  private final Effects effects;

  EffectsController(Effects effects) {
    this.effects = effects;
  }

  @GetMapping("/v1/effects")
  EffectsReport effects(@RequestParam Optional<String> version) {
    if (version.filter(hash -> !HASH.matcher(hash).matches()).isPresent()) {
      ProblemDetail problem =
          ProblemDetail.forStatusAndDetail(
              HttpStatus.BAD_REQUEST,
              "version must be 4 to 64 hexadecimal digits, not " + version.get());
      problem.setProperty("code", "INVALID_PARAMETER");
      throw new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, null);
    }
    return effects.report(version);
  }
}
