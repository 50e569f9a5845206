package io.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.OperatingSystemMXBean;
import io.holdfast.rules.cases.CasePolicy;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.rules.release.InMemoryReleaseStore;
import io.holdfast.rules.release.Person;
import io.holdfast.rules.release.Release;
import io.holdfast.rules.release.ReleasePolicy;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long it is from the save of a file until every instance decides by it; beside nothing else.
 */
class EditTakesEffectIT {
  private static final Duration PROMISED = Duration.ofSeconds(2);
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final int EDITS = 9;
  private static final Person BOB = new Person("Bob");

  private final InMemoryReleaseStore store = new InMemoryReleaseStore();

  private RuleSets start(String instance, RuleDirectory directory) {
    return RuleSets.open(
        new RuleSetSource(
            directory.path(),
            RuleLimits.DEFAULT,
            LOOK_EVERY,
            instance,
            Optional.of("Ann"),
            8,
            CasePolicy.REQUIRED),
        store,
        ReleasePolicy.DEFAULT,
        limit -> List.of(),
        () -> Cases.NOW);
  }

  @Test
  void aNumberARowOrASentenceOfTheShippedRulesIsDecidedByWithinTwoSecondsEverywhere(
      @TempDir Path home) {
    RuleDirectory directory = RuleDirectory.shipped(home.resolve("one"));
    RuleDirectory other = RuleDirectory.shipped(home.resolve("two"));
    List<Duration> took = new ArrayList<>();
    try (RuleSets one = start("one", directory);
        RuleSets two = start("two", other)) {
      for (int i = 0; i < EDITS; i++) {
        edit(directory, i);
        String version = RuleFiles.read(directory.path(), RuleLimits.DEFAULT).version();
        Stopwatch sinceSaved = Stopwatch.start();
        decidedBy(version, one, two);
        took.add(sinceSaved.elapsed());
      }
    }
    System.err.println("Edits took effect after " + took);
    assertThat(took.stream().sorted().toList().get(EDITS / 2)).isLessThan(PROMISED);
  }

  @Test
  void aVersionThatIsKeptIsDecidedByWithinTwoSecondsEverywhere(@TempDir Path home) {
    RuleDirectory directory = RuleDirectory.shipped(home.resolve("one"));
    List<String> versions = new ArrayList<>();
    try (RuleSets one = start("one", directory)) {
      for (int i = 0; i < 4; i++) {
        edit(directory, i);
        versions.add(RuleFiles.read(directory.path(), RuleLimits.DEFAULT).version());
        decidedBy(versions.get(i), one);
      }
    }
    Map<String, Duration> took = new LinkedHashMap<>();
    try (RuleSets one = start("one", directory);
        RuleSets two = start("two", RuleDirectory.shipped(home.resolve("two")))) {
      Releases releases = one.releases();
      Map<String, Supplier<Release>> commands = new LinkedHashMap<>();
      commands.put("roll back", () -> releases.rollBack(Optional.empty(), BOB, ""));
      commands.put("activate", () -> releases.activate(versions.get(3), BOB, ""));
      commands.put("pin", () -> releases.pin(Optional.of(versions.get(0)), BOB, ""));
      commands.forEach(
          (name, command) -> {
            Stopwatch sinceAsked = Stopwatch.start();
            decidedBy(command.get().active().orElseThrow().version(), one, two);
            took.put(name, sinceAsked.elapsed());
          });
    }
    System.err.println("Kept versions took effect after " + took);
    assertThat(took).allSatisfy((name, time) -> assertThat(time).isLessThan(PROMISED));
  }

  private static void decidedBy(String version, RuleSets... instances) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> Stream.of(instances).allMatch(i -> i.active().version().equals(version)));
  }

  private static void edit(RuleDirectory directory, int number) {
    switch (number % 3) {
      case 0 ->
          replace(
              directory,
              "parameters/contact-policy.yaml",
              "(contact-memory-days:\\s+value: )\\d+",
              91 + number);
      case 1 ->
          replace(
              directory,
              "assessment/usage.drl.csv",
              "(calls fall a little,voiceMin,30,50,)\\d+",
              9 + number);
      default ->
          replace(
              directory,
              "proposals/people.dslr",
              "(moving-notice\\) @owner\\()[\\w-]+",
              "desk-" + number);
    }
  }

  private static void replace(RuleDirectory directory, String file, String what, Object by) {
    String text = directory.read(file);
    String edited = text.replaceAll(what, "$1" + by);
    assertThat(edited).isNotEqualTo(text);
    directory.write(file, edited);
  }

  /** Time as it would pass if nobody else used the machine. */
  private record Stopwatch(long started, long processorTime) {
    private static final OperatingSystemMXBean PROCESS =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    static Stopwatch start() {
      return new Stopwatch(System.nanoTime(), PROCESS.getProcessCpuTime());
    }

    Duration elapsed() {
      long passed = System.nanoTime() - started;
      long worked = PROCESS.getProcessCpuTime() - processorTime;
      return Duration.ofNanos(Math.min(passed, worked));
    }
  }
}
