package io.holdfast.benchmark;

import io.holdfast.action.DecidingRuleSets;
import io.holdfast.action.kafka.DecisionEvents;
import io.holdfast.action.kafka.KafkaDecisionPublisher;
import io.holdfast.decision.RulesInUse;
import io.holdfast.pipeline.RetentionPipeline;
import io.holdfast.rules.RuleSet;
import io.holdfast.rules.RuleSetLoader;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.signal.Input;
import io.holdfast.vocabulary.Origin;
import io.holdfast.vocabulary.Signal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.MessageListener;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * The design most services of this kind have: a listener takes one event, reads the customer's
 * state from Redis, asks the rules in a new session, writes the state back and sends what was
 * decided.
 */
final class UsualService implements MessageListener<byte[], byte[]> {
  private static final String TYPE_PREFIX = "org.retention.signal.";
  private static final ObjectReader EVENT =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_LONG_FOR_INTS)
          .build()
          .readerFor(Event.class);

  private final RetentionPipeline pipeline;

  private UsualService(RetentionPipeline pipeline) {
    this.pipeline = pipeline;
  }

  /** The event as Jackson binds it. */
  record Event(
      String id,
      String source,
      String type,
      String subject,
      Instant time,
      Instant recordedtime,
      Map<String, Object> data) {

    Signal signal() {
      String name = type.substring(TYPE_PREFIX.length(), type.length() - ".v1".length());
      return new Signal(
          id, source, name, time, recordedtime == null ? time : recordedtime, subject, data);
    }
  }

  @Override
  public void onMessage(ConsumerRecord<byte[], byte[]> record) {
    Event event = EVENT.readValue(record.value());
    pipeline.handle(
        List.of(
            new Input.SignalInput(
                event.signal(),
                Origin.ofRecord(record.topic(), record.partition(), record.offset()))));
  }

  public static void main(String[] arguments) {
    RunSettings settings = RunSettings.of(arguments);
    RuleSet rules =
        new RuleSetLoader(RuleLimits.DEFAULT, InstantSource.system())
            .load(settings.rules())
            .ruleSet()
            .orElseThrow();
    ContainerProperties container = new ContainerProperties(Topics.SIGNALS);
    container.setGroupId(settings.group());
    container.setMessageListener(new UsualService(pipeline(settings, rules)));
    if (settings.perRecord()) {
      container.setAckMode(ContainerProperties.AckMode.RECORD);
    }
    ConcurrentMessageListenerContainer<byte[], byte[]> consumption =
        new ConcurrentMessageListenerContainer<>(
            new DefaultKafkaConsumerFactory<>(
                Map.of(
                    "bootstrap.servers",
                    settings.bootstrapServers(),
                    "auto.offset.reset",
                    "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer()),
            container);
    consumption.setConcurrency(settings.threads());
    consumption.start();
  }

  private static RetentionPipeline pipeline(RunSettings settings, RuleSet rules) {
    KafkaTemplate<byte[], byte[]> kafka =
        new KafkaTemplate<>(
            new DefaultKafkaProducerFactory<>(
                Map.of("bootstrap.servers", settings.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer()));
    DecidingRuleSets.Quotable quotable =
        new DecidingRuleSets.Quotable(rules.evaluator().settings(), rules.wording());
    return new RetentionPipeline(
        new GetSetJournal(RedisClient.create(settings.redisUrl())),
        new KafkaDecisionPublisher(
            kafka, version -> quotable, new DecisionEvents("/usual"), Optional.empty()),
        () -> RulesInUse.only(rules.evaluator()),
        InstantSource.system(),
        new Uncounted());
  }
}
