package io.holdfast.action.kafka;

import io.holdfast.journal.Decisions;
import io.holdfast.server.contract.PublishedContract;
import io.holdfast.task.Actions;
import org.junit.jupiter.api.Test;

class DecisionEventsTest {
  private final DecisionEvents events = new DecisionEvents("/holdfast");

  @Test
  void aDecisionIsPublishedAsItsSchemaSays() {
    PublishedContract.assertHolds(events.made(Decisions.typical("C-1", "s-1")));
  }

  @Test
  void anActionIsPublishedAsItsSchemaSays() {
    PublishedContract.assertHolds(events.requested(Actions.of("C-1").task()));
    PublishedContract.assertHolds(events.requested(Actions.of("C-1").outreach()));
  }
}
