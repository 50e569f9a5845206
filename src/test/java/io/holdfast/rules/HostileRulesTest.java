package io.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rules.HostileFiles.Hostile;
import io.holdfast.rules.files.Finding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody who can write rule files can make the service run code, or keep it busy for long. */
class HostileRulesTest {
  private RuleDirectory rules;

  @BeforeEach
  void copy(@TempDir Path directory) {
    Harm.forget();
    rules = RuleDirectory.in(directory);
  }

  @AfterEach
  void noHarmIsDone() {
    assertThat(Harm.wasDone()).isFalse();
  }

  static List<Hostile> hostileFiles() {
    return HostileFiles.all();
  }

  @Test
  void theAttacksAreManyAndDistinct() {
    assertThat(hostileFiles())
        .extracting(Hostile::name)
        .hasSizeGreaterThan(150)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("hostileFiles")
  void aHostileFileIsRefusedAtItsPlaceWithAReason(Hostile hostile) {
    hostile.deed().accept(rules);

    Loaded loaded = rules.tryLoad();

    assertThat(loaded.ruleSet()).isEmpty();
    List<String> errors =
        loaded.findings().stream()
            .filter(finding -> finding.severity() == Finding.Severity.ERROR)
            .map(Finding::toString)
            .toList();
    String all = String.join("\n", errors);
    assertThat(errors).as(all).anyMatch(error -> error.startsWith(hostile.place()));
    assertThat(all).contains(hostile.reason());
    assertThat(all)
        .doesNotContain(
            "Exception", "mvel", "ERR 10", "\tat ", "Rule_", "antlr", "compiles to uses");
  }
}
