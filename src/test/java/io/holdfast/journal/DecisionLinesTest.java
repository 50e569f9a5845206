package io.holdfast.journal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.decision.Decision;
import io.holdfast.decision.RecordedDecisions;
import io.holdfast.decision.RecordedDecisionsContract;
import io.holdfast.vocabulary.Origin;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DecisionLinesTest extends RecordedDecisionsContract {

  @Override
  protected RecordedDecisions holding(List<Decision> decisions) {
    return lines(decisions.stream().map(DecisionLinesTest::line).collect(Collectors.joining()));
  }

  /** The lines are events, as a consumer of the topic has them. */
  @Nested
  class AsPublished extends RecordedDecisionsContract {
    @Override
    protected RecordedDecisions holding(List<Decision> decisions) {
      return lines(
          decisions.stream().map(DecisionLinesTest::event).collect(Collectors.joining("\n\n")));
    }
  }

  @Test
  void everyLineThatIsNoDecisionIsNamed() {
    String text = line(Decisions.typical("c-1", "s-1")) + "{\"id\": 1\n" + "nonsense\n[]\n";

    assertThatThrownBy(() -> lines(text).newest(10))
        .isInstanceOf(UnreadableDecisions.class)
        .hasMessageStartingWith("Not every line of decisions.jsonl is a decision:")
        .hasMessageContaining("line 2: ")
        .hasMessageContaining("line 3: ")
        .hasMessageContaining("line 4: ");
  }

  @Test
  void aTextThatCannotBeReadIsNamed() {
    DecisionLines lines =
        new DecisionLines(
            "decisions.jsonl",
            () -> {
              throw new IOException("no such file");
            });

    assertThatThrownBy(() -> lines.newest(10))
        .isInstanceOf(UnreadableDecisions.class)
        .hasMessage("decisions.jsonl cannot be read: no such file");
  }

  private static DecisionLines lines(String text) {
    return new DecisionLines("decisions.jsonl", () -> new StringReader(text));
  }

  private static String line(Decision decision) {
    return new String(
        DecisionLines.line(new RecordedDecision(decision, Origin.ofRequest("r-1"))),
        StandardCharsets.UTF_8);
  }

  private static String event(Decision decision) {
    return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"extra\":{\"data\":1},\"data\":%s}"
        .formatted(decision.id(), line(decision).strip());
  }
}
