package io.holdfast.task;

import static io.holdfast.task.Actions.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.task.Nomination.Why;
import io.holdfast.task.Worker.Absence;
import io.holdfast.vocabulary.Desk;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SharingTest {
  private static final Instant BACK = NOW.plus(Duration.ofDays(3));
  private static final Worker ANN = worker("ann", Set.of("en"));
  private static final Worker BOB = worker("bob", Set.of("en", "de"));
  private static final Worker CHEN = worker("chen", Set.of("zh-CN"));
  private static final Worker NEW = worker("eve", Set.of());

  @Test
  void theCustomersOwnManagerGetsItHoweverMuchThereIsToDo() {
    assertThat(nominate(Map.of("ann", 99), "ann", List.of(), ANN, BOB))
        .isEqualTo(Nomination.of(Why.MANAGER_OF_RECORD, Optional.of("ann")));
  }

  @Test
  void whileSheIsAwayHerDeputyGetsIt() {
    assertThat(nominate(Map.of(), "ann", List.of(), away(ANN, "bob"), BOB))
        .isEqualTo(
            new Nomination(Why.DEPUTY, Optional.of("bob"), Optional.of("ann"), Optional.of(BACK)));
  }

  @Test
  void aDeputyWhoIsAwayHasADeputyToo() {
    assertThat(nominate(Map.of(), "ann", List.of(), away(ANN, "bob"), away(BOB, "chen"), CHEN))
        .extracting(Nomination::why, Nomination::person)
        .containsExactly(Why.DEPUTY, Optional.of("chen"));
  }

  @Test
  void deputiesOfEachOtherWhoAreAllAwayLeaveItToTheDesk() {
    assertThat(nominate(Map.of(), "ann", List.of(), away(ANN, "bob"), away(BOB, "ann"), CHEN))
        .isEqualTo(
            new Nomination(
                Why.LEAST_LOADED, Optional.of("chen"), Optional.of("ann"), Optional.of(BACK)));
  }

  @Test
  void anAbsenceCountsFromItsBeginningUntilItsEnd() {
    Worker leaves = away(ANN, NOW.plusMillis(1), BACK);
    Worker back = away(ANN, NOW.minusSeconds(9), NOW);
    Worker left = away(ANN, NOW, BACK);

    assertThat(leaves.away(NOW)).isEmpty();
    assertThat(back.away(NOW)).isEmpty();
    assertThat(left.away(NOW)).isPresent();
  }

  @Test
  void aManagerWhoHasNoAccountLeavesItToTheDesk() {
    assertThat(nominate(Map.of("ann", 1), "gone", List.of(), ANN, BOB))
        .isEqualTo(Nomination.of(Why.LEAST_LOADED, Optional.of("bob")));
  }

  @Test
  void atADeskItIsTheOneWithLeastToDoForTheirCapacityAndOfEqualsTheFirstByName() {
    Worker half = new Worker("ann", Set.of("desk"), Set.of(), Optional.of(5), Optional.empty());

    assertThat(nominate(Map.of("ann", 3, "bob", 4), null, List.of(), ANN, BOB).person())
        .contains("ann");
    assertThat(nominate(Map.of("ann", 3, "bob", 4), null, List.of(), half, BOB).person())
        .contains("bob");
    assertThat(nominate(Map.of(), null, List.of(), BOB, ANN).person()).contains("ann");
  }

  @Test
  void onlyThoseWithAllTheSkillsItTakesGetIt() {
    assertThat(nominate(Map.of("bob", 9), null, List.of("en", "de"), ANN, BOB, CHEN).person())
        .contains("bob");
    assertThat(nominate(Map.of(), null, List.of("fr"), ANN, BOB, CHEN))
        .isEqualTo(Nomination.of(Why.NOBODY_SKILLED, Optional.empty()));
  }

  @Test
  void aNewColleagueOfWhomNobodySaidAnySkillsGetsWhateverComesToTheDesk() {
    assertThat(nominate(Map.of("ann", 1, "bob", 1), null, List.of("fr"), ANN, NEW).person())
        .contains("eve");
  }

  @Test
  void whereNobodyCanTakeItTheReasonIsSaid() {
    assertThat(nominate(Map.of("ann", 10, "bob", 11), null, List.of(), ANN, BOB).why())
        .isEqualTo(Why.ALL_BUSY);
    assertThat(nominate(Map.of("ann", 9, "bob", 11), null, List.of(), ANN, BOB).person())
        .contains("ann");
    assertThat(nominate(Map.of(), null, List.of(), away(ANN, "bob")).why())
        .isEqualTo(Why.ALL_ABSENT);
    assertThat(nominate(Map.of(), null, List.of()).why()).isEqualTo(Why.NOBODY_THERE);
  }

  @Test
  void aDeskWithoutCapacityLeavesItToWhoeverTakesIt() {
    Sharing sharing = new Sharing(List.of(ANN), Map.of(), id -> 0, NOW);

    assertThat(sharing.of("desk", Optional.empty(), List.of()))
        .isEqualTo(Nomination.of(Why.QUEUE, Optional.empty()));
  }

  private static Nomination nominate(
      Map<String, Integer> load, String named, List<String> skills, Worker... workers) {
    return new Sharing(
            Arrays.asList(workers),
            Map.of("desk", new Desk(Optional.of(10), Optional.empty())),
            id -> load.getOrDefault(id, 0),
            NOW)
        .of("desk", Optional.ofNullable(named), skills);
  }

  private static Worker worker(String id, Set<String> skills) {
    return new Worker(id, Set.of("desk"), skills, Optional.empty(), Optional.empty());
  }

  private static Worker away(Worker worker, String deputy) {
    return with(worker, new Absence(NOW.minusSeconds(60), BACK, Optional.of(deputy)));
  }

  private static Worker away(Worker worker, Instant from, Instant until) {
    return with(worker, new Absence(from, until, Optional.empty()));
  }

  private static Worker with(Worker worker, Absence absence) {
    return new Worker(
        worker.id(), worker.desks(), worker.skills(), worker.capacity(), Optional.of(absence));
  }
}
