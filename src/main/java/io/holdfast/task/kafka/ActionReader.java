package io.holdfast.task.kafka;

import io.holdfast.action.ActionRequested;
import io.holdfast.action.ActionRequested.TaskOrder;
import io.holdfast.task.Urgency;
import io.holdfast.vocabulary.ActionKind;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the events of {@code retention.actions.v1} that ask for a manager. */
final class ActionReader {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES).build();

  private ActionReader() {}

  /**
   * The action an event asks a manager for; empty where it asks someone else.
   *
   * @throws MalformedAction when it cannot be understood
   */
  static Optional<ActionRequested> read(byte[] event) {
    if (event == null) {
      throw new MalformedAction("The record has no value");
    }
    try {
      JsonNode envelope = MAPPER.readTree(event);
      JsonNode data = envelope.path("data");
      if (!envelope.path("type").isString()) {
        throw new MalformedAction("The record is no CloudEvent in structured JSON: no type");
      }
      if (!envelope.path("type").asString("").equals(ActionRequested.TYPE)
          || !data.path("kind").asString("").equals(ActionKind.MANAGER_TASK.name())) {
        return Optional.empty();
      }
      return Optional.of(checked(MAPPER.treeToValue(data, ActionRequested.class)));
    } catch (JacksonException e) {
      throw new MalformedAction(e.getOriginalMessage());
    }
  }

  private static ActionRequested checked(ActionRequested action) {
    TaskOrder order =
        action.task().orElseThrow(() -> new MalformedAction("A manager task needs data.task"));
    if (order.priority() < 1 || order.priority() > 5) {
      throw new MalformedAction("data.task.priority is " + order.priority() + ", not 1 to 5");
    }
    if (!Urgency.isTaskId(action.actionId())) {
      throw new MalformedAction("data.actionId does not begin with a decision's id");
    }
    return action;
  }

  /** An event that cannot be understood, in the sender's words. */
  static final class MalformedAction extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedAction(String message) {
      super(message);
    }
  }
}
