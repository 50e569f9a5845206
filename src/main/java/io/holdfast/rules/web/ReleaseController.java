package io.holdfast.rules.web;

import io.holdfast.rules.Releases;
import io.holdfast.rules.RuleSet;
import io.holdfast.rules.RuleSet.RuleSummary;
import io.holdfast.rules.RuleSets;
import io.holdfast.rules.release.Person;
import io.holdfast.rules.release.Release.KeptVersion;
import io.holdfast.rules.release.ReleaseRefused;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Shows the versions and lets people choose among them. */
@RestController
final class ReleaseController {
  private static final int LONGEST_NOTE = 500;

  private final RuleSets ruleSets;
  private final Releases releases;

  ReleaseController(RuleSets ruleSets, Releases releases) {
    this.ruleSets = ruleSets;
    this.releases = releases;
  }

  /**
   * What somebody asks for.
   *
   * @param version hash or the beginning of it
   * @param note why, for the trail
   * @param sharePct share of the customers, for a canary
   * @param stop whether a canary or a shadow is to end
   */
  record Request(String version, String note, Double sharePct, Boolean stop) {

    String why() {
      String text = note == null ? "" : note.strip();
      return text.length() <= LONGEST_NOTE ? text : text.substring(0, LONGEST_NOTE);
    }

    Optional<String> chosen() {
      return Optional.ofNullable(version).filter(text -> !text.isBlank());
    }

    boolean stopping() {
      return Boolean.TRUE.equals(stop);
    }
  }

  /** One version. */
  record VersionBody(KeptVersion kept, List<RuleSummary> rules) {}

  @GetMapping("/v1/rulesets")
  ReleaseBody ruleSets() {
    return ReleaseBody.of(ruleSets.status(), ruleSets.releaseStatus());
  }

  @GetMapping("/v1/rulesets/{version}")
  VersionBody version(@PathVariable String version) {
    return answer(
        () -> {
          RuleSet ruleSet = releases.ruleSet(version);
          return new VersionBody(
              releases.release().kept(ruleSet.version()).orElseThrow(), ruleSet.rules());
        });
  }

  @GetMapping("/v1/rulesets/{version}/files")
  ResponseEntity<byte[]> files(@PathVariable String version) {
    byte[] archive = answer(() -> releases.archive(version));
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("application/zip"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"rules-%s.zip\"".formatted(version))
        .body(archive);
  }

  @PostMapping("/v1/rulesets:activate")
  ReleaseBody activate(@RequestBody Request asked, Principal who) {
    return changed(() -> releases.activate(asked.version(), person(who), asked.why()));
  }

  @PostMapping("/v1/rulesets:approve")
  ReleaseBody approve(@RequestBody Request asked, Principal who) {
    return changed(() -> releases.approve(asked.version(), person(who), asked.why()));
  }

  @PostMapping("/v1/rulesets:rollback")
  ReleaseBody rollBack(@RequestBody Request asked, Principal who) {
    return changed(() -> releases.rollBack(asked.chosen(), person(who), asked.why()));
  }

  @PostMapping("/v1/rulesets:pin")
  ReleaseBody pin(@RequestBody Request asked, Principal who) {
    return changed(() -> releases.pin(asked.chosen(), person(who), asked.why()));
  }

  @PostMapping("/v1/rulesets:unpin")
  ReleaseBody unpin(@RequestBody Request asked, Principal who) {
    return changed(() -> releases.unpin(person(who), asked.why()));
  }

  @PostMapping("/v1/rulesets:canary")
  ReleaseBody canary(@RequestBody Request asked, Principal who) {
    double share = asked.sharePct() == null ? Double.NaN : asked.sharePct();
    return changed(
        () ->
            asked.stopping()
                ? releases.stopCanary(person(who), asked.why())
                : releases.startCanary(asked.version(), share, person(who), asked.why()));
  }

  @PostMapping("/v1/rulesets:shadow")
  ReleaseBody shadow(@RequestBody Request asked, Principal who) {
    return changed(
        () ->
            asked.stopping()
                ? releases.stopShadow(person(who), asked.why())
                : releases.startShadow(asked.version(), person(who), asked.why()));
  }

  private static Person person(Principal who) {
    return new Person(who == null ? null : who.getName());
  }

  private ReleaseBody changed(Supplier<?> change) {
    answer(change);
    return ruleSets();
  }

  /** The answer, or the problem that stands for a refusal. */
  static <T> T answer(Supplier<T> question) {
    try {
      return question.get();
    } catch (ReleaseRefused e) {
      HttpStatus status = status(e.code());
      ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, e.getMessage());
      problem.setProperty("code", e.code().name());
      throw new ErrorResponseException(status, problem, e);
    }
  }

  private static HttpStatus status(ReleaseRefused.Code code) {
    return switch (code) {
      case NAME_REQUIRED, REASON_REQUIRED, INVALID_SHARE, AMBIGUOUS_VERSION ->
          HttpStatus.BAD_REQUEST;
      case UNKNOWN_VERSION -> HttpStatus.NOT_FOUND;
      case SAME_PERSON -> HttpStatus.FORBIDDEN;
      case NO_CANDIDATE,
          NOTHING_TO_ROLL_BACK_TO,
          UNUSABLE_VERSION,
          DAMAGED_VERSION,
          CHANGED_MEANWHILE ->
          HttpStatus.CONFLICT;
    };
  }
}
