package io.holdfast.task;

class InMemoryTaskStoreTest extends TaskStoreContract {

  @Override
  protected TaskStore emptyStore() {
    return new InMemoryTaskStore();
  }
}
