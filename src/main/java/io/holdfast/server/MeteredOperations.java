package io.holdfast.server;

import io.holdfast.console.Operations;
import io.holdfast.signal.kafka.SignalTopics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;

/** Reads the figures off the meters and the health checks there are. */
final class MeteredOperations implements Operations {
  private final MeterRegistry registry;
  private final HealthEndpoint health;

  MeteredOperations(MeterRegistry registry, HealthEndpoint health) {
    this.registry = registry;
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

  private OptionalLong lag() {
    Collection<Gauge> gauges =
        registry
            .find("kafka.consumer.fetch.manager.records.lag")
            .tag("topic", SignalTopics.SIGNALS)
            .gauges();
    double lag =
        gauges.stream().mapToDouble(Gauge::value).filter(value -> !Double.isNaN(value)).sum();
    return gauges.isEmpty() ? OptionalLong.empty() : OptionalLong.of((long) lag);
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
