package io.holdfast.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.customer.CustomerState;
import io.holdfast.decision.Decision;
import io.holdfast.decision.RecordedDecisions;
import io.holdfast.decision.RecordedDecisionsContract;
import io.holdfast.journal.Entry.Publication;
import io.holdfast.vocabulary.Origin;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentDecisionsTest extends RecordedDecisionsContract {
  private static final Instant NOW = Instant.parse("2026-03-02T09:15:00Z");
  private final RecentDecisions recent = new RecentDecisions(3);

  @Override
  protected RecordedDecisions holding(List<Decision> decisions) {
    InMemoryJournal journal = new InMemoryJournal();
    RecentDecisions heard = new RecentDecisions(3);
    for (Decision decision : decisions) {
      RecordedDecision recorded = new RecordedDecision(decision, Origin.ofRequest("r-1"));
      CustomerState state = CustomerState.unknown(decision.customerId());
      journal.commit(List.of(new Entry(state, 0, List.of(recorded), Publication.BY_CALLER)));
      heard.add(decision.id(), decision.decidedAt());
    }
    return heard.in(journal);
  }

  @Test
  void oneThatIsNoLongerOnRecordIsLeftOut() {
    recent.add("gone", NOW);

    assertThat(recent.in(new InMemoryJournal()).newest(10)).isEmpty();
  }

  @Test
  void theNewestStayWhateverTheOrderTheyAreHeardIn() {
    recent.add("third", NOW.plusSeconds(3));
    recent.add("first", NOW.plusSeconds(1));
    recent.add("fourth", NOW.plusSeconds(4));
    recent.add("second", NOW.plusSeconds(2));

    assertThat(recent.newest(10)).containsExactly("fourth", "third", "second");
    assertThat(recent.newest(2)).containsExactly("fourth", "third");
  }

  @Test
  void aDecisionHeardTwiceIsShownOnce() {
    recent.add("one", NOW);
    recent.add("one", NOW);

    assertThat(recent.newest(10)).containsExactly("one");
  }
}
