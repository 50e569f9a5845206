package io.holdfast.action;

import io.holdfast.action.ActionRequested.CustomerCard;
import io.holdfast.action.ActionRequested.OfferTerms;
import io.holdfast.action.CommunicationMessage.Characteristic;
import io.holdfast.action.CommunicationMessage.Receiver;
import io.holdfast.action.CommunicationMessage.Sender;
import io.holdfast.vocabulary.ActionKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells those actions that are messages to customers in the words of TMF681.
 *
 * @param messageTypes what the channels are called there; actions on other channels are none
 */
public record CommunicationMessages(Map<String, String> messageTypes, Sender sender) {

  public CommunicationMessages {
    messageTypes = Map.copyOf(messageTypes);
  }

  /** The message that an action is; absent where it is none. */
  public Optional<CommunicationMessage> requested(ActionRequested action, Wording wording) {
    return type(action.kind(), action.channel())
        .flatMap(
            type -> content(action, wording).map(text -> message(type, text, action, wording)));
  }

  /** The same message when it is not to be sent any more. */
  public Optional<CommunicationMessage> withdrawn(ActionWithdrawn action) {
    return type(action.kind(), action.channel())
        .map(
            type ->
                new CommunicationMessage(
                    action.actionId(),
                    type,
                    "cancelled",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
  }

  // how a manager is to reach the customer is the manager's message
  private Optional<String> type(ActionKind kind, Optional<String> channel) {
    return channel.filter(any -> kind != ActionKind.MANAGER_TASK).map(messageTypes::get);
  }

  private CommunicationMessage message(
      String type, String content, ActionRequested action, Wording wording) {
    CustomerCard customer = action.customer();
    return new CommunicationMessage(
        action.actionId(),
        type,
        "initial",
        title(action, wording),
        Optional.of(content),
        Optional.of(action.occurredAt()),
        Optional.of(sender),
        Optional.of(
            List.of(
                new Receiver(
                    action.customerId(), customer.name(), customer.email(), customer.phone()))),
        Optional.of(characteristics(action)));
  }

  // an action without either says nothing that could be sent
  private static Optional<String> content(ActionRequested action, Wording wording) {
    return action
        .offer()
        .map(OfferTerms::text)
        .map(text -> inTheirLanguage(text, action))
        .or(() -> title(action, wording));
  }

  private static Optional<String> title(ActionRequested action, Wording wording) {
    return action.template().map(wording::template).map(text -> inTheirLanguage(text, action));
  }

  private static String inTheirLanguage(Map<String, String> text, ActionRequested action) {
    return action.customer().language().map(text::get).orElseGet(() -> text.get(Wording.FALLBACK));
  }

  private static List<Characteristic> characteristics(ActionRequested action) {
    return Stream.of(
            Optional.of(new Characteristic("decisionId", action.decisionId())),
            named("language", action.customer().language()),
            named("template", action.template()),
            named("offer", action.offer().map(OfferTerms::id)),
            named("expires", action.expires().map(Instant::toString)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Characteristic> named(String name, Optional<String> value) {
    return value.map(text -> new Characteristic(name, text));
  }
}
