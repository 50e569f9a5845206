package io.holdfast.console;

import io.holdfast.access.AccessStore;
import io.holdfast.access.Accounts;
import io.holdfast.access.InMemoryViewLog;
import io.holdfast.access.Passwords;
import io.holdfast.access.People;
import io.holdfast.access.ViewLog;
import io.holdfast.action.DecidingRuleSets;
import io.holdfast.decision.Decision;
import io.holdfast.decision.RecordedDecisions;
import io.holdfast.effect.SampleEffects;
import io.holdfast.journal.CustomerReader;
import io.holdfast.journal.Journal;
import io.holdfast.journal.Notes;
import io.holdfast.journal.RecentDecisions;
import io.holdfast.notification.InMemoryNotificationStore;
import io.holdfast.notification.Notifications;
import io.holdfast.pipeline.Balance;
import io.holdfast.pipeline.ShadowReport;
import io.holdfast.pipeline.ShadowReport.RuleDifference;
import io.holdfast.plan.InMemoryPlanStore;
import io.holdfast.plan.PlanDesk;
import io.holdfast.rules.ReleaseStatus;
import io.holdfast.rules.RuleSetStatus;
import io.holdfast.rules.difference.Change;
import io.holdfast.rules.difference.Difference;
import io.holdfast.rules.difference.Differences;
import io.holdfast.rules.difference.Effects;
import io.holdfast.rules.difference.Kind;
import io.holdfast.rules.fairness.Parity;
import io.holdfast.rules.fairness.ParityReport;
import io.holdfast.rules.files.Finding;
import io.holdfast.rules.release.Release;
import io.holdfast.rules.release.Release.Act;
import io.holdfast.rules.release.Release.Canary;
import io.holdfast.rules.release.Release.KeptVersion;
import io.holdfast.rules.release.Release.Pin;
import io.holdfast.rules.release.Release.Use;
import io.holdfast.rules.release.Release.What;
import io.holdfast.simulation.request.InMemorySimulationStore;
import io.holdfast.simulation.request.ScriptedScenarios;
import io.holdfast.simulation.request.SimulationLimits;
import io.holdfast.simulation.request.Simulations;
import io.holdfast.task.Feedback;
import io.holdfast.task.InMemorySavedFilters;
import io.holdfast.task.InMemoryTaskStore;
import io.holdfast.task.SavedFilters;
import io.holdfast.task.StepLimits;
import io.holdfast.task.TaskDesk;
import io.holdfast.task.TaskLimits;
import io.holdfast.task.TaskStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** The console on sample data, without Kafka and Redis: for those who work on its pages. */
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = KafkaAutoConfiguration.class)
@ComponentScan({"io.holdfast.console", "io.holdfast.server.security", "io.holdfast.server.web"})
class ConsoleDemo {

  public static void main(String[] args) {
    SpringApplication application = new SpringApplication(ConsoleDemo.class);
    application.setDefaultProperties(Map.of("spring.thymeleaf.cache", "false"));
    application.run(args);
  }

  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  Sample sample(InstantSource clock) {
    return new Sample(clock.instant());
  }

  @Bean
  ViewLog viewLog() {
    return new InMemoryViewLog();
  }

  @Bean
  AccessStore accessStore() {
    return People.store();
  }

  @Bean
  Notifications notifications(Accounts accounts, Passwords passwords) {
    return new Notifications(
        new InMemoryNotificationStore(),
        accounts,
        passwords,
        true,
        Set.of("https://hooks.example.org"));
  }

  @Bean
  Journal journal(Sample sample) {
    return sample.journal;
  }

  @Bean
  Notes notes(Sample sample) {
    return sample.journal;
  }

  @Bean
  InMemoryTaskStore tasks(Sample sample) {
    return sample.tasks;
  }

  @Bean
  Feedback feedback(Sample sample, InstantSource clock) {
    return new Feedback(sample.tasks, sample.tasks, 13, clock);
  }

  @Bean
  SavedFilters savedFilters() {
    return new InMemorySavedFilters();
  }

  @Bean
  PlanDesk plans(InstantSource clock) {
    return new InMemoryPlanStore().desk(clock);
  }

  @Bean
  TaskDesk desk(TaskStore tasks, DecidingRuleSets ruleSets, InstantSource clock) {
    return new TaskDesk(
        tasks,
        () -> ruleSets.of(Sample.RULE_SET).wording().choices(),
        new TaskLimits(20, 50),
        new StepLimits(Duration.ofDays(30), Duration.ofMinutes(10)),
        clock);
  }

  @Bean
  DecidingRuleSets ruleSets(Sample sample) {
    return sample.ruleSets();
  }

  @Bean
  CustomerReader customers(Sample sample, InstantSource clock) {
    return new CustomerReader(sample.journal, () -> sample.declarations, clock);
  }

  @Bean
  RecordedDecisions recorded(Sample sample) {
    RecentDecisions recent = new RecentDecisions(100);
    sample.decisions.forEach(decision -> recent.add(decision.id(), decision.decidedAt()));
    return recent.in(sample.journal);
  }

  @Bean
  Parity parity() {
    return limit ->
        new ParityReport(
            400,
            100,
            0.8,
            List.of(
                new ParityReport.Version(
                    Sample.RULE_SET,
                    400,
                    400,
                    1,
                    List.of("0".repeat(34)),
                    List.of(
                        new ParityReport.Attribute(
                            "customer.region",
                            List.of(
                                new ParityReport.Group("north", 250, 110, 8.5, 120, 12, true),
                                new ParityReport.Group("south", 130, 40, 0, 60, 30, true),
                                new ParityReport.Group("islands", 20, 9, 10, 9, 0, false)),
                            Optional.of(new ParityReport.Ratio(0.7, true)),
                            Optional.empty())))));
  }

  @Bean
  io.holdfast.effect.Effects effects() {
    return SampleEffects.effects();
  }

  @Bean
  Differences differences(Sample sample) {
    Decision decision = sample.decisions.get(0);
    return (before, after, limit, examples) ->
        new Difference(
            Sample.RULE_SET,
            "0".repeat(64),
            List.of(
                new Change(
                    Kind.ROW,
                    Change.What.CHANGED,
                    "assessment/usage.drl.csv:9",
                    "usage: data falls a little",
                    List.of(
                        new Change.Detail("From percent", Optional.of("20"), Optional.of("25"))))),
            new Effects(
                500,
                1,
                12,
                List.of(new Effects.Count("risk MEDIUM → LOW", 1)),
                List.of(
                    new Effects.RuleEffect(
                        "assessment/usage.drl.csv:9", "usage: data falls a little", 1, 0, 0)),
                List.of(
                    new Effects.Example(
                        decision.id(),
                        decision.customerId(),
                        "usage-drop",
                        "ACT: TAILORED_OFFER data-10gb sms",
                        "NO_ACTION",
                        List.of("risk MEDIUM → LOW"),
                        List.of("dropPct was 22, wanted at least 25")))));
  }

  @Bean
  Supplier<RuleSetStatus> ruleSetStatus(InstantSource clock) {
    Instant start = clock.instant();
    return () ->
        new RuleSetStatus(
            "telecom-retention",
            Sample.RULE_SET,
            start.minusSeconds(7300),
            List.of(),
            Optional.of(
                new RuleSetStatus.Rejected(
                    "0".repeat(64),
                    start.minusSeconds(140),
                    List.of(
                        finding(
                            "proposals/complaint.dslr",
                            14,
                            Finding.Code.UNKNOWN_FIELD,
                            "complaint-opened has no field \"topik\".",
                            "Did you mean \"topic\"?"),
                        finding(
                            "offers/roaming-pass.yaml",
                            0,
                            Finding.Code.MISSING,
                            "The offer has no cost.",
                            "Say what it costs over its duration.")),
                    "ann")));
  }

  @Bean
  Supplier<ReleaseStatus> releaseStatus(InstantSource clock) {
    Instant start = clock.instant();
    String next = "3fa9c1d2e4b0".repeat(5);
    List<KeptVersion> kept =
        List.of(
            new KeptVersion(
                Sample.RULE_SET,
                "telecom-retention",
                "ann",
                start.minusSeconds(9000),
                1,
                true,
                true,
                Map.of(),
                ""),
            new KeptVersion(
                next,
                "telecom-retention",
                "ann",
                start.minusSeconds(300),
                1,
                false,
                true,
                Map.of(),
                "most-stays-as-it-is: changedPct on recorded is 62.40, allowed is <= 50; for example"
                    + " C-1042 (ACT: TAILORED_OFFER data-10gb-3m sms → NO_ACTION)"));
    List<Act> trail =
        List.of(
            new Act(start.minusSeconds(7300), "chen", What.APPROVED, Sample.RULE_SET, "as agreed"),
            new Act(start.minusSeconds(300), "ann", What.PROPOSED, next, "the directory of one"),
            new Act(start.minusSeconds(200), "chen", What.SHADOW_STARTED, next, ""));
    Release release =
        new Release(
            4,
            Optional.of(new Use(Sample.RULE_SET, "chen", start.minusSeconds(7300))),
            List.of(),
            Optional.of(new Pin("chen", start.minusSeconds(4000))),
            Optional.of(new Use(next, "ann", start.minusSeconds(300))),
            Optional.of(new Canary(next, 5, next, "chen", start.minusSeconds(100))),
            Optional.of(new Use(next, "chen", start.minusSeconds(200))),
            Optional.empty(),
            Map.of("one", next),
            kept,
            trail);
    return () -> new ReleaseStatus("one", next, Optional.empty(), release);
  }

  @Bean
  ScriptedScenarios scenarios() {
    return new ScriptedScenarios();
  }

  @Bean(destroyMethod = "close")
  Simulations simulations(ScriptedScenarios scenarios, InstantSource clock) {
    return new Simulations(
        new InMemorySimulationStore(20),
        scenarios,
        new SimulationLimits(3, Duration.ofMinutes(10), 100, 4, 20, 1_000_000),
        "one",
        () -> UUID.randomUUID().toString(),
        clock);
  }

  @Bean
  Supplier<Optional<ShadowReport>> shadowReport(Sample sample, InstantSource clock) {
    ShadowReport report =
        new ShadowReport(
            Sample.RULE_SET,
            "3fa9c1d2e4b0".repeat(5),
            18_204,
            311,
            42,
            1,
            0,
            List.of(
                new RuleDifference(
                    "usage-drop-deep",
                    311,
                    42,
                    "5a",
                    "30 points USAGE_DROP",
                    "25 points USAGE_DROP")),
            0,
            List.of(
                new ShadowReport.Case(
                    sample.decisions.get(0).id(),
                    clock.instant(),
                    "ACT: MANAGER_TASK usage-drop",
                    "NO_ACTION")));
    return () -> Optional.of(report);
  }

  private static Finding finding(
      String file, int line, Finding.Code code, String message, String suggestion) {
    return new Finding(file, line, 0, "", Finding.Severity.ERROR, code, message, suggestion);
  }

  @Bean
  Supplier<List<Balance>> budgetBalances() {
    return () ->
        List.of(
            new Balance(
                "retention",
                Optional.of("EUR"),
                500_000,
                123_456.7,
                376_543.3,
                OffsetDateTime.parse("2026-03-01T00:00:00+01:00"),
                OffsetDateTime.parse("2026-04-01T00:00:00+02:00"),
                Set.of(),
                Set.of()));
  }

  @Bean
  Operations operations() {
    return () ->
        new Operations.Figures(
            128_411,
            new TreeMap<>(Map.of("UNKNOWN_TYPE", 12L, "MALFORMED_JSON", 3L, "OUT_OF_RANGE", 41L)),
            97,
            0,
            new TreeMap<>(Map.of("ACT", 20_114L, "NO_ACTION", 101_980L, "HOLDOUT", 6_317L)),
            new TreeMap<>(Map.of("P1", 31_204L, "P3", 2L, "P5", 4_210L)),
            OptionalLong.of(14),
            new TreeMap<>(Map.of("kafka", "UP", "redis", "UP", "rules", "UP")));
  }
}
