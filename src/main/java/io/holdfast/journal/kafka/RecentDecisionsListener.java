package io.holdfast.journal.kafka;

import io.holdfast.journal.InstantReader;
import io.holdfast.journal.RecentDecisions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerSeekAware;
import org.springframework.kafka.listener.MessageListener;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Notes the ids of published decisions. Every instance hears all of them, begins a little before
 * the end of each partition, and commits no offsets.
 */
public final class RecentDecisionsListener
    implements MessageListener<byte[], byte[]>, ConsumerSeekAware {
  /** Topic read. */
  public static final String DECISIONS = "retention.decisions.v1";

  private static final Logger log = LoggerFactory.getLogger(RecentDecisionsListener.class);
  private static final JsonFactory JSON = new JsonFactory();

  private final RecentDecisions recent;
  private final int fromEnd;

  /**
   * @param fromEnd records of each partition to begin with
   */
  public RecentDecisionsListener(RecentDecisions recent, int fromEnd) {
    this.recent = recent;
    this.fromEnd = fromEnd;
  }

  @Override
  public void onPartitionsAssigned(
      Map<TopicPartition, Long> assignments, ConsumerSeekCallback callback) {
    assignments
        .keySet()
        .forEach(p -> callback.seekRelative(p.topic(), p.partition(), -fromEnd, false));
  }

  @Override
  public void onMessage(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return;
    }
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), record.value())) {
      note(parser);
    } catch (JacksonException | DateTimeException e) {
      log.warn("No decision: {}-{}@{}", record.topic(), record.partition(), record.offset());
    }
  }

  // the envelope comes before the data, so this reads only the first few attributes
  private void note(JsonParser parser) {
    String id = null;
    Instant time = null;
    parser.nextToken();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME && (id == null || time == null)) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "id" -> id = parser.getString();
        case "time" -> time = InstantReader.read(parser.getString());
        default -> parser.skipChildren();
      }
    }
    if (id != null && time != null) {
      recent.add(id, time);
    }
  }
}
