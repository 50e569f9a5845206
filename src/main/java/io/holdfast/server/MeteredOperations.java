package io.holdfast.server;

import io.holdfast.console.Operations;
import io.holdfast.signal.kafka.SignalTopics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Reads the figures off the meters and the health checks there are. */
final class MeteredOperations implements Operations {
  private final MeterRegistry registry;
  private final MessageListenerContainer consumption;
  private final HealthEndpoint health;

  /**
   * @param consumption of signals
   */
  MeteredOperations(
      MeterRegistry registry, MessageListenerContainer consumption, HealthEndpoint health) {
    this.registry = registry;
    this.consumption = consumption;
    this.health = health;
  }

  @Override
  public Figures figures() {
    return new Figures(
        total("holdfast.signals.accepted"),
        by("code", "holdfast.signals.rejected"),
        total("holdfast.signals.duplicate"),
        total("holdfast.signals.redelivered"),
        by("verdict", "holdfast.decisions"),
        by("policy", "holdfast.refusals"),
        lag(),
        components());
  }

  private long total(String name) {
    return registry.find(name).counters().stream().mapToLong(c -> (long) c.count()).sum();
  }

  private Map<String, Long> by(String tag, String name) {
    Map<String, Long> counts = new TreeMap<>();
    for (Counter counter : registry.find(name).counters()) {
      counts.merge(String.valueOf(counter.getId().getTag(tag)), (long) counter.count(), Long::sum);
    }
    return counts;
  }

  // a partition has a lag once something was fetched from it; fetching nothing is having no lag
  private OptionalLong lag() {
    boolean fetched = false;
    double lag = 0;
    for (Map<MetricName, ? extends Metric> consumer : consumption.metrics().values()) {
      for (Map.Entry<MetricName, ? extends Metric> metric : consumer.entrySet()) {
        MetricName name = metric.getKey();
        double value = metric.getValue().metricValue() instanceof Double d ? d : Double.NaN;
        if (name.name().equals("records-lag")
            && SignalTopics.SIGNALS.equals(name.tags().get("topic"))
            && !Double.isNaN(value)) {
          lag += value;
        }
        fetched |= name.name().equals("fetch-total") && value > 0;
      }
    }
    return fetched ? OptionalLong.of((long) lag) : OptionalLong.empty();
  }

  private Map<String, String> components() {
    Map<String, String> statuses = new TreeMap<>();
    if (health.health() instanceof CompositeHealthDescriptor composite) {
      composite
          .getComponents()
          .forEach((name, component) -> statuses.put(name, component.getStatus().getCode()));
    }
    return statuses;
  }
}
