package io.holdfast.rules.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.holdfast.rules.release.Release.Act;
import io.holdfast.rules.release.Release.Canary;
import io.holdfast.rules.release.Release.KeptVersion;
import io.holdfast.rules.release.Release.Use;
import io.holdfast.rules.release.Release.What;
import io.holdfast.rules.release.ReleaseRefused.Code;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReleaseDeskTest {
  private static final Instant NOW = Instant.parse("2026-11-22T18:00:00Z");
  private static final Person ANN = new Person("Ann");
  private static final Person BOB = new Person("Bob");
  private static final String A = "aaaaaa11";
  private static final String B = "bbbbbb22";
  private static final String C = "cccccc33";

  private final InMemoryReleaseStore store = new InMemoryReleaseStore();
  private final ReleaseDesk desk = desk(ReleasePolicy.DEFAULT);

  private ReleaseDesk desk(ReleasePolicy policy) {
    return new ReleaseDesk(store, policy, () -> NOW);
  }

  private static Release save(ReleaseDesk desk, String version) {
    return desk.propose("here", proposal(version), new byte[10]);
  }

  private static Proposal proposal(String version) {
    return new Proposal(version, "telco", false, Map.of(), "Ann", "./rules of here", "");
  }

  private Release saveWithFourEyes(String version) {
    return desk.propose(
        "here",
        new Proposal(version, "telco", true, Map.of(), "Ann", "./rules of here", ""),
        new byte[10]);
  }

  private Release saveWithBudget(String version, String budget) {
    return desk.propose(
        "here",
        new Proposal(
            version, "telco", false, Map.of("budget.yaml", budget), "Ann", "./rules of here", ""),
        new byte[10]);
  }

  private static String active(Release release) {
    return release.active().map(Use::version).orElse("none");
  }

  private static String candidate(Release release) {
    return release.candidate().map(Use::version).orElse("none");
  }

  private static void isRefused(Code code, Runnable change) {
    assertThatThrownBy(change::run)
        .isInstanceOfSatisfying(
            ReleaseRefused.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  @Test
  void aSaveBecomesActiveAndItsContentIsKept() {
    save(desk, A);
    Release release = save(desk, B);

    assertThat(active(release)).isEqualTo(B);
    assertThat(release.before()).containsExactly(A);
    assertThat(store.content(A)).isPresent();
    assertThat(release.trail())
        .extracting(Act::by, Act::what, Act::version, Act::note)
        .containsExactly(
            tuple("Ann", What.ACTIVATED, A, "./rules of here"),
            tuple("Ann", What.ACTIVATED, B, "./rules of here"));
  }

  @Test
  void whatIsAnnouncedIsAtHandForAllUntilItIsInUse() {
    save(desk, A);
    Release announced = desk.announce(proposal(B), new byte[10]);

    assertThat(active(announced)).isEqualTo(A);
    assertThat(announced.needed()).containsExactly(B, A);
    assertThat(store.content(B)).isPresent();
    assertThat(announced.trail()).hasSize(1);
    assertThat(desk.announce(proposal(B), new byte[10])).isEqualTo(announced);
    assertThat(save(desk, B).announced()).isEmpty();
    assertThat(desk.announce(A).needed()).containsExactly(B, A); // the one before is anyway
  }

  @Test
  void ofWhatWasAnnouncedAndIsOfNoUseNothingIsKept() {
    save(desk, A);
    desk.announce(proposal(B), new byte[10]);

    Release release = desk.reject("here", proposal(B), 2);

    assertThat(release.announced()).isEmpty();
    assertThat(release.kept(B)).isEmpty();
    assertThat(store.content(B)).isEmpty();
    assertThat(desk.reject("there", proposal(A), 1).kept(A)).isPresent();
  }

  @Test
  void theSameSaveTwiceIsOneChange() {
    Release first = save(desk, A);

    assertThat(save(desk, A)).isEqualTo(first);
  }

  @Test
  void whileAPinHoldsASaveIsOnlyACandidate() {
    save(desk, A);
    desk.pin(BOB, "sale of the year");

    Release release = save(desk, B);

    assertThat(active(release)).isEqualTo(A);
    assertThat(candidate(release)).isEqualTo(B);
    assertThat(active(desk.unpin(BOB, ""))).isEqualTo(A);
    assertThat(active(desk.activate(B, ANN, ""))).isEqualTo(B);
    assertThat(desk.release().candidate()).isEmpty();
    assertThat(active(save(desk, C))).isEqualTo(C);
  }

  @Test
  void aSaveTakenBackIsACandidateNoMore() {
    save(desk, A);
    desk.pin(BOB, "");
    save(desk, B);

    Release release = save(desk, A);

    assertThat(release.candidate()).isEmpty();
    assertThat(active(release)).isEqualTo(A);
  }

  @Test
  void whatAnAuthorMadeSomebodyElseApproves() {
    saveWithFourEyes(A); // the first of all has nothing before it to go on
    Release proposed = saveWithFourEyes(B);
    assertThat(active(proposed)).isEqualTo(A);
    assertThat(candidate(proposed)).isEqualTo(B);

    isRefused(Code.SAME_PERSON, () -> desk.approve(B, new Person("ANN "), ""));
    isRefused(Code.SAME_PERSON, () -> desk.activate(B, ANN, ""));
    isRefused(Code.SAME_PERSON, () -> desk.startCanary(B, 1, ANN, ""));
    isRefused(Code.NO_CANDIDATE, () -> desk.approve(A, BOB, ""));
    assertThat(desk.startShadow(B, ANN, "").shadow()).isPresent();

    Release approved = desk.approve(B, BOB, "looked at it");
    assertThat(active(approved)).isEqualTo(B);
    assertThat(approved.trail().get(approved.trail().size() - 1))
        .isEqualTo(new Act(NOW, "Bob", What.APPROVED, B, "looked at it"));
  }

  @Test
  void whatFourEyesHaveSeenItsAuthorMayGoBackTo() {
    saveWithFourEyes(A);
    saveWithFourEyes(B);
    desk.approve(B, BOB, "");

    assertThat(active(desk.rollBack(Optional.empty(), ANN, ""))).isEqualTo(A);
    assertThat(active(desk.activate(B, ANN, ""))).isEqualTo(B);
    // and a directory put back to it needs nobody either, once the pin is gone
    desk.unpin(ANN, "");
    assertThat(active(saveWithFourEyes(A))).isEqualTo(A);
  }

  @Test
  void twoPeopleSwitchFourEyesOffAgain() {
    save(desk, A);
    assertThat(active(saveWithFourEyes(B))).isEqualTo(B);
    assertThat(desk.release().fourEyes()).isTrue();

    // neither by an edit of the author's, nor by going back to how it was
    assertThat(candidate(save(desk, C))).isEqualTo(C);
    isRefused(Code.SAME_PERSON, () -> desk.activate(C, ANN, ""));
    assertThat(candidate(save(desk, A))).isEqualTo(A);
    isRefused(Code.SAME_PERSON, () -> desk.activate(A, ANN, ""));
    isRefused(Code.SAME_PERSON, () -> desk.rollBack(Optional.empty(), ANN, ""));

    assertThat(desk.approve(A, BOB, "").fourEyes()).isFalse();
    assertThat(active(desk.activate(C, ANN, ""))).isEqualTo(C);
  }

  @Test
  void whoChangesAGuardedFileNeedsSomebodyElseAndWhoChangesAnotherDoesNot() {
    saveWithBudget(A, "1000");
    assertThat(active(saveWithBudget(B, "1000"))).isEqualTo(B);

    Release proposed = saveWithBudget(C, "9000");

    assertThat(active(proposed)).isEqualTo(B);
    assertThat(candidate(proposed)).isEqualTo(C);
    assertThat(proposed.guarded()).containsExactly("budget.yaml");
    assertThatThrownBy(() -> desk.activate(C, ANN, ""))
        .isInstanceOf(ReleaseRefused.class)
        .hasMessageContaining("budget.yaml");
    assertThat(active(desk.approve(C, BOB, ""))).isEqualTo(C);
    // what was at work under the same guard has been seen
    assertThat(active(desk.activate(B, ANN, ""))).isEqualTo(B);
  }

  @Test
  void whoTakesAwayTheGuardNeedsSomebodyElse() {
    save(desk, A);
    assertThat(active(saveWithBudget(B, "1000"))).isEqualTo(B);

    assertThat(candidate(save(desk, C))).isEqualTo(C);
    isRefused(Code.SAME_PERSON, () -> desk.activate(C, ANN, ""));
    isRefused(Code.SAME_PERSON, () -> desk.rollBack(Optional.empty(), ANN, ""));
    assertThat(active(desk.approve(C, BOB, ""))).isEqualTo(C);
  }

  @Test
  void whatGatesHoldWaitsUntilSomebodySaysWhyItShallDecide() {
    save(desk, A);

    Release proposed = desk.propose("here", proposal(B).held("most-stays: 60"), new byte[10]);

    assertThat(active(proposed)).isEqualTo(A);
    assertThat(candidate(proposed)).isEqualTo(B);
    assertThat(proposed.kept(B).orElseThrow().gates()).containsExactly("most-stays: 60");
    assertThatThrownBy(() -> desk.approve(B, BOB, " ")).hasMessageContaining("most-stays: 60");
    isRefused(Code.REASON_REQUIRED, () -> desk.activate(B, BOB, ""));
    Release activated = desk.approve(B, BOB, "meant so");
    assertThat(active(activated)).isEqualTo(B);
    assertThat(activated.kept(B).orElseThrow().gates()).isEmpty();
    assertThat(activated.trail().get(activated.trail().size() - 1).note()).isEqualTo("meant so");
  }

  @Test
  void rollingBackGoesFurtherBackEachTimeAndHoldsTheDirectoryOff() {
    save(desk, A);
    save(desk, B);
    save(desk, C);

    assertThat(active(desk.rollBack(Optional.empty(), BOB, "wrong discount"))).isEqualTo(B);
    assertThat(desk.release().pin()).isPresent();
    assertThat(active(desk.rollBack(Optional.empty(), BOB, ""))).isEqualTo(A);
    isRefused(Code.NOTHING_TO_ROLL_BACK_TO, () -> desk.rollBack(Optional.empty(), BOB, ""));
    assertThat(candidate(save(desk, "dddddd44"))).isEqualTo("dddddd44");
    isRefused(Code.NOTHING_TO_ROLL_BACK_TO, () -> desk.rollBack(Optional.of("dddddd44"), BOB, ""));
    assertThat(active(desk.rollBack(Optional.of(C), BOB, ""))).isEqualTo(C);
  }

  @Test
  void aCanaryKeepsItsCustomersWhileItsShareGrowsAndEndsWhenItDecidesForAll() {
    save(desk, A);
    desk.pin(BOB, "");
    save(desk, B);

    Canary small = desk.startCanary(B, 5, ANN, "").canary().orElseThrow();
    Canary large = desk.startCanary(B, 50, ANN, "").canary().orElseThrow();

    assertThat(large.salt()).isEqualTo(small.salt());
    for (double share : new double[] {0, -1, 100.1, Double.NaN}) {
      isRefused(Code.INVALID_SHARE, () -> desk.startCanary(B, share, ANN, ""));
    }
    assertThat(desk.startCanary(B, 100, ANN, "").canary()).isPresent();
    assertThat(desk.activate(B, ANN, "").canary()).isEmpty();
    assertThat(desk.stopCanary(ANN, "")).isEqualTo(desk.release());
  }

  @Test
  void onlyWhatIsKeptCanBeNamed() {
    save(desk, A);
    save(desk, "aaaaaa99");

    assertThat(desk.versionThatBegins("aaaaaa1")).isEqualTo(A);
    isRefused(Code.UNKNOWN_VERSION, () -> desk.versionThatBegins("ffffff"));
    isRefused(Code.UNKNOWN_VERSION, () -> desk.versionThatBegins("aaaaa"));
    isRefused(Code.UNKNOWN_VERSION, () -> desk.versionThatBegins(null));
    isRefused(Code.AMBIGUOUS_VERSION, () -> desk.versionThatBegins("aaaaaa"));
    isRefused(Code.UNKNOWN_VERSION, () -> desk.activate("ffffffff", ANN, ""));
    isRefused(Code.UNKNOWN_VERSION, () -> desk.startShadow("ffffffff", ANN, ""));
  }

  @Test
  void whoeverHasNoNameChangesNothing() {
    for (String name : new String[] {null, " ", "a\nb", "x".repeat(101)}) {
      isRefused(Code.NAME_REQUIRED, () -> new Person(name));
    }
    assertThat(new Person("x".repeat(100)).name()).hasSize(100);
  }

  @Test
  void theOldestVersionsGoWhenThereAreMoreThanMayBeKeptButNoneInUse() {
    ReleaseDesk small = desk(new ReleasePolicy(3, 1_000_000, 100));
    save(small, A);
    small.startShadow(save(small, B).before().get(0), ANN, "");

    IntStream.range(0, 5).forEach(i -> save(small, "9999990" + i));

    assertThat(small.release().kept())
        .extracting(KeptVersion::version)
        .containsExactly(A, "99999903", "99999904");
    assertThat(store.content(B)).isEmpty();
    assertThat(store.content(A)).isPresent();
    assertThat(small.release().before()).containsExactly(A, "99999903");
  }

  @Test
  void theOldestVersionsGoWhenTheirContentIsMoreThanMayBeKept() {
    ReleaseDesk small = desk(new ReleasePolicy(100, 25, 100));

    List.of(A, B, C).forEach(version -> save(small, version));

    assertThat(small.release().kept()).extracting(KeptVersion::version).containsExactly(B, C);
  }

  @Test
  void theTrailIsAsLongAsItMayBe() {
    ReleaseDesk small = desk(new ReleasePolicy(100, 1_000, 2));

    List.of(A, B, C).forEach(version -> save(small, version));

    assertThat(small.release().trail()).extracting(Act::version).containsExactly(B, C);
  }

  @Test
  void changesAtTheSameTimeAllCount() {
    save(desk, A);
    IntStream.range(0, 6).parallel().forEach(i -> save(desk, "9999990" + i));

    assertThat(desk.release().kept()).hasSize(7);
    assertThat(desk.release().trail()).hasSize(7);
  }
}
