package io.holdfast.journal;

class InMemoryJournalTest extends JournalContract {
  private final InMemoryJournal journal = new InMemoryJournal();

  @Override
  protected Journal journal() {
    return journal;
  }

  @Override
  protected DueTimers timers() {
    return journal;
  }

  @Override
  protected Outbox outbox() {
    return journal;
  }
}
