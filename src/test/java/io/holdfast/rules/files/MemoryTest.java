package io.holdfast.rules.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rules.files.Finding.Code;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryTest {
  private final Memory memory = new Memory();
  private final Findings findings = new Findings();
  private int made;

  private String recall(Object of) {
    return memory.recall(
        List.of("step", of),
        findings,
        own -> {
          made++;
          own.error(Place.of("a.yaml"), Code.SYNTAX, "wrong with " + of);
          return "made of " + of + ", with findings: " + own.size();
        });
  }

  @Test
  void whatWasMadeOfTheSameIsNotMadeAgain() {
    assertThat(recall("a")).isEqualTo(recall("a")).isEqualTo("made of a, with findings: 1");
    assertThat(made).isEqualTo(1);
  }

  @Test
  void whatWasFoundIsFoundAgain() {
    recall("a");
    Findings next = new Findings();
    memory.recall(List.of("step", "a"), next, own -> "");
    assertThat(next.sorted()).isEqualTo(findings.sorted()).hasSize(1);
  }

  @Test
  void aStepDoesNotSeeWhatOthersFound() {
    findings.error(Place.of("b.yaml"), Code.SYNTAX, "wrong before");
    assertThat(recall("a")).endsWith("with findings: 1");
    assertThat(findings.size()).isEqualTo(2);
  }

  @Test
  void whatTheUsableRuleSetIsMadeOfOutlivesAnyNumberOfBrokenOnes() {
    recall("good");
    memory.attempted(true);
    for (int i = 0; i < 100; i++) {
      recall(i);
      memory.attempted(false);
    }
    made = 0;
    recall("good");
    recall(99);
    assertThat(made).isZero();
    recall(98);
    assertThat(made).isEqualTo(1);
  }

  @Test
  void ofUsableRuleSetsTheLastEightAreRemembered() {
    for (int i = 0; i < 10; i++) {
      recall(i);
      memory.attempted(true);
    }
    made = 0;
    List.of(2, 3, 4, 5, 6, 7, 8, 9).forEach(this::recall);
    assertThat(made).isZero();
    recall(1);
    assertThat(made).isEqualTo(1);
  }
}
