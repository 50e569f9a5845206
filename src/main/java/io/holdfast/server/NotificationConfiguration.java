package io.holdfast.server;

import io.holdfast.access.Accounts;
import io.holdfast.access.Passwords;
import io.holdfast.console.ConsoleProperties;
import io.holdfast.notification.Medium;
import io.holdfast.notification.Messenger;
import io.holdfast.notification.NoticeDelivery;
import io.holdfast.notification.NoticeEvents;
import io.holdfast.notification.NoticeIntake;
import io.holdfast.notification.NotificationStore;
import io.holdfast.notification.Notifications;
import io.holdfast.notification.kafka.TaskChangeListener;
import io.holdfast.notification.mail.MailMessenger;
import io.holdfast.notification.redis.RedisNotificationStore;
import io.holdfast.notification.webhook.WebhookMessenger;
import io.holdfast.server.KafkaConfiguration.TopicsReady;
import io.holdfast.task.TaskStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.mail.javamail.JavaMailSender;
import redis.clients.jedis.UnifiedJedis;

/** How people are told what becomes of their tasks. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotificationProperties.class)
class NotificationConfiguration {

  @Bean
  NotificationStore notificationStore(UnifiedJedis redis) {
    return new RedisNotificationStore(redis);
  }

  @Bean
  Notifications notifications(
      NotificationStore store,
      Accounts accounts,
      Passwords passwords,
      ObjectProvider<JavaMailSender> mail,
      NotificationProperties properties) {
    return new Notifications(
        store, accounts, passwords, mail.getIfAvailable() != null, properties.webhookOrigins());
  }

  @Bean
  NoticeEvents noticeEvents(MeterRegistry registry) {
    return (medium, fate) ->
        registry
            .counter("holdfast.notices", "medium", word(medium), "fate", word(fate))
            .increment();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  @Bean
  KafkaMessageListenerContainer<byte[], byte[]> noticeConsumption(
      NotificationStore store,
      Accounts accounts,
      NoticeEvents events,
      InstantSource clock,
      ConsumerFactory<byte[], byte[]> consumers,
      NotificationProperties properties,
      KafkaSettings settings,
      TopicsReady topics) {
    NoticeIntake intake = new NoticeIntake(store, accounts, properties.limits(), events, clock);
    ContainerProperties container = new ContainerProperties(TaskChangeListener.TASKS);
    container.setGroupId(properties.group());
    container.setKafkaConsumerProperties(
        Membership.inBatches(
            settings.instanceId(),
            properties.sessionTimeout(),
            properties.maxBatch(),
            properties.fetchSize(),
            properties.fetchWait()));
    container.setMessageListener(new TaskChangeListener(intake));
    KafkaMessageListenerContainer<byte[], byte[]> consumption =
        new KafkaMessageListenerContainer<>(consumers, container);
    consumption.setCommonErrorHandler(
        new DefaultErrorHandler(
            KafkaConfiguration.forEver(properties.retryDelay(), properties.maxRetryDelay())));
    return consumption;
  }

  @Bean
  Rounds noticeRounds(
      NotificationStore store,
      TaskStore tasks,
      Accounts accounts,
      ObjectProvider<JavaMailSender> mail,
      MessageSource messages,
      ConsoleProperties console,
      NoticeEvents events,
      InstantSource clock,
      NotificationProperties properties) {
    Map<Medium, Messenger> messengers = new EnumMap<>(Medium.class);
    mail.ifAvailable(
        sender ->
            messengers.put(
                Medium.MAIL,
                new MailMessenger(sender, messages, properties.mailFrom(), console.zone())));
    if (!properties.webhookOrigins().isEmpty()) {
      messengers.put(Medium.WEBHOOK, new WebhookMessenger(properties.timeout(), clock));
    }
    NoticeDelivery delivery =
        new NoticeDelivery(
            store,
            tasks,
            accounts,
            messengers,
            properties.address(),
            properties.limits(),
            events,
            clock);
    return new Rounds("notices", delivery::work, properties.interval(), properties.stopTimeout());
  }
}
