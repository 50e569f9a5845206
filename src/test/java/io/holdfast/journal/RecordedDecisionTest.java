package io.holdfast.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.vocabulary.Origin;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordedDecisionTest {

  @Test
  void whatIsWrittenForOneCopyIsNotWrittenAgainForAnother() {
    RecordedDecision made = new RecordedDecision(Decisions.typical("C-1", "1"), new Origin("o"));
    RecordedDecision committed = made.inPlaceOf(Optional.of("before"));
    RecordedDecision published = made.sealed(Optional.empty());

    assertThat(published.bytes()).isSameAs(committed.bytes()).isSameAs(made.bytes());
  }
}
