package io.holdfast.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionMaker;
import io.holdfast.journal.DecisionLines;
import io.holdfast.journal.RecordedDecision;
import io.holdfast.rules.RuleDirectory;
import io.holdfast.rules.RuleSet;
import io.holdfast.rules.RuleSetLoader;
import io.holdfast.rules.cases.CasePolicy;
import io.holdfast.rules.difference.UsageDrops;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.rules.release.Archive;
import io.holdfast.vocabulary.Origin;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DiffRulesTest {
  private static final RuleSetLoader LOADER =
      new RuleSetLoader(RuleLimits.DEFAULT, CasePolicy.LEFT_ASIDE, () -> UsageDrops.NOW);

  @TempDir Path directory;
  private RuleDirectory before;
  private RuleDirectory after;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void copy() {
    before = RuleDirectory.shipped(directory.resolve("before"));
    after = RuleDirectory.shipped(directory.resolve("after"));
  }

  @Test
  void theSameTwiceIsNoDifference() {
    assertThat(run()).isZero();
    assertThat(out.toString()).endsWith(": nothing is written otherwise\n");
  }

  @Test
  void saysWhatIsWrittenOtherwiseAndWhatIsDecidedOtherwise() throws Exception {
    after.edit("assessment/usage.drl.csv", "dataMb,60,80,42", "dataMb,60,80,10");

    int exit = run("--decisions=" + recorded(22, 70));

    assertThat(exit).isZero();
    assertThat(out.toString().lines().skip(1))
        .contains(
            "assessment/usage.drl.csv:13 row 'usage: data falls steeply'",
            "  Points: 42 → 10",
            "1 of 2 recorded decisions ask for something else, 0 for the same for other reasons.",
            "     1  loses PROACTIVE_OUTREACH is-all-well app",
            "     1  risk MEDIUM → LOW",
            "  assessment/usage.drl.csv:13 'usage: data falls steeply': says something else in 1",
            "    ACT: PROACTIVE_OUTREACH is-all-well app → NO_ACTION",
            "    because risk score 48 → 16");
  }

  @Test
  void theSameComesAsJson() throws Exception {
    after.edit("assessment/usage.drl.csv", "dataMb,60,80,42", "dataMb,60,80,10");

    int exit = run("--json", "--decisions=" + recorded(22, 70));

    JsonNode difference = JsonMapper.shared().readTree(out.toString());
    assertThat(exit).isZero();
    assertThat(difference.at("/changes/0/details/0/after").asString()).isEqualTo("10");
    assertThat(difference.at("/effects/decided").asInt()).isEqualTo(2);
    assertThat(difference.at("/effects/outcomeDiffers").asInt()).isEqualTo(1);
  }

  @Test
  void versionsAndDecisionsAreHadFromTheServiceThatKeepsThem() throws Exception {
    after.edit("assessment/usage.drl.csv", "dataMb,60,80,42", "dataMb,60,80,10");
    RuleFiles kept = RuleFiles.read(before.path(), RuleLimits.DEFAULT);
    Path decisions = recorded(22, 70);
    HttpServer service =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(
        service,
        "/v1/rulesets",
        "{\"active\": {\"version\": \"%s\"}}".formatted(kept.version()).getBytes(UTF_8));
    answer(service, "/v1/rulesets/" + kept.version() + "/files", Archive.pack(kept.contents()));
    answer(service, "/v1/decisions", Files.readAllBytes(decisions));
    service.start();
    try {
      int exit =
          diff(
              "--url=http://127.0.0.1:" + service.getAddress().getPort(),
              "active",
              after.path().toString());

      assertThat(err.toString()).isEmpty();
      assertThat(exit).isZero();
      assertThat(out.toString()).contains("Points: 42 → 10", "1 of 2 recorded decisions");
    } finally {
      service.stop(0);
    }
  }

  @Test
  void aServiceThatDoesNotAnswerIsNamed() {
    assertThat(diff("--url=http://127.0.0.1:1", "abcdef", after.path().toString())).isEqualTo(1);
    assertThat(err.toString()).contains("No Holdfast answers at http://127.0.0.1:1");
  }

  private static void answer(HttpServer service, String path, byte[] body) {
    service.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  @Test
  void aDirectoryThatIsNotThereIsNamed() {
    assertThat(diff("nowhere", after.path().toString())).isEqualTo(2);
    assertThat(err.toString()).contains("There is no directory nowhere.");
  }

  @Test
  void aLineThatIsNoDecisionIsNamed() throws Exception {
    Path file = Files.writeString(directory.resolve("decisions.jsonl"), "no decision\n");

    assertThat(run("--decisions=" + file)).isEqualTo(2);
    assertThat(err.toString()).contains("decisions.jsonl").contains("line 1: ");
  }

  @Test
  void ofAVersionThatCannotBeUsedItIsStillSaidWhatIsWrittenOtherwise() throws Exception {
    after.edit("assessment/usage.drl.csv", "dataMb,60,80,42", "dataMb,60,80,many");

    int exit = run("--decisions=" + recorded(22));

    assertThat(exit).isEqualTo(1);
    assertThat(out.toString()).contains("Points: 42 → many");
    assertThat(err.toString()).contains("assessment/usage.drl.csv:");
  }

  private int run(String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = before.path().toString();
    arguments[1] = after.path().toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return diff(arguments);
  }

  private int diff(String... arguments) {
    return new CommandLine(new DiffRules(LOADER::load))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private Path recorded(double... drops) throws Exception {
    RuleSet ruleSet = LOADER.load(before.path()).ruleSet().orElseThrow();
    StringBuilder lines = new StringBuilder();
    for (double drop : drops) {
      Decision decision =
          DecisionMaker.decide(List.of(UsageDrops.of("c-" + (int) drop, drop)), ruleSet.evaluator())
              .get(0)
              .fold(
                  made -> made,
                  failure -> {
                    throw new AssertionError(failure);
                  });
      lines.append(
          new String(
              DecisionLines.line(new RecordedDecision(decision, Origin.ofRequest("r-1"))), UTF_8));
    }
    return Files.writeString(directory.resolve("decisions.jsonl"), lines);
  }
}
