package io.holdfast.task;

import java.util.List;

class InMemoryTaskStoreTest extends TaskStoreContract {

  @Override
  protected TaskStore emptyStore() {
    return new InMemoryTaskStore();
  }

  @Override
  protected ClosedTasks closed(TaskStore store) {
    return (InMemoryTaskStore) store;
  }

  @Override
  protected List<String> published(TaskStore store) {
    return ((InMemoryTaskStore) store).published().stream().map(TaskChanged::eventId).toList();
  }
}
