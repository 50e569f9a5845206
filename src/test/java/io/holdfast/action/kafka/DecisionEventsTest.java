package io.holdfast.action.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.journal.Capsule;
import io.holdfast.journal.DecisionCodec;
import io.holdfast.journal.Decisions;
import io.holdfast.journal.RecordedDecision;
import io.holdfast.journal.Seal;
import io.holdfast.server.contract.PublishedContract;
import io.holdfast.task.Actions;
import io.holdfast.vocabulary.Origin;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecisionEventsTest {
  private final DecisionEvents events = new DecisionEvents("/holdfast");

  @Test
  void aDecisionIsPublishedAsItsSchemaSays() {
    PublishedContract.assertHolds(events.made(sealed()));
  }

  @Test
  void aDecisionIsPublishedByteForByteAsItWasRecorded() {
    RecordedDecision recorded = sealed();

    Capsule published = Capsule.read(new String(events.made(recorded), StandardCharsets.UTF_8));

    assertThat(published.json())
        .isEqualTo(new String(DecisionCodec.write(recorded.decision()), StandardCharsets.UTF_8));
    assertThat(published.seal()).isEqualTo(recorded.seal());
  }

  private static RecordedDecision sealed() {
    return new RecordedDecision(Decisions.typical("C-1", "s-1"), Origin.ofRequest("r-1"))
        .sealed(Optional.of(new Seal(7, "0".repeat(40), "1".repeat(40))));
  }

  @Test
  void anActionIsPublishedAsItsSchemaSays() {
    PublishedContract.assertHolds(events.requested(Actions.of("C-1").task()));
    PublishedContract.assertHolds(events.requested(Actions.of("C-1").outreach()));
  }
}
