package io.holdfast.server;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Down when signals are not consumed any more, which only an error of the virtual machine brings
 * about; whoever watches the service then starts it anew.
 */
final class ConsumptionHealth extends AbstractHealthIndicator {
  private final MessageListenerContainer consumption;

  ConsumptionHealth(MessageListenerContainer consumption) {
    this.consumption = consumption;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    if (consumption.isInExpectedState()) {
      builder.up();
    } else {
      builder.down().withDetail("reason", "Consumption has stopped");
    }
  }
}
