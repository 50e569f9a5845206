package io.holdfast.server;

import io.holdfast.access.Staff;
import io.holdfast.action.DecidingRuleSets;
import io.holdfast.action.TaskChoices;
import io.holdfast.server.KafkaConfiguration.TopicsReady;
import io.holdfast.signal.kafka.DeadLetters;
import io.holdfast.task.Absences;
import io.holdfast.task.Assigner;
import io.holdfast.task.ClosedTasks;
import io.holdfast.task.DueTasks;
import io.holdfast.task.Feedback;
import io.holdfast.task.SavedFilters;
import io.holdfast.task.TaskDesk;
import io.holdfast.task.TaskIntake;
import io.holdfast.task.TaskStore;
import io.holdfast.task.WaitingTasks;
import io.holdfast.task.kafka.ActionListener;
import io.holdfast.task.kafka.TaskEvents;
import io.holdfast.task.redis.RedisClosedTasks;
import io.holdfast.task.redis.RedisSavedFilters;
import io.holdfast.task.redis.RedisTaskStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultAfterRollbackProcessor;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.transaction.KafkaAwareTransactionManager;
import redis.clients.jedis.UnifiedJedis;

/** How actions become tasks, and where tasks are kept. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TaskProperties.class)
class TaskConfiguration {

  @Bean
  TaskStore taskStore(UnifiedJedis redis, TaskProperties properties) {
    return new RedisTaskStore(
        redis, properties.rememberActions(), properties.keepClosed(), new TaskEvents());
  }

  @Bean
  ClosedTasks closedTasks(UnifiedJedis redis) {
    return new RedisClosedTasks(redis);
  }

  @Bean
  Feedback feedback(
      ClosedTasks closed, TaskStore tasks, TaskProperties properties, InstantSource clock) {
    return new Feedback(closed, tasks, properties.months(), clock);
  }

  @Bean
  SavedFilters savedFilters(UnifiedJedis redis) {
    return new RedisSavedFilters(redis);
  }

  @Bean
  TaskDesk taskDesk(
      TaskStore store, DecidingRuleSets ruleSets, TaskProperties properties, InstantSource clock) {
    return new TaskDesk(
        store, choices(ruleSets), properties.limits(), properties.stepLimits(), clock);
  }

  @Bean
  Assigner assigner(
      TaskStore store,
      Staff staff,
      DecidingRuleSets ruleSets,
      TaskProperties properties,
      InstantSource clock) {
    return new Assigner(
        new Roster(staff, properties.staffAge(), clock),
        choices(ruleSets),
        store,
        properties.staffAge());
  }

  @Bean
  DeskHands deskHands(Assigner assigner, InstantSource clock) {
    return new DeskHands(assigner, clock);
  }

  @Bean
  Rounds deskRounds(DeskHands hands, TaskProperties properties) {
    return new Rounds(
        "desks", hands::count, properties.sharingInterval(), properties.stopTimeout());
  }

  @Bean
  Rounds absenceRounds(
      TaskStore store, Assigner assigner, TaskProperties properties, InstantSource clock) {
    Absences absences =
        new Absences(store, assigner, properties.limits(), properties.maxDue(), clock);
    return new Rounds(
        "absences", absences::work, properties.sharingInterval(), properties.stopTimeout());
  }

  @Bean
  Rounds waitingRounds(
      TaskStore store, Assigner assigner, TaskProperties properties, InstantSource clock) {
    WaitingTasks waiting =
        new WaitingTasks(store, assigner, properties.limits(), properties.maxDue(), clock);
    return new Rounds(
        "waiting-tasks", waiting::work, properties.sharingInterval(), properties.stopTimeout());
  }

  @Bean
  Rounds taskRounds(
      TaskStore store,
      DecidingRuleSets ruleSets,
      TaskProperties properties,
      InstantSource clock,
      ConcurrentMessageListenerContainer<byte[], byte[]> signalConsumption,
      KafkaAdmin admin) {
    DueTasks due =
        new DueTasks(
            store,
            choices(ruleSets),
            properties.limits(),
            properties.stepLimits(),
            properties.maxDue(),
            clock);
    OwnedShards shards = new OwnedShards(signalConsumption, admin);
    return new Rounds(
        "tasks", () -> due.work(shards.get()), properties.dueInterval(), properties.stopTimeout());
  }

  // no version is called so, and what is not at hand is answered by the active one
  private static Supplier<TaskChoices> choices(DecidingRuleSets ruleSets) {
    return () -> ruleSets.of("").wording().choices();
  }

  @Bean
  KafkaMessageListenerContainer<byte[], byte[]> taskConsumption(
      TaskStore store,
      Assigner assigner,
      KafkaOperations<byte[], byte[]> kafka,
      KafkaAwareTransactionManager<byte[], byte[]> transactions,
      ConsumerFactory<byte[], byte[]> consumers,
      TaskProperties properties,
      KafkaSettings settings,
      TopicsReady topics,
      MeterRegistry registry,
      InstantSource clock) {
    TaskIntake intake = new TaskIntake(store, Optional.of(assigner), properties.limits(), clock);
    RefusedActionLetters refused =
        new RefusedActionLetters(new DeadLetters(kafka, clock), registry);
    ContainerProperties container = new ContainerProperties(ActionListener.ACTIONS);
    container.setGroupId(properties.group());
    container.setKafkaConsumerProperties(
        Membership.inBatches(
            settings.instanceId(),
            properties.sessionTimeout(),
            properties.maxBatch(),
            properties.fetchSize(),
            properties.fetchWait()));
    container.setKafkaAwareTransactionManager(transactions);
    container.setMessageListener(new ActionListener(intake, refused));
    KafkaMessageListenerContainer<byte[], byte[]> consumption =
        new KafkaMessageListenerContainer<>(consumers, container);
    consumption.setAfterRollbackProcessor(
        new DefaultAfterRollbackProcessor<>(
            KafkaConfiguration.forEver(properties.retryDelay(), properties.maxRetryDelay())));
    return consumption;
  }
}
