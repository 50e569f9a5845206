package io.holdfast.action;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message for a customer as TM Forum's TMF681 (version 4) has it: the data of {@value
 * #REQUESTED}, to be posted as it is to whatever sends messages, and of {@value #WITHDRAWN}, to be
 * patched.
 *
 * @param id of the action that asks for it
 * @param messageType how it is sent, in the words of what sends it
 * @param subject what the message is called
 * @param content what it says, in the customer's language; the offer where it makes one
 * @param scheduledSendTime when it was decided
 * @param state {@code initial}, or {@code cancelled} when it is not to be sent any more
 * @param characteristic what else what sends it may want to know
 */
public record CommunicationMessage(
    String id,
    String messageType,
    String state,
    Optional<String> subject,
    Optional<String> content,
    Optional<Instant> scheduledSendTime,
    Optional<Sender> sender,
    Optional<List<Receiver>> receiver,
    Optional<List<Characteristic>> characteristic) {

  /** CloudEvents type of the event that asks for a message. */
  public static final String REQUESTED = "org.retention.message.requested.v1";

  /** CloudEvents type of the event that takes it back. */
  public static final String WITHDRAWN = "org.retention.message.withdrawn.v1";

  /** In whose name it is sent. */
  public record Sender(String id, String name) {}

  /**
   * Whom it is for.
   *
   * @param id the customer's id
   */
  public record Receiver(
      String id, Optional<String> name, Optional<String> email, Optional<String> phoneNumber) {}

  /** A value by its name. */
  public record Characteristic(String name, String value) {}
}
