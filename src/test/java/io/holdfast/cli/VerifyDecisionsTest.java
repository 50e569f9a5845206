package io.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.customer.CustomerState;
import io.holdfast.journal.Capsule;
import io.holdfast.journal.Decisions;
import io.holdfast.journal.Entry;
import io.holdfast.journal.InMemoryJournal;
import io.holdfast.journal.Journal;
import io.holdfast.journal.RecordedDecision;
import io.holdfast.vocabulary.Origin;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class VerifyDecisionsTest {
  private final InMemoryJournal journal = new InMemoryJournal();
  private final List<String> lines = lines();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path directory;

  @Test
  void whatIsAsItWasRecordedIsSaidToBe() throws Exception {
    assertThat(verify(file(lines).toString(), "--ends=" + ends())).isZero();
    assertThat(out.toString())
        .isEqualTo(
            "3 decisions in 1 chains: as they were recorded, and none missing in between.\n");
  }

  @Test
  void aChangedLineIsNamedByFileAndLine() throws Exception {
    lines.set(1, lines.get(1).replace("\"score\":78", "\"score\":79"));

    assertThat(verify(file(lines).toString())).isEqualTo(1);
    assertThat(out.toString())
        .startsWith("CHANGED " + directory.resolve("decisions.jsonl") + ":2: Decision ")
        .endsWith("3 decisions in 1 chains: not as they were recorded.\n");
  }

  @Test
  void theEndsOfOneLookAreWhatTheNextHasToReach() throws Exception {
    assertThat(verify(file(lines).toString(), "--json")).isZero();
    Path noted = Files.writeString(directory.resolve("noted.json"), out.toString());

    assertThat(verify(file(lines.subList(0, 2)).toString(), "--ends=" + noted)).isEqualTo(1);
    assertThat(out.toString()).contains("MISSING the end: The decision that is number 3 of chain ");
  }

  @Test
  void aFileOfEndsThatIsNoneIsNamed() throws Exception {
    Path none = Files.writeString(directory.resolve("none.json"), "{\"a\": 1}");

    assertThat(verify(file(lines).toString(), "--ends=" + none)).isEqualTo(2);
    assertThat(err.toString()).contains("none.json does not say where chains end: ");
  }

  @Test
  void anErasedDecisionHoldsItsPlaceUnlessSomebodyAlteredIt() throws Exception {
    Capsule second = Capsule.read(lines.get(1));
    Journal.Loaded recorded = journal.load(List.of(), List.of(second.decision().id()));
    journal.erase(recorded, Instant.parse("2026-11-23T05:00:00Z"));
    String left =
        journal
            .load(List.of(), List.of(second.decision().id()))
            .erased()
            .get(second.decision().id())
            .text();
    lines.set(1, left);

    assertThat(verify(file(lines).toString(), "--ends=" + ends())).isZero();
    assertThat(out.toString()).startsWith("3 decisions in 1 chains: as they were recorded");

    lines.set(
        1, left.replace("\"digest\":\"", "\"digest\":\"0").replaceFirst(".\",\"seal", "\",\"seal"));
    assertThat(verify(file(lines).toString())).isEqualTo(1);
    assertThat(out.toString()).contains("CHANGED ");
  }

  private Path ends() throws Exception {
    return Files.writeString(
        directory.resolve("ends.json"),
        JsonMapper.shared().writeValueAsString(journal.chainEnds()));
  }

  private Path file(List<String> content) throws Exception {
    return Files.write(directory.resolve("decisions.jsonl"), content);
  }

  private int verify(String... arguments) {
    return new CommandLine(new VerifyDecisions())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private List<String> lines() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      RecordedDecision recorded =
          new RecordedDecision(Decisions.typical("c-1", "s-" + i), Origin.ofRequest("r-" + i));
      CustomerState state = CustomerState.unknown("c-1");
      journal.commit(List.of(new Entry(state, i, List.of(recorded), Entry.Publication.BY_CALLER)));
      ids.add(recorded.decision().id());
    }
    return new ArrayList<>(journal.recorded(ids).stream().map(Capsule::text).toList());
  }
}
