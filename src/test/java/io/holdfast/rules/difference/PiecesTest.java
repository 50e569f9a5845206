package io.holdfast.rules.difference;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rules.difference.Pieces.Piece;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.RuleLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PiecesTest {
  private static final RuleFiles BEFORE =
      files(
          Map.of(
              "parameters/a.yaml", "one: {value: 1}\n\ntwo: {value: 2}\n",
              "assessment/b.drl.csv", "head\nrow,1\nrow,2\n",
              "proposals/old.drl", "package proposals;\n"));
  private static final RuleFiles AFTER =
      files(
          Map.of(
              "parameters/a.yaml", "one: {value: 10}\n\ntwo: {value: 20}\nthree: {value: 3}\n",
              "assessment/b.drl.csv", "head\nrow,3\nrow,4\n",
              "proposals/new.drl", "package proposals;\n"));

  @Test
  void takenTogetherThePiecesMakeTheSecondVersionOfTheFirst() {
    List<Piece> pieces = Pieces.between(BEFORE, AFTER);

    assertThat(Pieces.taken(BEFORE, pieces).version()).isEqualTo(AFTER.version());
    assertThat(Pieces.taken(BEFORE, List.of()).version()).isEqualTo(BEFORE.version());
  }

  @Test
  void eachPieceCanBeTakenAloneRowsOfATableAsWell() {
    List<Piece> pieces = Pieces.between(BEFORE, AFTER);

    assertThat(pieces)
        .extracting(Piece::file)
        .containsExactly(
            "assessment/b.drl.csv",
            "assessment/b.drl.csv",
            "parameters/a.yaml",
            "parameters/a.yaml",
            "proposals/new.drl",
            "proposals/old.drl");
    assertThat(text(pieces.get(1))).contains("row,1", "row,4");
    assertThat(text(pieces.get(3))).contains("one: {value: 1}", "two: {value: 20}", "three");
    assertThat(Pieces.taken(BEFORE, List.of(pieces.get(5))).contents())
        .doesNotContainKey("proposals/old.drl");
  }

  @Test
  void ofTheSameFilesThereAreNone() {
    assertThat(Pieces.between(AFTER, AFTER)).isEmpty();
  }

  private static String text(Piece piece) {
    byte[] bytes = Pieces.taken(BEFORE, List.of(piece)).bytes(piece.file());
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static RuleFiles files(Map<String, String> texts) {
    TreeMap<String, byte[]> contents = new TreeMap<>();
    texts.forEach((file, text) -> contents.put(file, text.getBytes(StandardCharsets.UTF_8)));
    return RuleFiles.of(contents, RuleLimits.DEFAULT);
  }
}
