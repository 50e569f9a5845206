package io.holdfast.rules.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.holdfast.rules.Tables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of 1,500 rows over eight ranges are checked in seconds, whatever they look like. */
class LargeTablesTest {
  private static final String TABLE = "assessment/wide.drl.csv";
  private static final int ROWS = 1_500;
  private static final List<String> FIELDS = List.of("a", "b", "c", "d", "e", "f", "g", "h");
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private Tables tables;

  /** A row: from where on and below what each field is; the ends may be open. */
  private record Row(List<Integer> from, List<Integer> below) {
    static final Row ANYTHING = new Row(of(0), of(1_000));

    private static List<Integer> of(int number) {
      return FIELDS.stream().map(field -> number).toList();
    }

    /** Two rows that together fit what this one fits. */
    Stream<Row> cut(Random random) {
      int field = random.nextInt(FIELDS.size());
      int width = below.get(field) - from.get(field);
      if (width < 2) {
        return Stream.of(this);
      }
      int cut = from.get(field) + 1 + random.nextInt(width - 1);
      return Stream.of(
          new Row(from, with(below, field, cut)), new Row(with(from, field, cut), below));
    }

    private static List<Integer> with(List<Integer> numbers, int field, int number) {
      List<Integer> changed = new ArrayList<>(numbers);
      changed.set(field, number);
      return changed;
    }

    String written(int number) {
      String cells =
          IntStream.range(0, FIELDS.size())
              .mapToObj(
                  i ->
                      (from.get(i) == 0 ? "" : String.valueOf(from.get(i)))
                          + ','
                          + (below.get(i) == 1_000 ? "" : String.valueOf(below.get(i))))
              .collect(Collectors.joining(","));
      return "row %d,%s,%d,USAGE_DROP_DATA".formatted(number, cells, number % 90 + 1);
    }
  }

  @BeforeEach
  void vocabulary(@TempDir Path directory) {
    String declared =
        FIELDS.stream()
            .map(field -> field + " : Double @required @range(\"0..1000\") @description(\"x\")")
            .collect(Collectors.joining("\n"));
    tables =
        Tables.in(directory)
            .write(
                "vocabulary/wide.drl",
                "declare Wide extends Signal @signal(\"wide\")\n" + declared + "\nend\n");
  }

  private List<String> check(List<Row> rows) {
    List<String> asked =
        FIELDS.stream().flatMap(f -> Stream.of(f + " >= $param", f + " < $param")).toList();
    String text =
        """
        RuleSet,retention
        @owner,x
        @since,2026-11-01
        @basis,x
        @rows,one
        RuleTable Wide
        NAME,%s,ACTION,ACTION
        ,%s,,
        ,%s,"assessment.points($param,","\""$param"\");"
        Row,%s,Points,Reason
        """
            .formatted(
                asked.stream().map(a -> "CONDITION").collect(Collectors.joining(",")),
                asked.stream().map(a -> "Wide...").collect(Collectors.joining(",")),
                String.join(",", asked),
                asked.stream().map(a -> a.replace('$', ' ')).collect(Collectors.joining(",")));
    String body =
        IntStream.range(0, rows.size())
            .mapToObj(i -> rows.get(i).written(i))
            .collect(Collectors.joining("\n"));
    return assertTimeout(LIMIT, () -> tables.write(TABLE, text + body + '\n').read().said());
  }

  // every case fits one row
  private static List<Row> partition() {
    Random random = new Random(7);
    List<Row> rows = new ArrayList<>(List.of(Row.ANYTHING));
    while (rows.size() < ROWS) {
      rows.addAll(rows.remove(random.nextInt(rows.size())).cut(random).toList());
    }
    return rows;
  }

  @Test
  void aTableThatLeavesNothingOutIsFoundToBeSo() {
    assertThat(check(partition())).isEmpty();
  }

  @Test
  void theOneCaseThatIsLeftOutIsFound() {
    List<Row> rows = partition();
    rows.remove(700);

    assertThat(check(rows)).singleElement().asString().contains("No row fits a signal 'wide'");
  }

  @Test
  void rowsThatCrossInEveryWayAreCheckedAsWell() {
    Random random = new Random(7);
    List<Row> rows =
        IntStream.range(0, ROWS)
            .mapToObj(
                i -> {
                  List<Integer> from = FIELDS.stream().map(f -> random.nextInt(300)).toList();
                  return new Row(from, from.stream().map(n -> 700 + random.nextInt(300)).toList());
                })
            .toList();

    assertThat(check(rows))
        .anySatisfy(said -> assertThat(said).contains("both fit"))
        .anySatisfy(said -> assertThat(said).contains("No row fits", "nor any other with"))
        .anySatisfy(said -> assertThat(said).contains("more gaps like these"));
  }
}
