package io.holdfast.server;

import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.kafka.core.KafkaAdmin;

/** Up while the Kafka cluster answers. */
final class KafkaHealth extends AbstractHealthIndicator implements DisposableBean {
  private static final int TIMEOUT_MILLIS = 1_000;

  private final Admin admin;

  KafkaHealth(KafkaAdmin admin) {
    super("Kafka does not answer");
    this.admin = Admin.create(admin.getConfigurationProperties());
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) throws Exception {
    int nodes =
        admin
            .describeCluster(new DescribeClusterOptions().timeoutMs(TIMEOUT_MILLIS))
            .nodes()
            .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
            .size();
    builder.up().withDetail("nodes", nodes);
  }

  @Override
  public void destroy() {
    admin.close();
  }
}
