package io.holdfast.server;

import io.holdfast.decision.RuleEvaluator;
import io.holdfast.server.KafkaConfiguration.TopicsReady;
import io.holdfast.server.contract.Contracts;
import io.holdfast.signal.EventGateway;
import io.holdfast.signal.EventSchemas;
import io.holdfast.signal.SignalDecoder;
import io.holdfast.signal.SignalEvents;
import io.holdfast.signal.SignalHandler;
import io.holdfast.signal.kafka.DeadLetters;
import io.holdfast.signal.kafka.KafkaEventGateway;
import io.holdfast.signal.kafka.SignalListener;
import io.holdfast.signal.kafka.SignalTopics;
import io.holdfast.signal.web.EventIntake;
import io.holdfast.signal.web.IntakeLimits;
import io.holdfast.signal.web.TicketMapping;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultAfterRollbackProcessor;
import org.springframework.kafka.transaction.KafkaAwareTransactionManager;

/** How signals and profiles come in, over Kafka and over HTTP. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignalProperties.class)
class SignalConfiguration {

  @Bean
  SignalDecoder signalDecoder(
      Supplier<RuleEvaluator> activeRules, SignalProperties properties, InstantSource clock) {
    return new SignalDecoder(
        () -> activeRules.get().declarations(), properties.limits().signalLimits(), clock);
  }

  @Bean
  SignalEvents signalEvents(MeterRegistry registry) {
    return new SignalMetrics(registry);
  }

  @Bean
  ConcurrentMessageListenerContainer<byte[], byte[]> signalConsumption(
      SignalDecoder decoder,
      SignalHandler handler,
      SignalEvents events,
      KafkaOperations<byte[], byte[]> kafka,
      KafkaAwareTransactionManager<byte[], byte[]> transactions,
      ConsumerFactory<byte[], byte[]> consumers,
      SignalProperties properties,
      KafkaSettings kafkaProperties,
      TopicsReady topics,
      InstantSource clock) {
    SignalProperties.Stream stream = properties.stream();
    ContainerProperties container =
        new ContainerProperties(SignalTopics.SIGNALS, SignalTopics.CUSTOMERS);
    container.setGroupId(stream.group());
    container.setKafkaConsumerProperties(
        Membership.inBatches(
            kafkaProperties.instanceId(),
            stream.sessionTimeout(),
            stream.maxBatch(),
            stream.fetchSize(),
            stream.fetchWait()));
    container.setKafkaAwareTransactionManager(transactions);
    container.setMessageListener(
        new SignalListener(decoder, handler, new DeadLetters(kafka, clock), events));
    ConcurrentMessageListenerContainer<byte[], byte[]> consumption =
        new ConcurrentMessageListenerContainer<>(consumers, container);
    consumption.setConcurrency(stream.concurrency());
    consumption.setAfterRollbackProcessor(
        new DefaultAfterRollbackProcessor<>(
            KafkaConfiguration.forEver(stream.retryDelay(), stream.maxRetryDelay())));
    return consumption;
  }

  @Bean
  ConsumptionHealth signalsHealthIndicator(
      ConcurrentMessageListenerContainer<byte[], byte[]> signalConsumption) {
    return new ConsumptionHealth(signalConsumption);
  }

  @Bean
  EventGateway eventGateway(
      KafkaProperties connection,
      KafkaSettings kafka,
      SignalProperties properties,
      TopicsReady topics) {
    Map<String, Object> settings = KafkaConfiguration.producerSettings(connection, kafka);
    int timeout = Math.toIntExact(properties.http().timeout().toMillis());
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout);
    settings.put(
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout + (int) kafka.linger().toMillis());
    return new KafkaEventGateway(settings);
  }

  @Bean
  TicketMapping ticketMapping(SignalProperties properties) {
    return properties.tickets().mapping();
  }

  @Bean
  EventIntake eventIntake(
      SignalDecoder decoder,
      EventGateway gateway,
      SignalEvents events,
      SignalProperties properties) {
    return new EventIntake(decoder, gateway, events, properties.http().timeout());
  }

  @Bean
  Contracts contracts(Supplier<RuleEvaluator> activeRules, SignalProperties properties) {
    return new Contracts(
        () -> activeRules.get().declarations(),
        new EventSchemas(properties.limits().signalLimits()));
  }

  @Bean
  IntakeLimits intakeLimits(SignalProperties properties) {
    return new IntakeLimits(
        Math.toIntExact(properties.limits().maxSize().toBytes()),
        Math.toIntExact(properties.http().maxBatchSize().toBytes()),
        properties.http().maxBatchItems());
  }
}
