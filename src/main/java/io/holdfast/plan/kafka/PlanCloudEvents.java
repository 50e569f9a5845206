package io.holdfast.plan.kafka;

import io.holdfast.action.CloudEvent;
import io.holdfast.plan.PlanEvents;
import io.holdfast.plan.PlanSignal;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Tells of plans among all other signals. */
public final class PlanCloudEvents implements PlanEvents {
  private static final String SOURCE = "/holdfast/plans";
  private static final JsonMapper MAPPER = new JsonMapper();

  @Override
  public String topic() {
    return "retention.signals.v1";
  }

  @Override
  public String event(PlanSignal signal) {
    CloudEvent<Map<String, Object>> event =
        CloudEvent.of(
            signal.id(),
            SOURCE,
            "org.retention.signal." + signal.type() + ".v1",
            signal.customerId(),
            signal.at(),
            signal.customerId(),
            signal.id(),
            signal.id(),
            signal.data());
    return MAPPER.writeValueAsString(event);
  }
}
