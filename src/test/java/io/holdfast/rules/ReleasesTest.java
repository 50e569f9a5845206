package io.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionMaker;
import io.holdfast.decision.RecordedDecisions;
import io.holdfast.decision.RuleEvaluator;
import io.holdfast.decision.Share;
import io.holdfast.rules.cases.CasePolicy;
import io.holdfast.rules.files.Finding;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.rules.release.Archive;
import io.holdfast.rules.release.InMemoryReleaseStore;
import io.holdfast.rules.release.Person;
import io.holdfast.rules.release.Release;
import io.holdfast.rules.release.Release.Act;
import io.holdfast.rules.release.Release.Use;
import io.holdfast.rules.release.Release.What;
import io.holdfast.rules.release.ReleasePolicy;
import io.holdfast.rules.release.ReleaseRefused;
import io.holdfast.rules.release.ReleaseRefused.Code;
import io.holdfast.rules.release.ReleaseStore;
import io.holdfast.rules.release.ReleaseStoreUnavailable;
import io.holdfast.vocabulary.Facts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instances with a directory each, and what they agree on. */
class ReleasesTest {
  private static final String RULES = "assessment/usage.dslr";
  private static final Facts CANCEL = Cases.signal("cancel-intent", Map.of());
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Person BOB = new Person("Bob");

  private final FragileStore store = new FragileStore();
  private final List<RuleSets> instances = new ArrayList<>();
  private Path home;

  @BeforeEach
  void home(@TempDir Path directory) {
    home = directory;
  }

  @AfterEach
  void close() {
    instances.forEach(RuleSets::close);
  }

  private RuleDirectory directory(String name) {
    return RuleDirectory.in(home.resolve(name));
  }

  private RuleSets start(String instance, RuleDirectory directory) {
    return start(instance, directory, CasePolicy.OPTIONAL);
  }

  private RuleSets start(String instance, RuleDirectory directory, CasePolicy cases) {
    return start(instance, directory, cases, limit -> List.of());
  }

  private RuleSets start(
      String instance, RuleDirectory directory, CasePolicy cases, RecordedDecisions recorded) {
    return start(instance, directory, cases, recorded, Gatekeeper.OPEN);
  }

  private RuleSets start(
      String instance,
      RuleDirectory directory,
      CasePolicy cases,
      RecordedDecisions recorded,
      Gatekeeper gatekeeper) {
    RuleSets ruleSets =
        RuleSets.open(
            new RuleSetSource(
                directory.path(),
                RuleLimits.DEFAULT,
                LOOK_EVERY,
                instance,
                Optional.of("Ann"),
                8,
                cases),
            store,
            ReleasePolicy.DEFAULT,
            recorded,
            gatekeeper,
            () -> Cases.NOW);
    instances.add(ruleSets);
    return ruleSets;
  }

  private static RuleDirectory points(RuleDirectory directory, int points) {
    return directory.write(
        RULES, directory.read(RULES).replaceAll("Add \\d+ (.*CANCEL)", "Add " + points + " $1"));
  }

  private static int score(RuleEvaluator rules) {
    return rules
        .assess(List.of(CANCEL))
        .get(0)
        .fold(assessed -> assessed.risk().score(), failure -> -1);
  }

  private static int score(RuleSets ruleSets) {
    return score(ruleSets.active().evaluator());
  }

  private static void becomes(Callable<Boolean> condition) {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(condition);
  }

  private static void isRefused(Code code, Runnable change) {
    assertThatThrownBy(change::run)
        .isInstanceOfSatisfying(
            ReleaseRefused.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  @Test
  void everyInstanceFollowsAnEditMadeAtOne() {
    RuleDirectory first = directory("one");
    RuleSets one = start("one", first);
    RuleSets two = start("two", directory("two"));

    points(first, 70);

    becomes(() -> score(one) == 70 && score(two) == 70);
    assertThat(two.active().version()).isEqualTo(one.active().version());
    assertThat(two.releaseStatus().directoryIsAside()).isTrue();
    assertThat(one.releaseStatus().directoryIsAside()).isFalse();
    assertThat(one.releaseStatus().release().active().orElseThrow().by()).isEqualTo("Ann");
  }

  @Test
  void aVersionFromBeforeCasesWereRequiredIsStillGoneBackTo() {
    RuleDirectory rules = directory("one");
    String before;
    try (RuleSets then = start("one", rules)) {
      before = then.active().version();
      points(rules, 70);
      becomes(() -> score(then) == 70);
    }
    String now = instances.get(0).active().version();

    RuleSets today = start("one", rules, CasePolicy.REQUIRED);
    today.releases().activate(before, BOB, "as it was");

    becomes(() -> score(today) != 70);
    assertThat(today.active().version()).isEqualTo(before).isNotEqualTo(now);
    points(rules, 71);
    becomes(() -> today.status().rejected().isPresent());
    assertThat(today.status().rejected().orElseThrow().findings())
        .extracting(Finding::code)
        .contains(Finding.Code.MISSING_CASES);
  }

  @Test
  void anInstanceThatStartsWithAnOldDirectoryChangesNothing() {
    RuleDirectory first = directory("one");
    RuleSets one = start("one", first);
    points(first, 70);
    becomes(() -> score(one) == 70);

    RuleSets two = start("two", directory("two"));

    assertThat(score(two)).isEqualTo(70);
    assertThat(two.releaseStatus().directoryIsAside()).isTrue();
    assertThat(one.releases().release().trail()).hasSize(2);
  }

  @Test
  void anInstanceThatStartsWithANewDirectoryBringsIt() {
    RuleSets one = start("one", directory("one"));

    RuleSets two = start("two", points(directory("two"), 65));

    assertThat(score(two)).isEqualTo(65);
    becomes(() -> score(one) == 65);
  }

  @Test
  void whatWasEditedWhileAnInstanceWasDownCountsEvenWhenItIsAnOldVersion() {
    RuleDirectory first = directory("one");
    RuleSets before = start("one", first);
    points(first, 70);
    becomes(() -> score(before) == 70);
    before.close();
    points(first, 90);

    assertThat(score(start("one", first))).isEqualTo(90);
  }

  @Test
  void aBrokenDirectoryAtAStartLeavesTheLastGoodVersionAtWork() {
    RuleDirectory first = directory("one");
    start("one", first).close();
    first.edit(RULES, "Add 90 risk", "Ad 90 risk");

    RuleSets again = start("one", first);

    assertThat(score(again)).isEqualTo(90);
    assertThat(again.status().rejected().orElseThrow().author()).isEqualTo("Ann");
    assertThat(again.releases().release().trail())
        .extracting(Act::what)
        .containsExactly(What.ACTIVATED, What.REJECTED);
    // and a start more is no edit more
    again.close();
    RuleSets oncemore = start("one", first);
    assertThat(oncemore.status().rejected()).isPresent();
    assertThat(oncemore.releases().release().trail()).hasSize(2);
  }

  @Test
  void anEditTakenBackIsTakenBackEverywhere() {
    RuleDirectory first = directory("one");
    RuleSets one = start("one", first);
    RuleSets two = start("two", directory("two"));
    points(first, 70);
    becomes(() -> score(two) == 70);

    points(first, 90);

    becomes(() -> score(one) == 90 && score(two) == 90);
  }

  @Test
  void rollingBackActsAtOnceHereAndSoonEverywhereAndHoldsTheNextSaveOff() {
    RuleDirectory first = directory("one");
    RuleSets one = start("one", first);
    RuleSets two = start("two", directory("two"));
    points(first, 70);
    becomes(() -> score(two) == 70);

    Release release = two.releases().rollBack(Optional.empty(), BOB, "too low");

    assertThat(score(two)).isEqualTo(90);
    becomes(() -> score(one) == 90);
    assertThat(release.trail().stream().map(Act::what)).endsWith(What.ROLLED_BACK, What.PINNED);
    points(first, 60);
    becomes(() -> one.releaseStatus().release().candidate().isPresent());
    assertThat(score(one)).isEqualTo(90);
    String candidate = one.releaseStatus().release().candidate().map(Use::version).orElseThrow();
    one.releases().activate(candidate.substring(0, 8), BOB, "");
    assertThat(score(one)).isEqualTo(60);
  }

  @Test
  void whatMayBeNeededIsReadyEverywhereBeforeItIs() {
    RuleDirectory first = directory("one");
    RuleSets one = start("one", first);
    String before = one.active().version();
    points(first, 70);
    becomes(() -> score(one) == 70);
    RuleSets two = start("two", directory("two"));
    becomes(() -> store.given.contains(before));
    one.releases().pin(Optional.empty(), BOB, "");
    points(first, 60);
    becomes(() -> one.releaseStatus().release().candidate().isPresent());
    String candidate = one.releaseStatus().release().candidate().map(Use::version).orElseThrow();
    becomes(() -> store.given.contains(candidate));

    store.damage = true; // nothing can be built from it any more
    one.releases().approve(candidate, BOB, "");
    becomes(() -> score(two) == 60);
    one.releases().rollBack(Optional.empty(), BOB, "");
    becomes(() -> score(two) == 70);
    assertThat(two.releaseStatus().trouble()).isEmpty();
  }

  @Test
  void anInstanceBuildsWhatAnotherIsBuilding() {
    RuleDirectory first = directory("one");
    AtomicBoolean edited = new AtomicBoolean();
    Set<String> sought = ConcurrentHashMap.newKeySet();
    // the last step of a build: it ends only when the other instance has asked for the same
    RecordedDecisions atTheEnd =
        limit -> {
          if (edited.get()) {
            String version = RuleFiles.read(first.path(), RuleLimits.DEFAULT).version();
            becomes(() -> store.given.contains(version));
            sought.add(version);
          }
          return List.of();
        };
    RuleSets one = start("one", first, CasePolicy.OPTIONAL, atTheEnd);
    RuleSets two = start("two", directory("two"));

    edited.set(true);
    points(first, 70);

    becomes(() -> score(one) == 70 && score(two) == 70);
    assertThat(sought).containsExactly(one.active().version());
  }

  @Test
  void whatIsRejectedIsNotKept() {
    RuleDirectory first = directory("one");
    RuleSets one = start("one", first);

    first.edit(RULES, "Add 90 risk", "Ad 90 risk");

    String broken = RuleFiles.read(first.path(), RuleLimits.DEFAULT).version();
    becomes(() -> one.status().rejected().isPresent());
    becomes(() -> store.content(broken).isEmpty());
    assertThat(score(one)).isEqualTo(90);
  }

  @Test
  void underFourEyesAnEditWaitsForSomebodyElse() {
    RuleDirectory first = directory("one").edit("ruleset.yaml", "name: ", "fourEyes: true\nname: ");
    RuleSets one = start("one", first);
    points(first, 70);
    becomes(() -> one.releaseStatus().release().candidate().isPresent());
    String candidate = one.releaseStatus().release().candidate().map(Use::version).orElseThrow();

    assertThat(score(one)).isEqualTo(90);
    isRefused(Code.SAME_PERSON, () -> one.releases().approve(candidate, new Person("ann"), ""));
    one.releases().approve(candidate, BOB, "");

    assertThat(score(one)).isEqualTo(70);
  }

  @Test
  void anEditThatDoesNotKeepToTheGatesLeavesTheLastGoodVersionAtWorkUntilSomebodySaysWhy() {
    RuleDirectory first = directory("one");
    RuleSets one =
        start(
            "one",
            first,
            CasePolicy.OPTIONAL,
            limit -> List.of(),
            (before, after) ->
                List.of(
                    "points: from %d to %d"
                        .formatted(
                            score(before.rules().evaluator()), score(after.rules().evaluator()))));
    points(first, 70);
    becomes(() -> one.releaseStatus().release().candidate().isPresent());
    String candidate = one.releaseStatus().release().candidate().map(Use::version).orElseThrow();

    assertThat(score(one)).isEqualTo(90);
    isRefused(Code.REASON_REQUIRED, () -> one.releases().approve(candidate, BOB, ""));
    one.releases().approve(candidate, BOB, "from 90 to 70 is right");

    assertThat(score(one)).isEqualTo(70);
  }

  @Test
  void gatesThatCannotBeJudgedHoldAnEdit() {
    RuleDirectory first = directory("one");
    RuleSets one =
        start(
            "one",
            first,
            CasePolicy.OPTIONAL,
            limit -> List.of(),
            (before, after) -> {
              throw new IllegalStateException("out of order");
            });
    points(first, 70);
    becomes(() -> one.releaseStatus().release().candidate().isPresent());

    String candidate = one.releaseStatus().release().candidate().map(Use::version).orElseThrow();
    assertThat(one.releaseStatus().release().kept(candidate).orElseThrow().gates())
        .containsExactly("The gates cannot be judged: out of order");
    assertThat(score(one)).isEqualTo(90);
  }

  @Test
  void everyKeptVersionIsBuiltAgainAnywhereFromItsHash() {
    RuleDirectory first = directory("one");
    RuleSets one = start("one", first);
    String version = one.active().version();
    for (int points : new int[] {70, 60, 50, 40, 30}) {
      points(first, points);
      becomes(() -> score(one) == points);
    }

    RuleSets two = start("two", directory("two"));

    assertThat(score(two.version(version).orElseThrow().evaluator())).isEqualTo(90);
    assertThat(score(one.version(version).orElseThrow().evaluator())).isEqualTo(90);
    assertThat(two.of(version).settings().currency()).isEqualTo("EUR");
    assertThat(two.version("f".repeat(64))).isEmpty();
  }

  @Test
  void contentThatIsNotWhatItsHashSaysIsRefused() {
    RuleDirectory first = directory("one");
    RuleSets one = start("one", first);
    String version = one.active().version();
    points(first, 70);
    becomes(() -> score(one) == 70);
    points(first, 60);
    becomes(() -> score(one) == 60);
    RuleSets two = start("two", first);
    TreeMap<String, byte[]> forged = new TreeMap<>(Map.of(RULES, bytes("rule \"give all\"")));

    for (byte[] content : List.of(Archive.pack(forged), bytes("no archive"), new byte[0])) {
      store.tampered = Map.of(version, content);
      isRefused(Code.DAMAGED_VERSION, () -> two.releases().activate(version, BOB, ""));
      assertThat(two.version(version)).isEmpty();
    }
    assertThat(score(two)).isEqualTo(60);
  }

  @Test
  void anAnnouncedVersionThatCannotBeUsedLeavesTheLastGoodOneAtWorkAndSaysSo() {
    RuleDirectory first = directory("one");
    RuleSets one = start("one", first);
    RuleSets two = start("two", directory("two"));
    store.damage = true;

    points(first, 70);

    becomes(() -> score(one) == 70);
    becomes(() -> two.releaseStatus().trouble().isPresent());
    assertThat(two.releaseStatus().trouble().orElseThrow()).contains("damaged");
    assertThat(score(two)).isEqualTo(90);
    store.damage = false;
    points(first, 60);
    becomes(() -> score(two) == 60);
    assertThat(two.releaseStatus().trouble()).isEmpty();
  }

  @Test
  void whileTheStoreIsAwayTheLastGoodVersionDecidesAndAnEditWaits() {
    RuleDirectory first = directory("one");
    RuleSets one = start("one", first);
    store.away = true;
    becomes(() -> one.releaseStatus().trouble().isPresent());

    points(first, 70);
    assertThat(score(one)).isEqualTo(90);
    assertThatThrownBy(() -> one.releases().pin(Optional.empty(), BOB, ""))
        .isInstanceOf(ReleaseStoreUnavailable.class);

    store.away = false;
    becomes(() -> score(one) == 70);
    becomes(() -> one.releaseStatus().trouble().isEmpty());
  }

  @Test
  void anInstanceThatStartsWhileTheStoreIsAwayJoinsWhenItIsBack() {
    RuleDirectory first = directory("one");
    RuleSets one = start("one", first);
    points(first, 70);
    becomes(() -> score(one) == 70);
    store.away = true;

    RuleSets two = start("two", directory("two"));

    assertThat(score(two)).isEqualTo(90);
    store.away = false;
    becomes(() -> score(two) == 70);
    assertThat(score(one)).isEqualTo(70);
  }

  @Test
  void aStoreThatLostEverythingIsToldAgain() {
    RuleSets one = start("one", directory("one"));

    store.lose();

    becomes(() -> one.releases().release().active().isPresent());
    assertThat(store.content(one.active().version())).isPresent();
  }

  @Test
  void aCanaryDecidesForItsShareAndNobodyElse() {
    RuleDirectory first = directory("one");
    RuleSets one = start("one", first);
    String live = one.active().version();
    one.releases().pin(Optional.empty(), BOB, "");
    points(first, 70);
    becomes(() -> one.releaseStatus().release().candidate().isPresent());
    String candidate = one.releaseStatus().release().candidate().map(Use::version).orElseThrow();

    one.releases().startCanary(candidate, 20, BOB, "");

    for (int i = 0; i < 1_000; i++) {
      boolean drawn = Share.contains("c" + i, candidate, 20);
      RuleEvaluator deciding = one.inUse().decidingFor("c" + i);
      assertThat(deciding.version()).isEqualTo(drawn ? candidate : live);
    }
    assertThat(score(one.inUse().decidingFor(drawn(candidate)))).isEqualTo(70);
    one.releases().stopCanary(BOB, "");
    assertThat(score(one.inUse().decidingFor(drawn(candidate)))).isEqualTo(90);
  }

  @Test
  void versionsThatWorkSideBySideDoNotLeakIntoEachOther() {
    RuleDirectory first = directory("one");
    RuleSets one = start("one", first);
    one.releases().pin(Optional.empty(), BOB, "");
    first.edit("vocabulary/signals.drl", "dropPct : Double", "dropPct : Integer");
    points(first, 70);
    becomes(() -> one.releaseStatus().release().candidate().isPresent());
    String canary = one.releaseStatus().release().candidate().map(Use::version).orElseThrow();
    one.releases().startCanary(canary, 50, BOB, "");
    points(first, 60);
    becomes(() -> !one.releaseStatus().release().isCandidate(canary));
    String shadow = one.releaseStatus().release().candidate().map(Use::version).orElseThrow();
    one.releases().startShadow(shadow, BOB, "");
    Map<RuleEvaluator, Integer> expected =
        Map.of(
            one.inUse().active(), 90,
            one.inUse().decidingFor(drawn(canary)), 70,
            one.inUse().shadow().orElseThrow(), 60);
    assertThat(expected).hasSize(3);

    List<RuleEvaluator> turns = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      turns.addAll(expected.keySet());
    }
    turns.parallelStream()
        .forEach(
            rules -> {
              assertThat(score(rules)).isEqualTo(expected.get(rules));
              Decision decision =
                  DecisionMaker.decide(List.of(CANCEL), rules).get(0).fold(d -> d, f -> null);
              assertThat(decision.ruleSet()).isEqualTo(rules.version());
            });
  }

  private static String drawn(String salt) {
    int i = 0;
    while (!Share.contains("c" + i, salt, 20)) {
      i++;
    }
    return "c" + i;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A store that can be away, lose everything, and give other content than it was given. */
  private static final class FragileStore implements ReleaseStore {
    private InMemoryReleaseStore store = new InMemoryReleaseStore();
    private volatile boolean away;
    private volatile boolean damage;
    private final Set<String> given = ConcurrentHashMap.newKeySet();
    private volatile Map<String, byte[]> tampered = Map.of();

    private synchronized InMemoryReleaseStore reached() {
      if (away) {
        throw new ReleaseStoreUnavailable("The store is away", null);
      }
      return store;
    }

    synchronized void lose() {
      store = new InMemoryReleaseStore();
    }

    @Override
    public long revision() {
      return reached().revision();
    }

    @Override
    public Release load() {
      return reached().load();
    }

    @Override
    public boolean commit(Release next, Map<String, byte[]> added, Set<String> dropped) {
      return reached().commit(next, added, dropped);
    }

    @Override
    public Optional<byte[]> content(String version) {
      Optional<byte[]> content = reached().content(version);
      content.ifPresent(c -> given.add(version));
      return damage
          ? content.map(c -> bytes("damaged"))
          : Optional.ofNullable(tampered.get(version)).or(() -> content);
    }
  }
}
