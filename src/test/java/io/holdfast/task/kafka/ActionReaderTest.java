package io.holdfast.task.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.action.ActionRequested;
import io.holdfast.action.ActionWithdrawn;
import io.holdfast.task.Actions;
import io.holdfast.task.kafka.ActionReader.MalformedAction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class ActionReaderTest {

  @Test
  void anActionIsReadAsItWasWritten() {
    ActionRequested action = Actions.of("c-1").owner("chen").task();

    assertThat(ActionReader.read(ActionEvents.of(action))).contains(action);
  }

  @Test
  void aWithdrawalIsReadAsItWasWritten() {
    ActionWithdrawn withdrawn = Actions.of("c-1").withdrawn();

    assertThat(ActionReader.read(ActionEvents.of(withdrawn))).contains(withdrawn);
  }

  @Test
  void whatAsksForNoManagerIsPassedOver() {
    assertThat(ActionReader.read(ActionEvents.of(Actions.of("c-1").outreach()))).isEmpty();
    assertThat(
            ActionReader.read("{\"type\":\"org.retention.action.withdrawn.v1\"}".getBytes(UTF_8)))
        .isEmpty();
  }

  @Test
  void fieldsAddedLaterDoNoHarm() {
    ObjectNode event = ActionEvents.tree(Actions.of("c-1").task());
    event.withObject("data").put("addedLater", true);

    assertThat(ActionReader.read(ActionEvents.bytes(event))).isPresent();
  }

  @Test
  void whatWasAskedForBeforeThereWereSkillsTakesNone() {
    ActionRequested action = Actions.of("c-1").task();
    ObjectNode event = ActionEvents.tree(action);
    event.withObject("data").withObject("task").remove("skills");

    assertThat(ActionReader.read(ActionEvents.bytes(event))).contains(action);
  }

  static Stream<String> whatIsNeeded() {
    return Stream.of(
        "/decisionId",
        "/actionId",
        "/customerId",
        "/signal",
        "/customer",
        "/risk",
        "/reason",
        "/customerValue",
        "/task",
        "/task/cause",
        "/task/queue",
        "/task/due",
        "/task/priority",
        "/task/playbook",
        "/task/mayOffer");
  }

  @ParameterizedTest
  @MethodSource("whatIsNeeded")
  void whatLacksAFieldItNeedsIsMalformed(String field) {
    ObjectNode event = ActionEvents.tree(Actions.of("c-1").task());
    int cut = field.lastIndexOf('/');
    ObjectNode parent = (ObjectNode) event.at("/data" + field.substring(0, cut));
    parent.remove(field.substring(cut + 1));

    assertThatThrownBy(() -> ActionReader.read(ActionEvents.bytes(event)))
        .isInstanceOf(MalformedAction.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 6, -1})
  void aPriorityOutOfRangeIsMalformed(int priority) {
    assertThatThrownBy(
            () -> ActionReader.read(ActionEvents.of(Actions.of("c-1").priority(priority).task())))
        .isInstanceOf(MalformedAction.class)
        .hasMessageContaining("1 to 5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "nonsense", "{\"a\":\u0000}"})
  void whatIsNoJsonIsMalformed(String text) {
    assertThatThrownBy(() -> ActionReader.read(text.getBytes(UTF_8)))
        .isInstanceOf(MalformedAction.class);
  }

  @Test
  void aRecordWithoutValueIsMalformed() {
    assertThatThrownBy(() -> ActionReader.read(null)).isInstanceOf(MalformedAction.class);
  }
}
