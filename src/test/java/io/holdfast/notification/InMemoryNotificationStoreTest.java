package io.holdfast.notification;

class InMemoryNotificationStoreTest extends NotificationStoreContract {
  private final NotificationStore store = new InMemoryNotificationStore();

  @Override
  protected NotificationStore store() {
    return store;
  }
}
