package io.holdfast.effect.kafka;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.holdfast.effect.EffectIntake;
import io.holdfast.effect.EffectIntake.Published;
import io.holdfast.effect.Observation;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes one poll as one batch. Throws when the batch must be taken again; what was counted by then
 * is not counted twice.
 */
public final class DecisionListener implements BatchMessageListener<byte[], byte[]> {
  /** Topic read. */
  public static final String DECISIONS = "retention.decisions.v1";

  private static final Logger log = LoggerFactory.getLogger(DecisionListener.class);
  static final ObjectReader EVENT = mapper().readerFor(Event.class);

  private final EffectIntake intake;

  public DecisionListener(EffectIntake intake) {
    this.intake = intake;
  }

  record Event(Observation data) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  private interface Partly {}

  // what is not asked for is stepped over; otherwise it would be collected, and thrown away then
  private static JsonMapper mapper() {
    JsonMapper.Builder mapper =
        JsonMapper.builder()
            .addMixIn(Event.class, Partly.class)
            .addMixIn(Observation.class, Partly.class);
    for (Class<?> part : Observation.class.getDeclaredClasses()) {
      mapper.addMixIn(part, Partly.class);
    }
    return mapper.build();
  }

  @Override
  public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
    List<Published> batch = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      Observation made = read(record);
      if (made != null) {
        batch.add(new Published(record.partition(), record.offset(), made));
      }
    }
    intake.take(batch);
  }

  // the topic is the service's own, and what somebody else put there is none of its decisions
  private static Observation read(ConsumerRecord<byte[], byte[]> record) {
    try {
      Event event = EVENT.readValue(record.value());
      if (event != null && event.data() != null && event.data().facts() != null) {
        return event.data();
      }
    } catch (JacksonException | IllegalArgumentException e) {
      log.debug("Why", e);
    }
    log.warn("No decision: {}-{}@{}", record.topic(), record.partition(), record.offset());
    return null;
  }
}
