package io.holdfast.server;

import io.holdfast.access.Role;
import io.holdfast.access.Staff;
import io.holdfast.task.Worker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Everybody whom tasks can be given to, as it was a moment ago. */
final class Roster implements Supplier<List<Worker>> {
  private final Staff staff;
  private final Duration age;
  private final InstantSource clock;
  private List<Worker> workers = List.of();
  private Instant lookedAt = Instant.MIN;

  /**
   * @param age how old what is known of them may be
   */
  Roster(Staff staff, Duration age, InstantSource clock) {
    this.staff = staff;
    this.age = age;
    this.clock = clock;
  }

  @Override
  public synchronized List<Worker> get() {
    Instant now = clock.instant();
    if (lookedAt.isBefore(now.minus(age))) {
      workers = staff.list().stream().map(Roster::worker).toList();
      lookedAt = now;
    }
    return workers;
  }

  // supervisors may be named, and are given nothing else
  private static Worker worker(Staff.Member member) {
    boolean shares = member.account().roles().contains(Role.MANAGER);
    return new Worker(
        member.account().id(),
        shares ? member.account().desks() : Set.of(),
        member.work().skills(),
        member.work().capacity(),
        member
            .work()
            .absence()
            .map(away -> new Worker.Absence(away.from(), away.until(), away.deputy())));
  }
}
