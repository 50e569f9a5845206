package io.holdfast.access.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.access.AccessStore;
import io.holdfast.access.AccessStoreContract;
import io.holdfast.access.AccessStoreUnavailable;
import io.holdfast.server.embedded.RedisExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisAccessStoreIT extends AccessStoreContract {
  @RegisterExtension static final RedisExtension REDIS = new RedisExtension();

  @Override
  protected AccessStore store() {
    return new RedisAccessStore(REDIS.client());
  }

  @Test
  void whatWasKeptSurvivesTheServersEnd() {
    store().begin(List.of(ACCOUNT), TOKEN);

    REDIS.kill();
    assertThatThrownBy(() -> store().token("crm")).isInstanceOf(AccessStoreUnavailable.class);
    assertThatThrownBy(() -> store().accounts()).isInstanceOf(AccessStoreUnavailable.class);
    REDIS.restart();

    assertThat(store().account("m.lin")).hasValue(ACCOUNT);
    assertThat(store().token("crm")).hasValue(TOKEN);
  }

  @Test
  void whatIsDamagedIsNotTakenForNothing() {
    REDIS.client().hset("holdfast:a:{access}:accounts", "m.lin", "{\"id\": ");

    assertThatThrownBy(() -> store().account("m.lin"))
        .isInstanceOf(AccessStoreUnavailable.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void anAccountKeptBeforeThereWereIdentityProvidersLogsInByPassword() {
    store().add(ACCOUNT, 1);
    String kept = REDIS.client().hget("holdfast:a:{access}:accounts", "m.lin");
    REDIS
        .client()
        .hset("holdfast:a:{access}:accounts", "m.lin", kept.replaceAll(",\"subject\":[^}]*", ""));

    assertThat(store().account("m.lin").orElseThrow().subject()).isEmpty();
  }

  @Test
  void keysAreNamedAsDocumented() {
    store().begin(List.of(ACCOUNT), TOKEN);
    store().used("crm", NOW);

    assertThat(REDIS.client().keys("*"))
        .containsExactlyInAnyOrder(
            "holdfast:a:{access}:accounts",
            "holdfast:a:{access}:tokens",
            "holdfast:a:{access}:used");
  }
}
