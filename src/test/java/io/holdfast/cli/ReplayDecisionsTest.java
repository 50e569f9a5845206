package io.holdfast.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.holdfast.customer.CustomerState;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionMaker;
import io.holdfast.journal.Capsule;
import io.holdfast.journal.Entry;
import io.holdfast.journal.InMemoryJournal;
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

class ReplayDecisionsTest {
  private static final RuleSetLoader LOADER =
      new RuleSetLoader(RuleLimits.DEFAULT, CasePolicy.LEFT_ASIDE, () -> UsageDrops.NOW);

  @TempDir Path directory;
  private RuleDirectory own;
  private Path file;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void record() throws Exception {
    own = RuleDirectory.shipped(directory.resolve("own"));
    RuleSet ruleSet = LOADER.load(own.path()).ruleSet().orElseThrow();
    file = Files.writeString(directory.resolve("decisions.jsonl"), recorded(ruleSet, 22, 70));
  }

  @Test
  void byItsOwnVersionEveryDecisionComesOutTheSame() {
    assertThat(replay(file, "--rules=" + own.path())).isZero();
    assertThat(out.toString()).isEqualTo("2 of 2 decisions come out the same.\n");
  }

  @Test
  void theOwnVersionMayComeAsTheZipThatTheServiceGave() throws Exception {
    RuleFiles files = RuleFiles.read(own.path(), RuleLimits.DEFAULT);
    Path zip = Files.write(directory.resolve("rules.zip"), Archive.pack(files.contents()));
    Path one = Files.writeString(directory.resolve("one.jsonl"), lines().get(1));

    assertThat(replay(one, "--rules=" + zip)).isZero();
    assertThat(out.toString())
        .contains("on customer c-70, usage-drop")
        .contains("ACT: PROACTIVE_OUTREACH is-all-well app")
        .contains("  the same, byte for byte\n");
  }

  @Test
  void byAnotherVersionWhatComesOutOtherwiseIsTold() {
    own.edit("assessment/usage.drl.csv", "dataMb,60,80,42", "dataMb,60,80,10");

    assertThat(replay(file, "--rules=" + own.path())).isZero();
    assertThat(out.toString().lines())
        .contains(
            "  something else",
            "    loses PROACTIVE_OUTREACH is-all-well app",
            "    risk MEDIUM → LOW",
            "1 of 2 decisions come out the same.");
  }

  @Test
  void aDecisionThatWasTamperedWithIsFound() throws Exception {
    Files.writeString(file, Files.readString(file).replace("\"score\":48", "\"score\":47"));

    assertThat(replay(file, "--rules=" + own.path())).isEqualTo(1);
    assertThat(out.toString())
        .contains("  NOT the same\n", "    risk score 47 → 48\n")
        .contains("1 of 2 decisions come out the same.")
        .contains("1 records were changed after they were sealed.");
  }

  @Test
  void decisionAndVersionAreHadFromTheServiceByTheirIds() throws Exception {
    RuleFiles kept = RuleFiles.read(own.path(), RuleLimits.DEFAULT);
    String line = lines().get(1);
    String id = Capsule.read(line).decision().id();
    HttpServer service =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(service, "/v1/decisions/" + id, line.getBytes(UTF_8));
    answer(service, "/v1/rulesets/" + kept.version() + "/files", Archive.pack(kept.contents()));
    service.start();
    try {
      int exit = run(id, "--url=http://127.0.0.1:" + service.getAddress().getPort());

      assertThat(err.toString()).isEmpty();
      assertThat(exit).isZero();
      assertThat(out.toString()).contains("  the same, byte for byte\n");
    } finally {
      service.stop(0);
    }
  }

  @Test
  void whatIsNeitherAFileNorAnIdIsNamed() {
    assertThat(run("nothing")).isEqualTo(2);
    assertThat(err.toString()).contains("There is no file nothing, and a decision's id has");
  }

  private List<String> lines() throws Exception {
    return Files.readAllLines(file);
  }

  private int replay(Path decisions, String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = decisions.toString();
    System.arraycopy(options, 0, arguments, 1, options.length);
    return run(arguments);
  }

  private int run(String... arguments) {
    return new CommandLine(new ReplayDecisions(LOADER::load))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
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

  private static String recorded(RuleSet ruleSet, double... drops) {
    InMemoryJournal journal = new InMemoryJournal();
    StringBuilder lines = new StringBuilder();
    for (double drop : drops) {
      String customer = "c-" + (int) drop;
      Decision decision =
          DecisionMaker.decide(List.of(UsageDrops.of(customer, drop)), ruleSet.evaluator())
              .get(0)
              .fold(
                  made -> made,
                  failure -> {
                    throw new AssertionError(failure);
                  });
      RecordedDecision recorded = new RecordedDecision(decision, Origin.ofRequest("r"));
      CustomerState state = CustomerState.unknown(customer);
      journal.commit(List.of(new Entry(state, 0, List.of(recorded), Entry.Publication.BY_CALLER)));
      lines.append(Capsule.text(journal.recorded(List.of(decision.id())).get(0))).append('\n');
    }
    return lines.toString();
  }
}
