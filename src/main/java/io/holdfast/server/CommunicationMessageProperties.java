package io.holdfast.server;

import io.holdfast.action.CommunicationMessage.Sender;
import io.holdfast.action.CommunicationMessages;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Messages to customers as TMF681 has them, on a topic of their own.
 *
 * @param enabled whether they are published
 * @param messageTypes what the channels are called there, see {@link CommunicationMessages}
 * @param senderId in whose name they are sent
 * @param senderName the same for people
 */
@Validated
@ConfigurationProperties("holdfast.communication-messages")
record CommunicationMessageProperties(
    boolean enabled,
    @NotEmpty Map<String, @NotBlank String> messageTypes,
    @NotBlank String senderId,
    @NotBlank String senderName) {

  Optional<CommunicationMessages> messages() {
    return enabled
        ? Optional.of(new CommunicationMessages(messageTypes, new Sender(senderId, senderName)))
        : Optional.empty();
  }
}
