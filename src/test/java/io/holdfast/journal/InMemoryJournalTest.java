package io.holdfast.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.customer.CustomerState;
import io.holdfast.journal.Entry.Publication;
import io.holdfast.vocabulary.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryJournalTest extends JournalContract {
  private final InMemoryJournal journal = new InMemoryJournal(Integer.MAX_VALUE, NOTED);

  @Override
  protected Journal journal() {
    return journal;
  }

  @Override
  protected DueTimers timers() {
    return journal;
  }

  @Override
  protected Notes notes() {
    return journal;
  }

  @Override
  protected Outbox outbox() {
    return journal;
  }

  @Test
  void ofMoreDecisionsThanItKeepsTheOldestIsForgotten() {
    InMemoryJournal two = new InMemoryJournal(2);
    for (String customer : List.of("C-1", "C-2", "C-3")) {
      RecordedDecision decision =
          new RecordedDecision(Decisions.typical(customer, "1"), new Origin(customer));
      two.commit(
          List.of(
              new Entry(
                  CustomerState.unknown(customer), 0, List.of(decision), Publication.BY_CALLER)));
    }

    assertThat(two.decision(Decisions.typical("C-1", "1").id())).isEmpty();
    assertThat(two.decision(Decisions.typical("C-2", "1").id())).isPresent();
    assertThat(two.decision(Decisions.typical("C-3", "1").id())).isPresent();
    assertThat(two.load(List.of("C-1"), List.of()).customers().get("C-1").version()).isOne();
  }
}
