package io.holdfast.server;

import io.holdfast.decision.RecordedDecisions;
import io.holdfast.journal.Journal;
import io.holdfast.journal.RecentDecisions;
import io.holdfast.journal.kafka.RecentDecisionsListener;
import io.holdfast.journal.kafka.RecentDecisionsProperties;
import io.holdfast.server.KafkaConfiguration.TopicsReady;
import java.util.Properties;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/** The newest decisions: what is shown, and what rule sets are compared on. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RecentDecisionsProperties.class)
class DecisionsConfiguration {

  @Bean
  RecentDecisions recentDecisions(RecentDecisionsProperties properties) {
    return new RecentDecisions(properties.limit());
  }

  @Bean
  RecordedDecisions recordedDecisions(RecentDecisions recent, Journal journal) {
    return recent.in(journal);
  }

  // a group of its own for every start, so that each instance hears all decisions
  @Bean
  KafkaMessageListenerContainer<byte[], byte[]> recentDecisionsConsumption(
      RecentDecisions recent,
      ConsumerFactory<byte[], byte[]> consumers,
      RecentDecisionsProperties properties,
      TopicsReady topics) {
    ContainerProperties container = new ContainerProperties(RecentDecisionsListener.DECISIONS);
    container.setGroupId("holdfast-recent-decisions-" + UUID.randomUUID());
    container.setAckMode(AckMode.MANUAL);
    Properties settings = new Properties();
    KafkaConfiguration.collect(settings, properties.fetchSize(), properties.fetchWait());
    container.setKafkaConsumerProperties(settings);
    container.setMessageListener(new RecentDecisionsListener(recent, properties.limit()));
    return new KafkaMessageListenerContainer<>(consumers, container);
  }
}
