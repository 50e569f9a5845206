package io.holdfast.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.unit.DataSize;

/** What Holdfast is shipped with and raw Kafka must have, too, to be comparable. */
record ShippedSettings(
    int partitions,
    int lingerMillis,
    String compression,
    int maxBatch,
    int fetchBytes,
    int fetchWaitMillis) {

  static ShippedSettings read() {
    Binder binder = binder();
    return new ShippedSettings(
        value(binder, "holdfast.kafka.partitions", Integer.class),
        Math.toIntExact(
            value(binder, "holdfast.kafka.linger", java.time.Duration.class).toMillis()),
        value(binder, "holdfast.kafka.compression", String.class),
        value(binder, "holdfast.signals.stream.max-batch", Integer.class),
        Math.toIntExact(
            value(binder, "holdfast.signals.stream.fetch-size", DataSize.class).toBytes()),
        Math.toIntExact(
            value(binder, "holdfast.signals.stream.fetch-wait", java.time.Duration.class)
                .toMillis()));
  }

  private static <T> T value(Binder binder, String name, Class<T> type) {
    return binder.bind(name, Bindable.of(type)).get();
  }

  private static Binder binder() {
    MutablePropertySources sources = new MutablePropertySources();
    try {
      new YamlPropertySourceLoader()
          .load("shipped", new ClassPathResource("application.yaml"))
          .forEach(sources::addLast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Binder(
        ConfigurationPropertySources.from(sources),
        null,
        ApplicationConversionService.getSharedInstance());
  }
}
