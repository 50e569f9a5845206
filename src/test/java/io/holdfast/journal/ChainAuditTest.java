package io.holdfast.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.customer.CustomerState;
import io.holdfast.journal.ChainAudit.Breach;
import io.holdfast.journal.ChainAudit.Kind;
import io.holdfast.journal.Entry.Publication;
import io.holdfast.vocabulary.Origin;
import io.holdfast.vocabulary.StateShard;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChainAuditTest {
  private static final int SHARD = StateShard.of("c-1");

  private final InMemoryJournal journal = new InMemoryJournal();
  private final List<String> texts = texts();

  @Test
  void whatIsAsItWasRecordedHasNoBreachInWhateverOrder() {
    for (int seed = 0; seed < 20; seed++) {
      List<String> shuffled = new ArrayList<>(texts);
      Collections.shuffle(shuffled, new Random(seed));

      ChainAudit.Report report = audit(shuffled, journal.chainEnds());

      assertThat(report.breaches()).isEmpty();
      assertThat(report.capsules()).isEqualTo(10);
      assertThat(report.ends()).isEqualTo(journal.chainEnds());
    }
  }

  @Test
  void everyChangeOfADecisionIsFound() {
    String text = texts.get(4);
    for (String[] change :
        new String[][] {
          {"\"verdict\":\"ACT\"", "\"verdict\":\"HOLDOUT\""},
          {"\"score\":78", "\"score\":77"},
          {"12.50", "12.5"},
          {"\"customerId\":\"c-1\"", "\"customerId\":\"c-2\""},
          {"\"verdict\":\"ACT\"", "\"verdict\": \"ACT\""},
          {"\"verdict\":\"ACT\"", "\"added\":1,\"verdict\":\"ACT\""},
        }) {
      assertThat(text).contains(change[0]);

      assertThat(breaches(4, text.replace(change[0], change[1])))
          .first()
          .satisfies(
              breach -> {
                assertThat(breach.kind()).isEqualTo(Kind.CHANGED);
                assertThat(breach.place()).isEqualTo("line 5");
                assertThat(breach.message())
                    .endsWith(
                        "was changed after it was sealed as number 5 of chain 3."
                            .replace("3", Integer.toString(SHARD)));
              });
    }
  }

  @Test
  void aDecisionSealedAnewDoesNotFitItsNeighbours() {
    Capsule fifth = Capsule.read(texts.get(4));
    String forged = fifth.json().replace("\"verdict\":\"ACT\"", "\"verdict\":\"HOLDOUT\"");
    Seal fourth = Capsule.read(texts.get(3)).seal().orElseThrow();
    Seal seal = Seal.next(Optional.of(fourth), forged.getBytes(StandardCharsets.UTF_8));
    String text = forged.substring(0, forged.length() - 1) + ",\"seal\":\"" + seal.text() + "\"}";

    assertThat(Capsule.read(text).intact()).isTrue();
    assertThat(kinds(breaches(4, text))).containsExactly(Kind.BROKEN);
  }

  @Test
  void aMissingDecisionIsFoundAndSoIsTheLastWhereTheEndWasNoted() {
    List<String> gap = new ArrayList<>(texts);
    gap.subList(3, 6).clear();
    assertThat(audit(gap, Map.of()).breaches())
        .extracting(Breach::message)
        .containsExactly("3 decisions are missing: number 4 to 6 of chain %d.".formatted(SHARD));

    List<String> tail = texts.subList(0, 9);
    assertThat(audit(tail, Map.of()).breaches()).isEmpty();
    assertThat(audit(tail, journal.chainEnds()).breaches())
        .extracting(Breach::message)
        .containsExactly("The decision that is number 10 of chain %d is missing.".formatted(SHARD));
    assertThat(kinds(audit(List.of(), journal.chainEnds()).breaches()))
        .containsExactly(Kind.MISSING);
  }

  @Test
  void aPartOfAChainMayBeginAnywhere() {
    assertThat(audit(texts.subList(4, 10), journal.chainEnds()).breaches()).isEmpty();
  }

  @Test
  void decisionsThatChangedPlacesAreFound() {
    List<String> swapped = new ArrayList<>(texts);
    String fourth = texts.get(3);
    String fifth = texts.get(4);
    swapped.set(3, withSeal(fourth, seal(fifth)));
    swapped.set(4, withSeal(fifth, seal(fourth)));

    assertThat(kinds(audit(swapped, Map.of()).breaches()))
        .containsExactly(Kind.CHANGED, Kind.CHANGED);
  }

  @Test
  void theSameTwiceCountsOnceAndTwoForOnePlaceDoNot() {
    List<String> twice = new ArrayList<>(texts);
    twice.add(texts.get(2));
    assertThat(audit(twice, Map.of()).breaches()).isEmpty();

    twice.add(withSeal(texts.get(3), seal(texts.get(2))));
    assertThat(kinds(audit(twice, Map.of()).breaches()))
        .containsExactly(Kind.CHANGED, Kind.DOUBLED);
  }

  @Test
  void aDecisionWithoutItsSealIsNamed() {
    String bare = Capsule.read(texts.get(4)).json();

    assertThat(kinds(breaches(4, bare))).containsExactly(Kind.UNSEALED, Kind.MISSING);
  }

  @Test
  void anotherChainUpToTheSameEndIsFound() {
    Map<Integer, ChainEnd> noted = Map.of(SHARD, new ChainEnd(10, "f".repeat(40)));

    assertThat(kinds(audit(texts, noted).breaches())).containsExactly(Kind.BROKEN);
  }

  @Test
  void whatWasSealedOnceStaysReadableAndSealed() throws Exception {
    String text =
        new String(
            getClass().getResourceAsStream("capsule-1.json").readAllBytes(),
            StandardCharsets.UTF_8);

    Capsule capsule = Capsule.read(text);

    assertThat(capsule.intact()).isTrue();
    assertThat(capsule.seal()).isPresent();
    assertThat(new String(DecisionCodec.write(capsule.decision()), StandardCharsets.UTF_8))
        .isEqualTo(capsule.json());
  }

  private List<Breach> breaches(int place, String instead) {
    List<String> changed = new ArrayList<>(texts);
    changed.set(place, instead);
    return audit(changed, Map.of()).breaches();
  }

  private static ChainAudit.Report audit(List<String> texts, Map<Integer, ChainEnd> ends) {
    ChainAudit audit = new ChainAudit();
    for (int i = 0; i < texts.size(); i++) {
      audit.add(Capsule.read(texts.get(i)), "line " + (i + 1));
    }
    return audit.report(ends);
  }

  private static List<Kind> kinds(List<Breach> breaches) {
    return breaches.stream().map(Breach::kind).toList();
  }

  private static String seal(String text) {
    return Capsule.read(text).seal().orElseThrow().text();
  }

  private static String withSeal(String text, String seal) {
    return text.replace(seal(text), seal);
  }

  private List<String> texts() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      RecordedDecision recorded =
          new RecordedDecision(Decisions.typical("c-1", "s-" + i), Origin.ofRequest("r-" + i));
      CustomerState state = CustomerState.unknown("c-1");
      journal.commit(List.of(new Entry(state, i, List.of(recorded), Publication.BY_CALLER)));
      ids.add(recorded.decision().id());
    }
    return journal.recorded(ids).stream().map(Capsule::text).toList();
  }
}
