package io.holdfast.server;

import io.holdfast.action.kafka.Topics;
import io.holdfast.signal.kafka.SignalTopics;
import io.holdfast.task.kafka.TaskTopics;
import io.holdfast.vocabulary.StateShard;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/** The topics: made where they are missing, and checked before anything uses them. */
final class KafkaTopics {
  private static final Logger log = LoggerFactory.getLogger(KafkaTopics.class);
  private static final String MAX_EVENT_BYTES = Integer.toString(1 << 20);
  private static final Duration SEGMENT = Duration.ofDays(1);

  private static final List<String> RETENTION =
      List.of(TopicConfig.RETENTION_MS_CONFIG, TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG);

  /** A dead letter is a refused event, which may be as large as any, and the reasons. */
  static final int MAX_DEAD_LETTER_BYTES = 2 << 20;

  private KafkaTopics() {}

  /**
   * Makes sure of the topics.
   *
   * @param messages whether messages to customers have one, too
   * @throws IllegalStateException when one has a number of partitions that cannot work
   */
  static void ensure(
      KafkaAdmin admin, KafkaSettings settings, RetentionProperties retention, boolean messages) {
    requireDivisor("holdfast.kafka.partitions", settings.partitions());
    List<NewTopic> topics = topics(settings, retention, messages);
    admin.createOrModifyTopics(topics.toArray(NewTopic[]::new));
    String[] names = topics.stream().map(NewTopic::name).toArray(String[]::new);
    Map<String, TopicDescription> existing = admin.describeTopics(names);
    existing.forEach((name, topic) -> requireDivisor("Topic " + name, topic.partitions().size()));
    requireSame(existing, SignalTopics.SIGNALS, SignalTopics.CUSTOMERS);
    requireSettings(admin, topics);
  }

  private static List<NewTopic> topics(
      KafkaSettings settings, RetentionProperties retention, boolean messages) {
    Map<String, String> latestOnly =
        Map.of(
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            MAX_EVENT_BYTES,
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT,
            TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
            Long.toString(retention.topics().toMillis()));
    Map<String, String> kept = kept(MAX_EVENT_BYTES, retention.topics());
    Map<String, String> refused = kept(Integer.toString(MAX_DEAD_LETTER_BYTES), retention.topics());
    return Stream.of(
            topic(SignalTopics.SIGNALS, kept, settings),
            topic(SignalTopics.CUSTOMERS, latestOnly, settings),
            topic(SignalTopics.DEAD_LETTERS, refused, settings),
            topic(Topics.DECISIONS, kept, settings),
            topic(Topics.ACTIONS, kept, settings),
            topic(TaskTopics.TASKS, kept, settings),
            topic(Topics.MESSAGES, kept, settings))
        .filter(topic -> messages || !topic.name().equals(Topics.MESSAGES))
        .toList();
  }

  // a segment goes as a whole, so the smaller it is the less outlives its time
  private static Map<String, String> kept(String maxBytes, Duration retention) {
    Duration segment = retention.compareTo(SEGMENT) < 0 ? retention : SEGMENT;
    return Map.of(
        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
        maxBytes,
        TopicConfig.RETENTION_MS_CONFIG,
        Long.toString(retention.toMillis()),
        TopicConfig.SEGMENT_MS_CONFIG,
        Long.toString(segment.toMillis()));
  }

  private static NewTopic topic(
      String name, Map<String, String> configuration, KafkaSettings settings) {
    return new NewTopic(name, settings.partitions(), settings.replication()).configs(configuration);
  }

  private static void requireDivisor(String what, int partitions) {
    if (StateShard.COUNT % partitions != 0) {
      String possible =
          IntStream.rangeClosed(1, StateShard.COUNT)
              .filter(number -> StateShard.COUNT % number == 0)
              .mapToObj(Integer::toString)
              .collect(Collectors.joining(", "));
      throw new IllegalStateException(
          what
              + " has "
              + partitions
              + " partitions; it must be one of "
              + possible
              + ", so that each state shard belongs to one partition");
    }
  }

  private static void requireSame(
      Map<String, TopicDescription> existing, String one, String other) {
    int partitions = existing.get(one).partitions().size();
    int others = existing.get(other).partitions().size();
    if (partitions != others) {
      throw new IllegalStateException(
          "Topics %s and %s have %d and %d partitions; they must have as many as each other"
              .formatted(one, other, partitions, others));
    }
  }

  // what does not fit its topic would be tried again for ever, and hold up all that follows
  private static void requireSettings(KafkaAdmin admin, List<NewTopic> topics) {
    Map<ConfigResource, Config> found = settings(admin, topics);
    for (NewTopic topic : topics) {
      Config config = found.get(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()));
      String needed = topic.configs().get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
      String given =
          config == null ? needed : config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value();
      if (Integer.parseInt(given) < Integer.parseInt(needed)) {
        throw new IllegalStateException(
            "Topic %s takes messages of %s bytes; set its max.message.bytes to %s or more"
                .formatted(topic.name(), given, needed));
      }
      told(topic, config);
    }
  }

  // whoever runs the topics may have reasons; nothing fails for it
  private static void told(NewTopic topic, Config config) {
    for (String setting : RETENTION) {
      String wanted = topic.configs().get(setting);
      String found = wanted == null || config == null ? wanted : config.get(setting).value();
      if (!Objects.equals(found, wanted)) {
        log.warn(
            "Topic {} has the {} {}, and holdfast.retention says {}",
            topic.name(),
            setting,
            found,
            wanted);
      }
    }
  }

  private static Map<ConfigResource, Config> settings(KafkaAdmin admin, List<NewTopic> topics) {
    List<ConfigResource> names =
        topics.stream()
            .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
            .toList();
    try (Admin client = Admin.create(admin.getConfigurationProperties())) {
      return client.describeConfigs(names).all().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException) {
        log.warn("Whether the topics take messages large enough cannot be seen: {}", e.toString());
        return Map.of();
      }
      throw new KafkaException("The settings of the topics cannot be read", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    }
  }
}
