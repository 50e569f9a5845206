package io.holdfast.server.embedded;

import jakarta.validation.Validation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

/**
 * Starts the embedded Kafka and Redis before the first bean and stops them after the last one; each
 * only when no address of an outside one is given. Beans see the same two properties either way.
 */
public final class EmbeddedServices
    implements ApplicationContextInitializer<ConfigurableApplicationContext>,
        ApplicationListener<ApplicationFailedEvent> {

  static final String PREFIX = "holdfast.embedded";

  /** Property that is true where the embedded Kafka runs. */
  public static final String KAFKA_STARTED = PREFIX + ".kafka-started";

  static final String KAFKA_ADDRESS = "spring.kafka.bootstrap-servers";
  static final String REDIS_ADDRESS = "holdfast.redis.url";

  private final Deque<AutoCloseable> running = new ArrayDeque<>();

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    // what is registered first is destroyed last
    ((DefaultSingletonBeanRegistry) context.getBeanFactory())
        .registerDisposableBean("embeddedServices", this::stop);
    ConfigurableEnvironment environment = context.getEnvironment();
    Map<String, Object> addresses = new HashMap<>();
    try {
      if (!StringUtils.hasText(environment.getProperty(REDIS_ADDRESS))) {
        EmbeddedRedis redis =
            new EmbeddedRedis(settings(environment, EmbeddedRedisProperties.class)).start();
        running.push(redis);
        addresses.put(REDIS_ADDRESS, redis.url());
      }
      if (!StringUtils.hasText(environment.getProperty(KAFKA_ADDRESS))) {
        EmbeddedKafka kafka =
            new EmbeddedKafka(settings(environment, EmbeddedKafkaProperties.class)).start();
        running.push(kafka);
        addresses.put(KAFKA_ADDRESS, kafka.bootstrapServers());
        addresses.put(KAFKA_STARTED, true);
      }
    } catch (RuntimeException e) {
      stop();
      throw e;
    }
    environment.getPropertySources().addFirst(new MapPropertySource("embedded", addresses));
  }

  /** A start that fails before there are beans to destroy must not leave services behind. */
  @Override
  public void onApplicationEvent(ApplicationFailedEvent event) {
    stop();
  }

  private void stop() {
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static <T> T settings(ConfigurableEnvironment environment, Class<T> type) {
    try (var validators = Validation.buildDefaultValidatorFactory()) {
      var validator = new SpringValidatorAdapter(validators.getValidator());
      return Binder.get(environment, new ValidationBindHandler(validator))
          .bindOrCreate(PREFIX, type);
    }
  }
}
