package io.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.decision.DecisionMaker;
import io.holdfast.decision.RuleEvaluator;
import io.holdfast.decision.RulesInUse;
import io.holdfast.rules.engine.DroolsRules;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.rules.release.InMemoryReleaseStore;
import io.holdfast.rules.release.Person;
import io.holdfast.rules.release.Release.Use;
import io.holdfast.rules.release.ReleasePolicy;
import io.holdfast.vocabulary.Facts;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What many reloads leave behind, with a canary and a shadow that change too. A short form of the
 * measurement that {@code -Dholdfast.test.reloads=500} makes.
 */
class ReloadsTest {
  private static final int RELOADS = Integer.getInteger("holdfast.test.reloads", 60);
  private static final String RULES = "assessment/usage.dslr";
  private static final Person BOB = new Person("Bob");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long MEGABYTE = 1 << 20;

  /** What the process holds after everything unused is gone. */
  private record Footprint(long heap, long metaspace, int classes, long sessions) {

    static Footprint of(RulesInUse inUse) {
      for (int i = 0; i < 4; i++) {
        System.gc();
      }
      long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      long metaspace =
          ManagementFactory.getMemoryPoolMXBeans().stream()
              .filter(pool -> pool.getName().equals("Metaspace"))
              .mapToLong(pool -> pool.getUsage().getUsed())
              .sum();
      int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
      long sessions =
          Stream.concat(Stream.of(inUse.active(), inUse.decidingFor("c1")), inUse.shadow().stream())
              .mapToLong(Footprint::sessions)
              .sum();
      return new Footprint(heap / 1024, metaspace / 1024, classes, sessions);
    }

    private static long sessions(RuleEvaluator rules) {
      return ((DroolsRules) rules)
          .stages().values().stream()
              .mapToLong(stage -> stage.base().getKieSessions().size())
              .sum();
    }
  }

  @Test
  void manyReloadsLeaveHeapMetaspaceAndSessionsAsTheyWere(@TempDir Path directory) {
    RuleDirectory rules = RuleDirectory.in(directory);
    Footprint early = null;
    try (RuleSets ruleSets =
        RuleSets.open(
            new RuleSetSource(
                directory, RuleLimits.DEFAULT, Duration.ofMillis(5), "one", Optional.of("Ann"), 8),
            new InMemoryReleaseStore(),
            new ReleasePolicy(10, 1_000_000, 20),
            limit -> List.of(),
            () -> Cases.NOW)) {
      for (int i = 1; i <= RELOADS; i++) {
        reload(rules, ruleSets, i);
        if (i == RELOADS / 3) {
          early = Footprint.of(ruleSets.inUse());
        }
      }
      Footprint late = Footprint.of(ruleSets.inUse());
      System.err.printf(
          "After %d reloads %s, after %d %s (heap and metaspace in KB)%n",
          RELOADS / 3, early, RELOADS, late);
      assertThat(late.sessions()).isZero();
      assertThat(late.heap() - early.heap()).isLessThan(4 * MEGABYTE / 1024);
      assertThat(late.metaspace() - early.metaspace()).isLessThan(2 * MEGABYTE / 1024);
    }
  }

  private static void reload(RuleDirectory rules, RuleSets ruleSets, int number) {
    String before = ruleSets.active().version();
    // a number that was not there before, so that every reload is a new version
    rules.write(RULES, rules.read(RULES).replaceAll("(?m)\\A(// \\d+\\n)?", "// " + number + "\n"));
    rules.write(
        RULES,
        rules.read(RULES).replaceAll("Add \\d+ (.*CANCEL)", "Add " + (10 + number % 80) + " $1"));
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(2))
        .until(() -> !ruleSets.active().version().equals(before) && !stale(ruleSets, rules));
    if (number % 2 == 0) {
      ruleSets.releases().startCanary(before, 50, BOB, "");
    } else {
      ruleSets.releases().startShadow(before, BOB, "");
    }
    Facts cancel = Cases.signal("cancel-intent", Map.of());
    RulesInUse inUse = ruleSets.inUse();
    for (int i = 0; i < 50; i++) {
      DecisionMaker.decide(List.of(cancel), inUse.decidingFor("c" + i));
      inUse.shadow().ifPresent(shadow -> DecisionMaker.decide(List.of(cancel), shadow));
    }
    assertThat(ruleSets.releaseStatus().release().active().map(Use::version))
        .hasValue(ruleSets.active().version());
  }

  private static boolean stale(RuleSets ruleSets, RuleDirectory rules) {
    return !ruleSets
        .active()
        .version()
        .equals(io.holdfast.rules.files.RuleFiles.read(rules.path(), RuleLimits.DEFAULT).version());
  }
}
