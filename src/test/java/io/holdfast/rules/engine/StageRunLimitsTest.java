package io.holdfast.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.decision.Evaluated;
import io.holdfast.decision.RuleFailure;
import io.holdfast.rules.Cases;
import io.holdfast.rules.RuleDirectory;
import io.holdfast.rules.engine.StageRun.Question;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Memory;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.DrlText;
import io.holdfast.rules.language.Rule;
import io.holdfast.rules.language.Vocabulary;
import io.holdfast.vocabulary.Assessment;
import io.holdfast.vocabulary.Situation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parameters that take time or memory to look up stand for whatever a condition may cost. */
class StageRunLimitsTest {
  private static final Duration TIME = Duration.ofMillis(100);
  private static final long BYTES = 1 << 20;
  private static final ToDoubleFunction<String> CHEAP = name -> 1;

  private static FactMaker maker;
  private static CompiledStage stage;

  private final AtomicLong processor = new AtomicLong();
  private final AtomicLong allocated = new AtomicLong();
  private final Limits limits = new Limits(2, TIME, BYTES, processor::get, allocated::get);

  /** Says what it heard. */
  private static final class Heard extends Draft<List<String>> implements Assessment {
    private final List<String> heard = new ArrayList<>();

    @Override
    public void points(int points, String reason) {
      heard.add(rule().id());
    }

    @Override
    public void tier(String tier) {
      heard.add(tier);
    }

    @Override
    List<String> result() {
      return heard;
    }
  }

  @BeforeAll
  static void compile(@TempDir Path directory) {
    RuleDirectory small = RuleDirectory.in(directory);
    Findings findings = new Findings();
    Vocabulary vocabulary =
        Vocabulary.read(RuleFiles.read(small.path(), RuleLimits.DEFAULT), findings);
    DeclaredClasses classes =
        new StageCompiler(new Memory()).declare(vocabulary, findings).orElseThrow();
    maker = new FactMaker(vocabulary.types().get("UsageDrop"), vocabulary, classes);
    Map<String, Rule> rules = new HashMap<>();
    StringBuilder text = new StringBuilder();
    for (String[] rule :
        new String[][] {
          {"first", "dropPct >= 0"},
          {"costly", "dropPct >= parameter(\"costly\")"},
          {"third", "dropPct >= 50"}
        }) {
      text.append("rule ").append(rule[0]).append(" when UsageDrop(").append(rule[1]);
      text.append(") then assessment.points(1, \"X\"); end\n");
      rules.put(rule[0], rule(rule[0], rules.size()));
    }
    Optional<Stage> assessment = Optional.of(Stage.ASSESSMENT);
    DroolsBuild build =
        DroolsBuild.of(
            Map.of(
                "retention/r.drl", DrlText.asWritten("r", text.toString()).compilable(assessment)),
            classes,
            new CompiledCode(assessment, vocabulary));
    assertThat(build.breaches()).isEmpty();
    stage = new CompiledStage(Stage.ASSESSMENT, build.base(), rules);
  }

  private static Rule rule(String name, int position) {
    return new Rule(
        name,
        name + "-id",
        Stage.ASSESSMENT,
        position,
        Place.of("r"),
        Map.of(),
        "UsageDrop",
        List.of(),
        List.of());
  }

  private static Question<Heard> question(double drop, ToDoubleFunction<String> parameters) {
    Situation fact = (Situation) maker.make(Map.of("dropPct", drop), new HashMap<>());
    fact.describe(
        Cases.signal("usage-drop", Map.of()), Optional.empty(), Optional.empty(), parameters);
    return new Question<>(fact, new Heard());
  }

  private List<Evaluated<List<String>>> answers(List<Question<Heard>> questions) {
    return StageRun.answer(stage, limits, Recorder.OfAssessment::new, Assessment.class, questions);
  }

  private static RuleFailure failure(Evaluated<?> answer) {
    assertThat(answer).isInstanceOf(Evaluated.Failure.class);
    return ((Evaluated.Failure<?>) answer).failure();
  }

  private double takes(long nanos) {
    processor.addAndGet(nanos);
    // the time on the clock counts as well, and must have gone by
    long until = System.nanoTime() + nanos;
    while (System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    return 1;
  }

  private double uses(long bytes) {
    allocated.addAndGet(bytes);
    return 1;
  }

  @Test
  void aConditionThatTakesTooLongFailsItsCaseAloneAndItsRuleIsNamed() {
    List<Evaluated<List<String>>> answers =
        answers(
            List.of(
                question(40, CHEAP),
                question(40, name -> takes(2 * TIME.toNanos())),
                question(40, CHEAP)));

    assertThat(failure(answers.get(1)))
        .isEqualTo(
            new RuleFailure(
                RuleFailure.Code.TIME_LIMIT, "costly-id", "The rules took more than 100 ms."));
    for (int i : new int[] {0, 2}) {
      assertThat(answers.get(i))
          .isEqualTo(new Evaluated.Answer<>(List.of("first-id", "costly-id")));
    }
  }

  @Test
  void aConditionThatTakesAlmostTooLongIsAnswered() {
    assertThat(answers(List.of(question(40, name -> takes(TIME.toNanos() - 1_000_000)))).get(0))
        .isInstanceOf(Evaluated.Answer.class);
  }

  @Test
  void aConditionThatUsesTooMuchMemoryFailsItsCaseAloneAndItsRuleIsNamed() {
    List<Evaluated<List<String>>> answers =
        answers(
            List.of(
                question(40, CHEAP), question(40, name -> uses(2 * BYTES)), question(40, CHEAP)));

    assertThat(failure(answers.get(1)))
        .isEqualTo(
            new RuleFailure(
                RuleFailure.Code.MEMORY_LIMIT,
                "costly-id",
                "The rules used more than 1 MB of memory."));
    assertThat(answers.get(0)).isInstanceOf(Evaluated.Answer.class);
    assertThat(answers.get(2)).isInstanceOf(Evaluated.Answer.class);
  }

  @Test
  void memoryAtTheLimitIsNotOverIt() {
    assertThat(answers(List.of(question(40, name -> uses(BYTES)))).get(0))
        .isInstanceOf(Evaluated.Answer.class);
  }

  @Test
  void asManyRulesAsTheLimitMaySpeakAndTheNextOneIsNamed() {
    List<Evaluated<List<String>>> answers =
        answers(List.of(question(40, CHEAP), question(60, CHEAP), question(40, CHEAP)));

    assertThat(failure(answers.get(1)).code()).isEqualTo(RuleFailure.Code.FIRE_LIMIT);
    assertThat(failure(answers.get(1)).rule()).isIn("first-id", "costly-id", "third-id");
    assertThat(answers.get(0)).isInstanceOf(Evaluated.Answer.class);
    assertThat(answers.get(2)).isInstanceOf(Evaluated.Answer.class);
  }

  @Test
  void manyUsualCasesTogetherAreNotOverTheLimitOfOne() {
    List<Question<Heard>> questions =
        IntStream.range(0, 200).mapToObj(i -> question(40, name -> uses(BYTES / 1_100))).toList();

    assertThat(answers(questions)).allMatch(Evaluated.Answer.class::isInstance);
  }

  @Test
  void theMetersOfTheMachineRun() {
    Limits real =
        new Limits(
            2,
            TIME,
            BYTES,
            java.lang.management.ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime,
            java.lang.management.ManagementFactory.getPlatformMXBean(
                    com.sun.management.ThreadMXBean.class)
                ::getCurrentThreadAllocatedBytes);
    double[][] kept = new double[1][];

    Evaluated<List<String>> answer =
        StageRun.answer(
                stage,
                real,
                Recorder.OfAssessment::new,
                Assessment.class,
                List.of(question(40, name -> (kept[0] = new double[1 << 18]).length > 0 ? 1 : 0)))
            .get(0);

    assertThat(failure(answer).code()).isEqualTo(RuleFailure.Code.MEMORY_LIMIT);
    assertThat(failure(answer).rule()).isEqualTo("costly-id");
  }
}
