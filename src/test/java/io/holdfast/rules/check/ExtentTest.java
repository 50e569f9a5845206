package io.holdfast.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExtentTest {
  private static final double OPEN = Double.POSITIVE_INFINITY;

  @Test
  void whatTwoComparisonsAllowIsWhatBothAllow() {
    Extent from40 = Extent.range(Range.of(40, OPEN));
    Extent below60 = Extent.range(new Range(-OPEN, false, 60, false));

    assertThat(from40.and(below60)).hasToString("from 40 and below 60");
    assertThat(from40.and(Extent.range(new Range(-OPEN, false, 40, false))).isEmpty()).isTrue();
    assertThat(from40.and(Extent.range(Range.of(-OPEN, 40))).isEmpty()).isFalse();
    assertThat(from40.and(Extent.words(Set.of("x"))).isEmpty()).isTrue();
  }

  @Test
  void aComplementAllowsEverythingElseAndNothingToo() {
    Extent words = Extent.words(Set.of("a", "b"));

    assertThat(words.complement()).hasToString("anything but a, b, or without a value");
    assertThat(words.complement().complement()).isEqualTo(words);
    assertThat(Extent.range(Range.of(5, 5)).complement())
        .hasToString("below 5 or above 5, or without a value");
    assertThat(Extent.of(Extent.Numbers.ALL).complement()).hasToString("without a value");
  }

  @Test
  void betweenTwoWholeNumbersThereIsNone() {
    assertThat(new Range(3, false, 4, false).whole().isEmpty()).isTrue();
    assertThat(new Range(3, false, 5, false).whole()).hasToString("4");
  }

  @Test
  void complementsAndCommonPartsAgreeWithMembershipOnManyNumbers() {
    Random chance = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      Extent one = random(chance);
      Extent other = random(chance);
      for (double x = -1; x <= 11; x += 0.5) {
        Extent point = Extent.range(Range.of(x, x));
        boolean inOne = one.contains(x);
        assertThat(point.within(one)).isEqualTo(inOne);
        boolean inOther = other.contains(x);
        assertThat(point.within(one.and(other))).isEqualTo(inOne && inOther);
        assertThat(point.within(one.complement())).isNotEqualTo(inOne);
        assertThat(point.within(one.complement().and(other))).isEqualTo(!inOne && inOther);
      }
      assertThat(one.within(other)).isEqualTo(one.and(other.complement()).isEmpty());
    }
  }

  private static Extent random(Random chance) {
    Extent extent =
        Extent.range(
            new Range(
                chance.nextInt(11),
                chance.nextBoolean(),
                chance.nextInt(11),
                chance.nextBoolean()));
    Extent hole = Extent.range(Range.of(chance.nextInt(11), chance.nextInt(11))).complement();
    return chance.nextBoolean() ? extent : extent.and(hole);
  }
}
