package io.holdfast.access.web;

import io.holdfast.access.Absence;
import io.holdfast.access.Staff;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Those who work on tasks. */
@RestController
@RequestMapping("/v1/staff")
final class StaffController {
  private final Staff staff;
  private final InstantSource clock;

  StaffController(Staff staff, InstantSource clock) {
    this.staff = staff;
    this.clock = clock;
  }

  /** What somebody is able to. */
  record Ability(List<String> skills, Integer capacity) {}

  /**
   * When somebody is away.
   *
   * @param from at once where it is absent
   */
  record Away(Instant from, Instant until, String deputy) {}

  /** Somebody as they are shown. */
  record Body(
      String id,
      String name,
      Set<String> desks,
      Set<String> skills,
      Optional<Integer> capacity,
      Optional<Absence> absence) {

    static Body of(Staff.Member member) {
      return new Body(
          member.account().id(),
          member.account().name(),
          new TreeSet<>(member.account().desks()),
          new TreeSet<>(member.work().skills()),
          member.work().capacity(),
          member.work().absence());
    }
  }

  /** Everybody. */
  record Listed(List<Body> items) {}

  @GetMapping
  Listed staff() {
    return new Listed(staff.list().stream().map(Body::of).toList());
  }

  @PutMapping("/{id}")
  Body able(@PathVariable String id, @RequestBody Ability said) {
    return Refusals.answer(
        () ->
            Body.of(
                staff.able(
                    id,
                    said.skills() == null ? Set.of() : new TreeSet<>(said.skills()),
                    Optional.ofNullable(said.capacity()))));
  }

  @PutMapping("/{id}/absence")
  Body absent(@PathVariable String id, @RequestBody Away said) {
    if (said.until() == null) {
      throw Refusals.problem(
          HttpStatus.BAD_REQUEST, "INVALID_WORK", "Say until when, such as 2026-12-03T08:00:00Z.");
    }
    Instant from = said.from() == null ? clock.instant() : said.from();
    Absence absence = new Absence(from, said.until(), Optional.ofNullable(said.deputy()));
    return Refusals.answer(() -> Body.of(staff.absent(id, absence)));
  }

  @DeleteMapping("/{id}/absence")
  Body back(@PathVariable String id) {
    return Refusals.answer(() -> Body.of(staff.back(id)));
  }
}
