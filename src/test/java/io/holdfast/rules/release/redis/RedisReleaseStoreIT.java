package io.holdfast.rules.release.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.rules.release.Release;
import io.holdfast.rules.release.ReleaseStore;
import io.holdfast.rules.release.ReleaseStoreContract;
import io.holdfast.rules.release.ReleaseStoreUnavailable;
import io.holdfast.server.embedded.RedisExtension;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisReleaseStoreIT extends ReleaseStoreContract {
  @RegisterExtension static final RedisExtension REDIS = new RedisExtension();

  @Override
  protected ReleaseStore store() {
    return new RedisReleaseStore(REDIS.client());
  }

  @Test
  void whatWasCommittedSurvivesTheServersEnd() {
    store().commit(full(1), Map.of("a1", bytes("one")), Set.of());

    REDIS.kill();
    assertThatThrownBy(() -> store().revision()).isInstanceOf(ReleaseStoreUnavailable.class);
    assertThatThrownBy(() -> store().load()).isInstanceOf(ReleaseStoreUnavailable.class);
    assertThatThrownBy(() -> store().commit(full(2), Map.of(), Set.of()))
        .isInstanceOf(ReleaseStoreUnavailable.class);
    assertThatThrownBy(() -> store().content("a1")).isInstanceOf(ReleaseStoreUnavailable.class);
    REDIS.restart();

    assertThat(store().load()).isEqualTo(full(1));
    assertThat(store().content("a1")).hasValue(bytes("one"));
  }

  @Test
  void aDamagedReleaseIsNotTakenForAnEmptyOne() {
    REDIS
        .client()
        .hset("holdfast:r:{rules}", Map.of("revision", "7", "release", "{\"active\": tru"));

    assertThatThrownBy(() -> store().load())
        .isInstanceOf(ReleaseStoreUnavailable.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void aReleaseFromBeforeThereWasMoreToItIsRead() {
    REDIS
        .client()
        .hset(
            "holdfast:r:{rules}",
            Map.of(
                "revision",
                "7",
                "release",
                """
            {"revision": 7, "before": [], "directories": {}, "trail": [],
             "kept": [{"version": "a1", "name": "telco", "author": "Ann",
                       "at": "2026-11-22T18:00:00Z", "bytes": 3, "approved": true}]}
            """));

    Release release = store().load();

    assertThat(release.announced()).isEmpty();
    assertThat(release.kept("a1").orElseThrow().fourEyes()).isFalse();
  }

  @Test
  void keysAreNamedAsDocumented() {
    store().commit(full(1), Map.of("a1", bytes("one")), Set.of());

    assertThat(REDIS.client().keys("*"))
        .containsExactlyInAnyOrder("holdfast:r:{rules}", "holdfast:r:{rules}:a1");
  }
}
