package io.holdfast.journal.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.journal.Decisions;
import io.holdfast.journal.RecordedDecision;
import io.holdfast.journal.Seal;
import io.holdfast.vocabulary.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DecisionRecordTest {
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

  private static RecordedDecision made() {
    return new RecordedDecision(Decisions.typical("c-1", "s-1"), Origin.ofRequest("r-1"));
  }

  /** As the commit script puts it together. */
  private static byte[] record(RecordedDecision made) {
    byte[] head = ("\3" + SEAL + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] body = DecisionRecord.unsealed(made.origin(), made.bytes());
    return ByteBuffer.allocate(head.length + body.length).put(head).put(body).array();
  }
}
