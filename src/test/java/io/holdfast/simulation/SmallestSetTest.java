package io.holdfast.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SmallestSetTest {
  private static final List<Integer> WHOLE = IntStream.range(0, 20).boxed().toList();

  @Test
  void whatIsNotNeededIsLeftOut() {
    SmallestSet<Integer> search = new SmallestSet<>(some -> missing(some, Set.of(3, 17)), 200);

    List<Integer> needed = search.of(WHOLE);

    assertThat(needed).containsExactly(3, 17);
    assertThat(search.givenUp()).isFalse();
    assertThat(search.trials()).isLessThan(60);
    assertThat(search.without(needed, 17)).hasValue(1);
  }

  @Test
  void partsThatDoNotGoWithoutOneAnotherStayTogether() {
    SmallestSet<Integer> search =
        new SmallestSet<>(
            some ->
                some.contains(5) == some.contains(6)
                    ? missing(some, Set.of(5))
                    : OptionalLong.empty(),
            500);

    List<Integer> needed = search.of(WHOLE);

    assertThat(needed).containsExactly(5, 6);
    assertThat(search.without(needed, 6)).isEmpty();
  }

  @Test
  void afterSoManyTrialsItIsGivenUpAndThatIsTold() {
    SmallestSet<Integer> search = new SmallestSet<>(some -> missing(some, Set.of(3, 17)), 4);

    assertThat(search.of(WHOLE)).contains(3, 17);
    assertThat(search.givenUp()).isTrue();
    assertThat(search.trials()).isEqualTo(4);
  }

  private static OptionalLong missing(List<Integer> some, Set<Integer> needed) {
    return OptionalLong.of(needed.stream().filter(one -> !some.contains(one)).count());
  }
}
