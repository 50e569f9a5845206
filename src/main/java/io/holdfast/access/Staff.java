package io.holdfast.access;

import io.holdfast.access.AccessRefused.Code;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who works where, what they can be given to do, and when they are away. */
public final class Staff {
  private static final Duration LONGEST_ABSENCE = Duration.ofDays(2 * 366);

  private final AccessStore store;

  public Staff(AccessStore store) {
    this.store = store;
  }

  /** Somebody who works on tasks. */
  public record Member(Account account, WorkProfile work) {}

  /** All whose account is open and lets them work on tasks, in order of their ids. */
  public List<Member> list() {
    Map<String, WorkProfile> work = store.workProfiles();
    return store.accounts().stream()
        .filter(account -> !account.disabled())
        .filter(account -> account.permissions().contains(Permission.TASKS))
        .map(a -> new Member(a, work.getOrDefault(a.id(), WorkProfile.USUAL)))
        .toList();
  }

  /**
   * Says what somebody is able to.
   *
   * @throws AccessRefused when there is nobody of that name, or it is more than may be
   */
  public Member able(String id, Set<String> skills, Optional<Integer> capacity) {
    Member member = member(id);
    return kept(member, member.work.with(Set.copyOf(skills), capacity));
  }

  /**
   * Says when somebody is away.
   *
   * @throws AccessRefused when there is nobody of that name, it ends before it begins, or the
   *     deputy does not work on tasks
   */
  public Member absent(String id, Absence absence) {
    Member member = member(id);
    absence.deputy().ifPresent(this::member);
    if (!absence.until().isAfter(absence.from())
        || Duration.between(absence.from(), absence.until()).compareTo(LONGEST_ABSENCE) > 0
        || absence.deputy().filter(id::equals).isPresent()) {
      throw new AccessRefused(
          Code.INVALID_WORK,
          "An absence ends after it begins and within two years, with somebody else as deputy.");
    }
    return kept(member, member.work.with(Optional.of(absence)));
  }

  /**
   * Says that somebody is there.
   *
   * @throws AccessRefused when there is nobody of that name
   */
  public Member back(String id) {
    Member member = member(id);
    return kept(member, member.work.with(Optional.empty()));
  }

  private Member member(String id) {
    return list().stream()
        .filter(one -> one.account.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new AccessRefused(
                    Code.UNKNOWN_ACCOUNT, "There is nobody " + id + " who works on tasks."));
  }

  private Member kept(Member member, WorkProfile next) {
    store.keep(member.account.id(), next);
    return new Member(member.account, next);
  }
}
