package io.holdfast.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.decision.Experiment.Arm;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Draws are stable, keep to their shares, and have nothing to do with each other. */
class ExperimentTest {
  private static final int CUSTOMERS = 4_000;
  private static final int EXPERIMENTS = 100;
  // of a thousand draws that are as they should be, not one is expected to lie further out
  private static final double STANDARD_DEVIATIONS = 4.5;

  private final Random random = new Random(11);

  @Test
  void sharesOfCustomersAndOfArmsAreWithinBinomialBounds() {
    for (int i = 0; i < EXPERIMENTS; i++) {
      Experiment one = any(i);
      List<Optional<Arm>> drawn = drawn(one);
      long part = drawn.stream().filter(Optional::isPresent).count();

      assertWithin(part, CUSTOMERS, one.sharePct() / 100);
      for (Arm arm : one.arms()) {
        long inArm = drawn.stream().filter(Optional.of(arm)::equals).count();
        assertWithin(inArm, part, arm.sharePct() / 100);
      }
    }
  }

  @Test
  void aDrawIsTheSameForEver() {
    for (int i = 0; i < EXPERIMENTS; i++) {
      Experiment one = any(i);
      Experiment again =
          new Experiment(
              one.name(),
              one.salt(),
              one.sharePct(),
              one.from(),
              one.until(),
              Set.of(),
              one.arms());

      assertThat(drawn(again)).isEqualTo(drawn(one));
    }
    // pinned: customers must not change arms with a new version of Holdfast
    Experiment pinned = experiment("pinned", "salt", 50);
    assertThat(
            IntStream.range(0, 24)
                .mapToObj(n -> arm(pinned, n).substring(0, 1))
                .collect(Collectors.joining()))
        .isEqualTo("-cc-c-ttc--t-t-tt-----c-");
  }

  @Test
  void whoTakesPartStaysInTheArmWhenTheShareGrows() {
    Experiment small = experiment("growing", "salt", 10);
    Experiment large = experiment("growing", "salt", 60);

    for (int n = 0; n < CUSTOMERS; n++) {
      Optional<Arm> before = small.arm(customer(n));
      assertThat(before.isEmpty() || before.equals(large.arm(customer(n)))).isTrue();
    }
  }

  @Test
  void noTwoDrawsHaveToDoWithEachOther() {
    for (int i = 0; i < EXPERIMENTS; i++) {
      Experiment one = experiment("one-" + i, "salt", 50);
      Experiment other =
          i % 2 == 0 ? experiment("other-" + i, "salt", 50) : experiment("one-" + i, "pepper", 50);
      int both = 0;
      int first = 0;
      int second = 0;
      int heldOutToo = 0;
      for (int n = 0; n < CUSTOMERS; n++) {
        boolean inOne = arm(one, n).equals("control");
        boolean inOther = arm(other, n).equals("control");
        first += inOne ? 1 : 0;
        second += inOther ? 1 : 0;
        both += inOne && inOther ? 1 : 0;
        heldOutToo += inOne && Share.contains(customer(n), "telecom", 20) ? 1 : 0;
      }

      assertWithin(both, first, (double) second / CUSTOMERS);
      assertWithin(heldOutToo, first, 0.2);
    }
  }

  @Test
  void itRunsFromItsFirstDayToItsLast() {
    Experiment one = experiment("dated", "salt", 50);

    assertThat(one.runs(Instant.parse("2027-01-10T23:59:59Z"))).isFalse();
    assertThat(one.runs(Instant.parse("2027-01-11T00:00:00Z"))).isTrue();
    assertThat(one.runs(Instant.parse("2027-02-11T23:59:59Z"))).isTrue();
    assertThat(one.runs(Instant.parse("2027-02-12T00:00:00Z"))).isFalse();
  }

  private Experiment any(int i) {
    List<Arm> arms = new ArrayList<>();
    int left = 100;
    for (int n = 0; left > 0 && n < 3; n++) {
      int share = n == 2 ? left : 1 + random.nextInt(left);
      arms.add(new Arm("arm-" + n, share, Set.of()));
      left -= share;
    }
    return new Experiment(
        "any-" + i,
        Long.toString(random.nextLong(), 36),
        1 + random.nextInt(99),
        LocalDate.MIN,
        LocalDate.MAX,
        Set.of(),
        arms);
  }

  private static Experiment experiment(String name, String salt, double sharePct) {
    return new Experiment(
        name,
        salt,
        sharePct,
        LocalDate.parse("2027-01-11"),
        LocalDate.parse("2027-02-11"),
        Set.of("offer"),
        List.of(new Arm("control", 50, Set.of()), new Arm("treated", 50, Set.of("offer"))));
  }

  private static List<Optional<Arm>> drawn(Experiment experiment) {
    return IntStream.range(0, CUSTOMERS).mapToObj(n -> experiment.arm(customer(n))).toList();
  }

  private static String arm(Experiment experiment, int n) {
    return experiment.arm(customer(n)).map(Arm::name).orElse("-");
  }

  private static String customer(int n) {
    return "C-%06d".formatted(n);
  }

  private static void assertWithin(long count, long of, double share) {
    double expected = of * share;
    double bound = STANDARD_DEVIATIONS * Math.sqrt(of * share * (1 - share)) + 1;
    assertThat((double) count).isBetween(expected - bound, expected + bound);
  }
}
