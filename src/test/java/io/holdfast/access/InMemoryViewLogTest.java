package io.holdfast.access;

class InMemoryViewLogTest extends ViewLogContract {
  private final ViewLog log = new InMemoryViewLog();

  @Override
  protected ViewLog log() {
    return log;
  }
}
