package io.holdfast.journal.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.journal.Decisions;
import io.holdfast.journal.ErasedDecision;
import io.holdfast.journal.RecordedDecision;
import io.holdfast.journal.Seal;
import io.holdfast.vocabulary.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecisionRecordTest {
  private static final String EARLIER = "1".repeat(34);
  private static final String SEAL = "1 " + "0".repeat(40) + ' ' + "7".repeat(40);

  /** The file was written when schema 3 was released; neither it nor the dictionary may change. */
  @Test
  void aDecisionStoredInSchema3IsStillRead() throws IOException {
    try (InputStream stored = getClass().getResourceAsStream("decision-schema-3.bin")) {
      RecordedDecision read = DecisionRecord.read(stored.readAllBytes());

      assertThat(read.heading().customerId()).isEqualTo("c-1");
      assertThat(Seal.digest(read.bytes()))
          .isEqualTo("6faa7f041a713ea9487809ed1f5c90f4a9f2ec72fe46984e9970d3f4ac72b3c5");
      assertThat(read.seal().orElseThrow().text()).isEqualTo(SEAL);
    }
  }

  /** The same of schema 4, which names the decision whose place it took. */
  @Test
  void aDecisionStoredInSchema4IsStillRead() throws IOException {
    try (InputStream stored = getClass().getResourceAsStream("decision-schema-4.bin")) {
      RecordedDecision read = DecisionRecord.read(stored.readAllBytes());

      assertThat(read.earlier()).contains(EARLIER);
      assertThat(read.heading().customerId()).isEqualTo("c-1");
      assertThat(Seal.digest(read.bytes()))
          .isEqualTo("4d5b0b3d97fb29cc1cf7657f362a5e34108e8476eb3f362b763fa345f3c96000");
      assertThat(read.seal().orElseThrow().text()).isEqualTo(SEAL);
    }
  }

  @Test
  void aDecisionTakesAQuarterOfItsJson() {
    RecordedDecision made = made();

    assertThat(record(made).length).isLessThan(made.bytes().length / 4);
  }

  @Test
  void cutOffBytesAreUnreadableAndNothingWorse() {
    byte[] bytes = record(made());
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);

      assertThatThrownBy(() -> DecisionRecord.read(cut)).isInstanceOf(UnreadableRecord.class);
    }
  }

  @Test
  void whatIsLeftOfADecisionIsReadAsItWasWritten() {
    for (Optional<String> earlier : List.of(Optional.<String>empty(), Optional.of(EARLIER))) {
      ErasedDecision left =
          new ErasedDecision(
              "0".repeat(34),
              Instant.parse("2026-03-02T09:00:00.123456789Z"),
              "a".repeat(64),
              Seal.read(SEAL).orElseThrow(),
              earlier);
      byte[] bytes = DecisionRecord.erased(left);

      assertThat(DecisionRecord.isErased(bytes)).isTrue();
      assertThat(DecisionRecord.readErased(left.id(), bytes)).isEqualTo(left);
    }
  }

  private static RecordedDecision made() {
    return new RecordedDecision(Decisions.typical("c-1", "s-1"), Origin.ofRequest("r-1"));
  }

  /** As the commit script puts it together. */
  private static byte[] record(RecordedDecision made) {
    byte[] head = ("\4" + SEAL + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] body = DecisionRecord.unsealed(made);
    return ByteBuffer.allocate(head.length + body.length).put(head).put(body).array();
  }
}
