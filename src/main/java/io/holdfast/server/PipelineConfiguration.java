package io.holdfast.server;

import io.holdfast.action.DecidingRuleSets;
import io.holdfast.action.kafka.DecisionEvents;
import io.holdfast.action.kafka.KafkaDecisionPublisher;
import io.holdfast.action.kafka.OutboxRelay;
import io.holdfast.action.kafka.OutboxRelayProperties;
import io.holdfast.decision.RulesInUse;
import io.holdfast.journal.Budgets;
import io.holdfast.journal.DueTimers;
import io.holdfast.journal.Journal;
import io.holdfast.journal.Outbox;
import io.holdfast.pipeline.Balances;
import io.holdfast.pipeline.BudgetReview;
import io.holdfast.pipeline.PhonePath;
import io.holdfast.pipeline.PipelineEvents;
import io.holdfast.pipeline.RetentionPipeline;
import io.holdfast.pipeline.Shadow;
import io.holdfast.pipeline.TimerFeed;
import io.holdfast.server.KafkaConfiguration.TopicsReady;
import io.holdfast.signal.kafka.DeadLetters;
import io.holdfast.signal.kafka.SignalTopics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Signal to decision to action, and the relay of decisions made over HTTP. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  BudgetProperties.class,
  OutboxRelayProperties.class,
  PhoneProperties.class,
  TimerProperties.class
})
class PipelineConfiguration {
  private static final String SOURCE = "/holdfast";

  @Bean
  KafkaDecisionPublisher decisionPublisher(
      KafkaOperations<byte[], byte[]> kafka,
      DecidingRuleSets ruleSets,
      CommunicationMessageProperties messages) {
    return new KafkaDecisionPublisher(
        kafka, ruleSets, new DecisionEvents(SOURCE), messages.messages());
  }

  @Bean
  RetentionPipeline retentionPipeline(
      Journal journal,
      KafkaDecisionPublisher publisher,
      Supplier<RulesInUse> rulesInUse,
      Shadow shadow,
      InstantSource clock,
      MeterRegistry registry,
      Budgets budgets,
      BudgetProperties properties,
      DeskHands hands) {
    return new RetentionPipeline(
        journal,
        publisher,
        rulesInUse,
        clock,
        PipelineEvents.both(new PipelineMetrics(registry), shadow),
        budgets,
        properties.limits(),
        hands);
  }

  @Bean
  Balances balances(Budgets budgets, Supplier<RulesInUse> rulesInUse, InstantSource clock) {
    return new Balances(budgets, rulesInUse, clock);
  }

  @Bean
  Rounds budgetRounds(
      Budgets budgets,
      Balances balances,
      Journal journal,
      Supplier<RulesInUse> rulesInUse,
      InstantSource clock,
      MeterRegistry registry,
      BudgetProperties properties) {
    BudgetReview review =
        new BudgetReview(budgets, journal, rulesInUse, clock, properties.limits());
    return new Rounds(
        "budgets",
        new BudgetRound(review, balances, registry),
        properties.interval(),
        properties.stopTimeout());
  }

  @Bean
  PhonePath phonePath(RetentionPipeline pipeline, PhoneProperties properties) {
    return new PhonePath(pipeline, properties.limits());
  }

  @Bean
  Rounds timerRounds(
      RetentionPipeline pipeline,
      Journal journal,
      DueTimers due,
      Supplier<RulesInUse> rulesInUse,
      InstantSource clock,
      TimerProperties properties,
      ConcurrentMessageListenerContainer<byte[], byte[]> signalConsumption,
      KafkaAdmin admin) {
    TimerFeed feed = new TimerFeed(pipeline, journal, due, rulesInUse, clock, properties.limits());
    return new Rounds(
        "timers",
        new TimerRound(feed, new OwnedShards(signalConsumption, admin)),
        properties.interval(),
        properties.stopTimeout());
  }

  @Bean
  OutboxRelay outboxRelay(
      ConsumerFactory<byte[], byte[]> consumers,
      KafkaOperations<byte[], byte[]> kafka,
      KafkaDecisionPublisher publisher,
      Outbox outbox,
      MeterRegistry registry,
      InstantSource clock,
      OutboxRelayProperties properties,
      SignalProperties signals,
      KafkaSettings settings,
      TopicsReady topics) {
    return new OutboxRelay(
        consumers,
        kafka,
        publisher,
        outbox,
        new DamagedEntryLetters(new DeadLetters(kafka, clock), registry),
        properties,
        SignalTopics.SIGNALS,
        Membership.of(settings.instanceId(), signals.stream().sessionTimeout()));
  }
}
