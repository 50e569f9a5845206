package io.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.decision.DecisionMaker;
import io.holdfast.rules.cases.CasePolicy;
import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.rules.samples.Samples;
import io.holdfast.vocabulary.Facts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What a loader remembers never shows: after any edit it gives what a new one would. A short form
 * of {@code -Dholdfast.test.edits=200}.
 */
class ReloadEqualsColdLoadTest {
  private static final int EDITS = Integer.getInteger("holdfast.test.edits", 12);
  private static final long SEED = Long.getLong("holdfast.test.seed", 3);

  private final Random random = new Random(SEED);
  private final RuleSetLoader warm = loader();

  private static RuleSetLoader loader() {
    return new RuleSetLoader(RuleLimits.DEFAULT, CasePolicy.REQUIRED, () -> Cases.NOW);
  }

  @Test
  void aReloadGivesTheFindingsVersionAndDecisionsOfAColdLoad() {
    SortedMap<String, byte[]> shipped =
        new TreeMap<>(RuleFiles.read(Path.of("rules"), RuleLimits.DEFAULT).contents());
    SortedMap<String, byte[]> contents = new TreeMap<>(shipped);
    int usable = 0;
    for (int i = 0; i <= EDITS; i++) {
      Loaded reloaded = warm.load(RuleFiles.of(contents, RuleLimits.DEFAULT));
      Loaded cold = loader().load(RuleFiles.of(contents, RuleLimits.DEFAULT));

      assertThat(reloaded.findings()).isEqualTo(cold.findings());
      assertThat(reloaded.version()).isEqualTo(cold.version());
      assertThat(reloaded.ruleSet().isPresent()).isEqualTo(cold.ruleSet().isPresent());
      assertThat(reloaded.cases().map(report -> report.results().toString()))
          .isEqualTo(cold.cases().map(report -> report.results().toString()));
      if (cold.ruleSet().isPresent()) {
        usable++;
        assertThat(decisions(reloaded.ruleSet().get())).isEqualTo(decisions(cold.ruleSet().get()));
        assertThat(reloaded.ruleSet().get().written()).isEqualTo(cold.ruleSet().get().written());
      }
      // what cannot be used is taken back sooner or later, and not always at once
      if (cold.ruleSet().isEmpty() && random.nextBoolean()) {
        contents = new TreeMap<>(shipped);
      }
      edit(contents);
    }
    assertThat(usable).isGreaterThan(EDITS / 6);
  }

  private static String decisions(RuleSet ruleSet) {
    List<Facts> facts = new Samples(ruleSet.declarations(), Cases.NOW).facts();
    return DecisionMaker.decide(facts, ruleSet.evaluator()).toString();
  }

  private void edit(SortedMap<String, byte[]> contents) {
    List<String> paths = new ArrayList<>(contents.keySet());
    paths.removeIf(path -> FileKind.of(path) == FileKind.UNEXPECTED);
    String path = paths.get(random.nextInt(paths.size()));
    List<String> lines =
        new ArrayList<>(
            List.of(new String(contents.get(path), StandardCharsets.UTF_8).split("\n", -1)));
    int at = random.nextInt(lines.size());
    switch (random.nextInt(6)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, lines.get(at));
      case 2 -> lines.add(0, path.endsWith(".csv") ? "" : "# nothing new");
      default -> number(lines, at);
    }
    contents.put(path, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  // the next number in the file becomes another one
  private void number(List<String> lines, int from) {
    for (int i = 0; i < lines.size(); i++) {
      int at = (from + i) % lines.size();
      if (lines.get(at).matches(".*\\d.*")) {
        int other = random.nextInt(9) + 1;
        lines.set(at, lines.get(at).replaceFirst("\\d", Integer.toString(other)));
        return;
      }
    }
  }
}
