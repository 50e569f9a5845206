package io.holdfast.server;

import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.util.unit.DataSize;

/** How an instance is a member of its consumer groups. */
final class Membership {
  private Membership() {}

  /**
   * Consumer settings by which an instance, started again after being killed, takes its partitions
   * up again at once.
   */
  static Properties of(String instanceId, Duration sessionTimeout) {
    Properties settings = new Properties();
    settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instanceId);
    settings.put(
        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Long.toString(sessionTimeout.toMillis()));
    settings.put(
        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, Long.toString(sessionTimeout.toMillis() / 3));
    return settings;
  }

  /** The same of an instance that reads in batches. */
  static Properties inBatches(
      String instanceId,
      Duration sessionTimeout,
      int maxBatch,
      DataSize fetchSize,
      Duration fetchWait) {
    Properties settings = of(instanceId, sessionTimeout);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(maxBatch));
    KafkaConfiguration.collect(settings, fetchSize, fetchWait);
    return settings;
  }
}
