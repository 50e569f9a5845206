package io.holdfast.rules.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rules.release.Release.Act;
import io.holdfast.rules.release.Release.Canary;
import io.holdfast.rules.release.Release.KeptVersion;
import io.holdfast.rules.release.Release.Pin;
import io.holdfast.rules.release.Release.Use;
import io.holdfast.rules.release.Release.What;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every release store must do. Each test starts with an empty one. */
public abstract class ReleaseStoreContract {
  protected static final Instant NOW = Instant.parse("2026-11-22T18:00:00.123456Z");

  protected abstract ReleaseStore store();

  @Test
  void atFirstNothingIsReleased() {
    assertThat(store().revision()).isZero();
    assertThat(store().load()).isEqualTo(Release.NONE);
    assertThat(store().content("a1")).isEmpty();
  }

  @Test
  void aReleaseIsLoadedAsItWasCommitted() {
    Release full = full(1);

    assertThat(store().commit(full, Map.of("a1", bytes("one")), Set.of())).isTrue();

    assertThat(store().revision()).isEqualTo(1);
    assertThat(store().load()).isEqualTo(full);
    assertThat(store().content("a1")).hasValue(bytes("one"));
  }

  @Test
  void aReleaseMadeFromAnOldOneIsNotCommitted() {
    store().commit(full(1), Map.of("a1", bytes("one")), Set.of());
    store().commit(full(2), Map.of(), Set.of());

    assertThat(store().commit(full(2), Map.of("b2", bytes("two")), Set.of("a1"))).isFalse();
    assertThat(store().commit(full(4), Map.of(), Set.of())).isFalse();

    assertThat(store().revision()).isEqualTo(2);
    assertThat(store().content("a1")).isPresent();
    assertThat(store().content("b2")).isEmpty();
  }

  @Test
  void whatIsDroppedIsForgottenWithTheCommit() {
    store().commit(full(1), Map.of("a1", bytes("one"), "b2", bytes("two")), Set.of());

    store().commit(full(2), Map.of("c3", new byte[] {0, -1, 13}), Set.of("a1"));

    assertThat(store().content("a1")).isEmpty();
    assertThat(store().content("b2")).hasValue(bytes("two"));
    assertThat(store().content("c3")).hasValue(new byte[] {0, -1, 13});
  }

  @Test
  void ofManyWhoCommitAtTheSameTimeOneSucceeds() {
    AtomicInteger done = new AtomicInteger();

    IntStream.range(0, 8)
        .parallel()
        .forEach(i -> done.addAndGet(store().commit(full(1), Map.of(), Set.of()) ? 1 : 0));

    assertThat(done).hasValue(1);
  }

  protected static Release full(long revision) {
    return new Release(
        revision,
        Optional.of(new Use("a1", "Ann", NOW)),
        List.of("b2", "c3"),
        Optional.of(new Pin("Bob", NOW)),
        Optional.of(new Use("b2", "李雷", NOW)),
        Optional.of(new Canary("c3", 12.5, "salt", "Ann", NOW)),
        Optional.of(new Use("d4", "Ann", NOW)),
        Optional.of("e5"),
        Map.of("instance-1", "a1"),
        List.of(
            new KeptVersion(
                "a1", "telco", "Ann", NOW, 3, true, true, Map.of("a", "1"), "most-stays: 60")),
        List.of(new Act(NOW, "Ann", What.ACTIVATED, "a1", "first")));
  }

  protected static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
