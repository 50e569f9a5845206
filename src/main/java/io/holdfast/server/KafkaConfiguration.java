package io.holdfast.server;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.MicrometerConsumerListener;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.transaction.KafkaTransactionManager;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.unit.DataSize;

/**
 * Transactions, consumers that see only what is committed, and topics. Address and security come
 * from {@code spring.kafka}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  CommunicationMessageProperties.class,
  KafkaSettings.class,
  RetentionProperties.class
})
class KafkaConfiguration {

  @Bean
  KafkaAdmin kafkaAdmin(KafkaProperties connection, KafkaSettings properties) {
    KafkaAdmin admin = new KafkaAdmin(connection.buildAdminProperties());
    admin.setAutoCreate(false);
    admin.setOperationTimeout((int) properties.startTimeout().toSeconds());
    return admin;
  }

  /** Having this bean means that the topics are there. */
  @Bean
  TopicsReady topicsReady(
      KafkaAdmin admin,
      KafkaSettings properties,
      RetentionProperties retention,
      CommunicationMessageProperties messages) {
    KafkaTopics.ensure(admin, properties, retention, messages.enabled());
    return new TopicsReady();
  }

  record TopicsReady() {}

  @Bean
  ProducerFactory<byte[], byte[]> producerFactory(
      KafkaProperties connection, KafkaSettings properties, TopicsReady topics) {
    Map<String, Object> settings = producerSettings(connection, properties);
    settings.put(
        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
        Math.toIntExact(properties.transactionTimeout().toMillis()));
    DefaultKafkaProducerFactory<byte[], byte[]> factory =
        new DefaultKafkaProducerFactory<>(
            settings, new ByteArraySerializer(), new ByteArraySerializer());
    factory.setTransactionIdPrefix("holdfast-" + properties.instanceId() + "-");
    rollBackPredecessor(factory, properties.transactions());
    return factory;
  }

  /** For whatever is published in a transaction. */
  @Bean
  KafkaTemplate<byte[], byte[]> kafkaTemplate(ProducerFactory<byte[], byte[]> producers) {
    KafkaTemplate<byte[], byte[]> template = new KafkaTemplate<>(producers);
    // what cannot be sent fails its transaction, which says so once instead of once a record
    template.setProducerListener(null);
    return template;
  }

  @Bean
  KafkaTransactionManager<byte[], byte[]> kafkaTransactionManager(
      ProducerFactory<byte[], byte[]> producers) {
    KafkaTransactionManager<byte[], byte[]> transactions = new KafkaTransactionManager<>(producers);
    transactions.setTransactionSynchronization(
        AbstractPlatformTransactionManager.SYNCHRONIZATION_ON_ACTUAL_TRANSACTION);
    return transactions;
  }

  @Bean
  ConsumerFactory<byte[], byte[]> consumerFactory(
      KafkaProperties connection, MeterRegistry registry) {
    Map<String, Object> settings = connection.buildConsumerProperties();
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    DefaultKafkaConsumerFactory<byte[], byte[]> factory =
        new DefaultKafkaConsumerFactory<>(
            settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    factory.addListener(new MicrometerConsumerListener<>(registry));
    return factory;
  }

  @Bean
  KafkaHealth kafkaHealthIndicator(KafkaAdmin admin) {
    return new KafkaHealth(admin);
  }

  /** Tries a batch again without end: it is never skipped. */
  static ExponentialBackOff forEver(Duration delay, Duration longest) {
    ExponentialBackOff backOff = new ExponentialBackOff(delay.toMillis(), 2);
    backOff.setMaxInterval(longest.toMillis());
    return backOff;
  }

  /** Lets the broker collect records: few large transactions cost far less than many small ones. */
  static void collect(Properties consumer, DataSize size, Duration wait) {
    consumer.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, Long.toString(size.toBytes()));
    consumer.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Long.toString(wait.toMillis()));
  }

  /** Settings of any producer of this service. */
  static Map<String, Object> producerSettings(
      KafkaProperties connection, KafkaSettings properties) {
    Map<String, Object> settings = new HashMap<>(connection.buildProducerProperties());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, (int) properties.linger().toMillis());
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, properties.compression());
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, KafkaTopics.MAX_DEAD_LETTER_BYTES);
    return settings;
  }

  // What a killed predecessor left open would hold up the offsets it covers until it times out.
  private static void rollBackPredecessor(
      ProducerFactory<byte[], byte[]> factory, int transactions) {
    List<Producer<byte[], byte[]>> producers =
        Stream.generate(factory::createProducer).limit(transactions).toList();
    producers.forEach(Producer::close);
  }
}
