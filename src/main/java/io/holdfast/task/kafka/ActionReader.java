package io.holdfast.task.kafka;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.holdfast.action.ActionEvent;
import io.holdfast.action.ActionRequested;
import io.holdfast.action.ActionRequested.TaskOrder;
import io.holdfast.action.ActionWithdrawn;
import io.holdfast.task.Urgency;
import io.holdfast.vocabulary.ActionKind;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads the events of {@code retention.actions.v1} that ask for a manager, or no longer do. */
final class ActionReader {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .addMixIn(TaskOrder.class, TaskOrderShape.class)
          .build();
  private static final ObjectReader REQUESTED = MAPPER.readerFor(ActionRequested.class).at("/data");
  private static final ObjectReader WITHDRAWN = MAPPER.readerFor(ActionWithdrawn.class).at("/data");

  private ActionReader() {}

  private interface TaskOrderShape {
    // what was asked for before there were such asks for none
    @JsonSetter(nulls = Nulls.AS_EMPTY)
    List<String> skills();
  }

  /**
   * What an event asks of a manager, or no longer asks; empty where it is about somebody else.
   *
   * @throws MalformedAction when it cannot be understood
   */
  static Optional<ActionEvent> read(byte[] event) {
    if (event == null) {
      throw new MalformedAction("The record has no value");
    }
    try {
      return switch (typeForManagers(event)) {
        case ActionRequested.TYPE -> Optional.of(checked(REQUESTED.readValue(event)));
        case ActionWithdrawn.TYPE -> Optional.of(WITHDRAWN.readValue(event));
        default -> Optional.empty();
      };
    } catch (JacksonException e) {
      throw new MalformedAction(e.getOriginalMessage());
    }
  }

  // most events ask nobody, and are passed over without being read as a whole
  private static String typeForManagers(byte[] event) {
    String type = null;
    String kind = null;
    try (JsonParser in = MAPPER.createParser(event)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedAction("The record is no CloudEvent in structured JSON: no object");
      }
      while (in.nextToken() != JsonToken.END_OBJECT) {
        String name = in.currentName();
        JsonToken value = in.nextToken();
        if (name.equals("type") && value == JsonToken.VALUE_STRING) {
          type = in.getString();
        } else if (name.equals("data") && value == JsonToken.START_OBJECT) {
          kind = kind(in);
        } else {
          in.skipChildren();
        }
      }
    }
    if (type == null) {
      throw new MalformedAction("The record is no CloudEvent in structured JSON: no type");
    }
    return ActionKind.MANAGER_TASK.name().equals(kind) ? type : "";
  }

  private static String kind(JsonParser data) {
    String kind = null;
    while (data.nextToken() != JsonToken.END_OBJECT) {
      String name = data.currentName();
      JsonToken value = data.nextToken();
      if (name.equals("kind") && value == JsonToken.VALUE_STRING) {
        kind = data.getString();
      } else {
        data.skipChildren();
      }
    }
    return kind;
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
