package io.holdfast.notification;

/** Sends messages in one way. */
public interface Messenger {

  /**
   * Sends one. The same message may come again, with the same notice's id.
   *
   * @throws NotSent when it is not known to have been taken
   */
  void send(Message message);
}
