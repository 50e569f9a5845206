package io.holdfast.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.decision.DecisionId;
import io.holdfast.rules.Loaded;
import io.holdfast.rules.RuleSetLoader;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.signal.Decoded;
import io.holdfast.signal.Envelope;
import io.holdfast.signal.EventType;
import io.holdfast.signal.Rejection;
import io.holdfast.signal.SignalDecoder;
import io.holdfast.signal.SignalLimits;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.ProfileUpdate;
import io.holdfast.vocabulary.Signal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The demo, checked against the rule set that ships with it. */
class SignalGeneratorTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final int ENOUGH = 500;

  private static Declarations declarations;
  private static Population population;
  private static Scenario scenario;

  @BeforeAll
  static void read() {
    Loaded loaded =
        new RuleSetLoader(RuleLimits.DEFAULT, InstantSource.fixed(NOW)).load(Path.of("rules"));
    declarations = loaded.ruleSet().orElseThrow().declarations();
    population =
        Population.read(Path.of("simulations/demo/customers.csv"), declarations.customerFields());
    scenario = Scenario.read(Path.of("simulations/demo/scenario.yaml"));
  }

  private static List<Signal> signals(long run, int count) {
    SignalGenerator generator = new SignalGenerator(population, scenario, run);
    return IntStream.range(0, count)
        .mapToObj(number -> generator.signal(number, NOW))
        .flatMap(Optional::stream)
        .toList();
  }

  @Test
  void theSameSeedAndRunGiveTheSameSignals() {
    assertThat(signals(7, ENOUGH)).isEqualTo(signals(7, ENOUGH));
  }

  @Test
  void anotherRunGivesOtherSignalsWithOtherIds() {
    Set<String> one = signals(7, ENOUGH).stream().map(Signal::id).collect(Collectors.toSet());

    assertThat(signals(8, ENOUGH)).extracting(Signal::id).doesNotContainAnyElementsOf(one);
  }

  @Test
  void thePaceSlowsDownStepByStepAndThenStays() {
    Scenario.Pace last = scenario.pace().get(scenario.pace().size() - 1);

    assertThat(scenario.pauseAfter(Duration.ZERO)).isEqualTo(scenario.pace().get(0).pause());
    assertThat(scenario.pauseAfter(scenario.pace().get(0).lasting()))
        .isEqualTo(scenario.pace().get(1).pause());
    assertThat(scenario.pauseAfter(Duration.ofDays(1))).isEqualTo(last.pause());
  }

  @Test
  void everyDeclaredTypeThatIsSentOccursWithinTheOpening() {
    Scenario.Pace opening = scenario.pace().get(0);
    int count = (int) (opening.perSecond() * opening.lasting().toSeconds());
    Set<String> sent = new HashSet<>(declarations.signalTypes().keySet());
    sent.removeAll(declarations.timers());
    // managers' tasks and plans send them
    sent.removeAll(Set.of("task-overdue", "plan-activity-set", "plan-activity-dropped"));

    assertThat(signals(7, count)).extracting(Signal::type).containsAll(sent);
  }

  @Test
  void everySignalIsValidAgainstItsDeclaration() {
    SignalDecoder decoder =
        new SignalDecoder(() -> declarations, SignalLimits.DEFAULT, InstantSource.fixed(NOW));
    List<Signal> all = new ArrayList<>(population.consents(NOW));
    all.addAll(signals(7, ENOUGH));

    assertThat(all.stream().map(s -> decoder.signal(envelope(s))).toList())
        .allSatisfy(decoded -> assertThat(rejection(decoded)).isEmpty());
  }

  @Test
  void everyProfileIsValidAgainstItsDeclaration() {
    SignalDecoder decoder =
        new SignalDecoder(() -> declarations, SignalLimits.DEFAULT, InstantSource.fixed(NOW));

    assertThat(population.profiles(NOW).stream().map(p -> decoder.profile(envelope(p))).toList())
        .hasSizeGreaterThanOrEqualTo(200)
        .allSatisfy(decoded -> assertThat(rejection(decoded)).isEmpty());
  }

  @Test
  void aSignalThatFollowsAnotherIsAboutTheSameCustomerAndThing() {
    List<Signal> signals = signals(7, ENOUGH);
    Signal resolved =
        signals.stream().filter(s -> s.type().equals("complaint-resolved")).findFirst().get();

    assertThat(signals)
        .anySatisfy(
            earlier -> {
              assertThat(earlier.type()).startsWith("complaint-");
              assertThat(earlier.customerId()).isEqualTo(resolved.customerId());
              assertThat(earlier.data()).containsEntry("ticketId", resolved.data().get("ticketId"));
            });
  }

  @Test
  void anOutcomeIsThatOfAnActionOfAnEarlierDecision() {
    List<Signal> signals = signals(7, ENOUGH);
    Set<String> actionIds =
        signals.stream()
            .map(s -> DecisionId.of(s.customerId(), s.source(), s.id()) + "-0")
            .collect(Collectors.toSet());

    assertThat(signals.stream().filter(s -> s.type().equals("action-outcome")))
        .isNotEmpty()
        .allSatisfy(s -> assertThat(actionIds).contains((String) s.data().get("actionId")));
  }

  private static Optional<Rejection> rejection(Decoded<?> decoded) {
    return decoded.fold(valid -> Optional.empty(), Optional::of);
  }

  private static Envelope envelope(Signal signal) {
    return envelope(
        signal.id(), EventType.ofSignal(signal.type()), signal.customerId(), signal.data());
  }

  private static Envelope envelope(ProfileUpdate profile) {
    return envelope(
        profile.customerId(), EventType.PROFILE, profile.customerId(), profile.fields());
  }

  private static Envelope envelope(
      String id, String type, String customerId, Map<String, Object> data) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("specversion", "1.0");
    event.put("id", id);
    event.put("source", "/test");
    event.put("type", type);
    event.put("subject", customerId);
    event.put("time", NOW.toString());
    event.put("data", data);
    return Envelope.structured(new JsonMapper().writeValueAsBytes(event));
  }
}
