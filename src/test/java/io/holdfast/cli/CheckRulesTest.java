package io.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rules.RuleDirectory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckRulesTest {
  @TempDir private Path directory;

  private final StringWriter out = new StringWriter();

  private int check(RuleDirectory rules) {
    CommandLine check = new CommandLine(new CheckRules(path -> rules.tryLoad()));
    check.setOut(new PrintWriter(out, true));
    return check.execute(directory.toString());
  }

  @Test
  void aRuleSetWithNothingWrongIsUsable() {
    assertThat(check(RuleDirectory.in(directory))).isZero();

    assertThat(out.toString()).startsWith("Usable: 14 rules, 0 warnings, version ");
  }

  @Test
  void everyFindingIsALineThatAnEditorCanJumpTo() {
    RuleDirectory rules =
        RuleDirectory.in(directory)
            .edit("assessment/usage.dslr", "Add 90 risk", "Ad 90 risk")
            .edit("playbooks/queues.yaml", ", zh-CN: \"关怀\"", "");

    assertThat(check(rules)).isEqualTo(1);

    assertThat(out.toString().lines())
        .hasSize(3)
        .satisfies(
            lines -> {
              assertThat(lines.get(0)).startsWith("ERROR assessment/usage.dslr:24:3: There is no");
              assertThat(lines.get(1)).startsWith("WARNING playbooks/queues.yaml:1:1: 'care-desk'");
              assertThat(lines.get(2)).isEqualTo("Not usable: 1 errors, 1 warnings");
            });
  }

  @Test
  void programsReadTheSameAsJson() {
    RuleDirectory rules =
        RuleDirectory.in(directory).edit("assessment/usage.dslr", "Add 90 risk", "Ad 90 risk");
    CommandLine check = new CommandLine(new CheckRules(path -> rules.tryLoad()));
    check.setOut(new PrintWriter(out, true));

    assertThat(check.execute("--json", directory.toString())).isEqualTo(1);

    JsonNode report = new JsonMapper().readTree(out.toString());
    assertThat(report.get("usable").asBoolean()).isFalse();
    assertThat(report.at("/findings/0/code").asString()).isEqualTo("UNKNOWN_SENTENCE");
    assertThat(report.at("/findings/0/line").asInt()).isEqualTo(24);
    assertThat(report.at("/findings/0/suggestion").asString()).contains("Add 90 risk points");
  }

  @Test
  void aCodeIsExplained() {
    CommandLine check = new CommandLine(new CheckRules(path -> null));
    check.setOut(new PrintWriter(out, true));

    assertThat(check.execute("--explain", "unfair")).isZero();
    assertThat(out.toString()).startsWith("UNFAIR").contains("tier").hasLineCount(3);
    assertThat(check.execute("--explain", "UNFAR")).isEqualTo(2);
    assertThat(out.toString()).contains("There is no code 'UNFAR'. Nearest: UNFAIR");
  }
}
