package io.holdfast.pipeline.web;

import static io.holdfast.decision.ScriptedRules.USAGE_DROP;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.decision.RulesInUse;
import io.holdfast.decision.ScriptedRules;
import io.holdfast.journal.InMemoryJournal;
import io.holdfast.pipeline.CountedEvents;
import io.holdfast.pipeline.PhonePath;
import io.holdfast.pipeline.RetentionPipeline;
import io.holdfast.signal.SignalDecoder;
import io.holdfast.signal.SignalLimits;
import io.holdfast.signal.web.EventIntake;
import io.holdfast.signal.web.IntakeLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class DecisionControllerTest {
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  private static final String EVENT =
      """
      {"specversion": "1.0", "id": "s-1", "source": "/crm", "subject": "c-1",
       "type": "org.retention.signal.%s.v1", "time": "2026-03-01T08:59:00Z", "data": {"dropPct": 50}}
      """
          .formatted(USAGE_DROP);

  private final ScriptedRules inUse = new ScriptedRules("aaaa");
  private final ScriptedRules kept = new ScriptedRules("bbbb");
  private final InMemoryJournal journal = new InMemoryJournal();
  private final RetentionPipeline pipeline =
      new RetentionPipeline(
          journal,
          decisions -> {},
          () -> RulesInUse.only(inUse),
          InstantSource.fixed(NOW),
          new CountedEvents());
  private final PhonePath phone =
      new PhonePath(pipeline, new PhonePath.Limits(10, 5, 2, Duration.ofSeconds(10)));
  private final MockMvcTester http =
      MockMvcTester.of(
          new DecisionController(
              phone,
              pipeline,
              hash -> Optional.of(kept).filter(rules -> hash.equals("bbbb")).map(rules -> rules),
              new EventIntake(
                  new SignalDecoder(
                      inUse::declarations, SignalLimits.DEFAULT, InstantSource.fixed(NOW)),
                  null,
                  null,
                  Duration.ofSeconds(1)),
              new IntakeLimits(10_000, 10_000, 10)));

  @AfterEach
  void stop() {
    phone.close();
  }

  private MvcTestResult ask(String query) {
    return http.post()
        .uri("/v1/decisions" + query)
        .contentType("application/cloudevents+json")
        .content(EVENT)
        .exchange();
  }

  @Test
  void aDryRunIsDecidedByTheVersionInUseOrTheOneAskedFor() {
    assertThat(ask("?dryRun=true")).hasStatusOk().bodyText().contains("aaaa");
    assertThat(ask("?dryRun=true&rules=bbbb")).hasStatusOk().bodyText().contains("bbbb");
    assertThat(ask("").getResponse().getHeader("Location")).startsWith("/v1/decisions/");
  }

  @Test
  void aVersionThatIsNotKeptIsRefused() {
    assertThat(ask("?dryRun=true&rules=cccc")).hasStatus(404);
  }

  @Test
  void nothingIsCommittedByAnotherVersion() {
    assertThat(ask("?rules=bbbb")).hasStatus(400);
    assertThat(ask("?rules=bbbb&dryRun=false")).hasStatus(400);
  }
}
