package io.holdfast.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.access.AccessStore.Added;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of accounts and tokens must do. Each test starts with an empty one. */
public abstract class AccessStoreContract {
  protected static final Instant NOW = Instant.parse("2026-11-23T05:00:00.123Z");
  protected static final Token TOKEN =
      new Token(
          "crm",
          "00ff",
          Set.of(Permission.SIGNALS, Permission.DECIDE),
          NOW,
          "admin",
          Optional.of(NOW.plus(Duration.ofDays(1))));
  protected static final Account ACCOUNT =
      new Account(
          "m.lin",
          1,
          "林",
          Set.of(Role.MANAGER),
          Set.of(Permission.RULES),
          Set.of("key-account-desk"),
          "{bcrypt}…",
          false,
          NOW,
          Optional.of("https://id.example.org 7"));

  protected abstract AccessStore store();

  @Test
  void atFirstThereIsNobody() {
    assertThat(store().accounts()).isEmpty();
    assertThat(store().tokens()).isEmpty();
    assertThat(store().account("m.lin")).isEmpty();
    assertThat(store().token("crm")).isEmpty();
  }

  @Test
  void ofManyWhoBeginOneDoes() {
    AtomicInteger begun = new AtomicInteger();

    IntStream.range(0, 8)
        .parallel()
        .forEach(i -> begun.addAndGet(store().begin(List.of(ACCOUNT), TOKEN) ? 1 : 0));

    assertThat(begun).hasValue(1);
    assertThat(store().accounts()).containsExactly(ACCOUNT);
    assertThat(store().tokens()).containsExactly(TOKEN);
  }

  @Test
  void whatIsAddedIsFoundAsItWasAndItsNameIsTaken() {
    assertThat(store().add(ACCOUNT, 1)).isEqualTo(Added.DONE);
    assertThat(store().add(TOKEN, 1)).isEqualTo(Added.DONE);

    assertThat(store().account("m.lin")).hasValue(ACCOUNT);
    assertThat(store().token("crm")).hasValue(TOKEN);
    assertThat(store().add(ACCOUNT, 9)).isEqualTo(Added.TAKEN);
    assertThat(store().add(TOKEN, 9)).isEqualTo(Added.TAKEN);
  }

  @Test
  void moreThanMayBeAreNotAdded() {
    store().add(ACCOUNT, 1);
    store().add(TOKEN, 1);
    Account another =
        new Account("b", 1, "b", Set.of(), Set.of(), Set.of(), "", false, NOW, Optional.empty());
    Token other = new Token("b", "00", Set.of(), NOW, "admin", Optional.empty());

    assertThat(store().add(another, 1)).isEqualTo(Added.FULL);
    assertThat(store().add(other, 1)).isEqualTo(Added.FULL);
    assertThat(store().add(another, 2)).isEqualTo(Added.DONE);
    assertThat(store().add(other, 2)).isEqualTo(Added.DONE);
    assertThat(store().accounts()).containsExactly(another, ACCOUNT);
    assertThat(store().tokens()).containsExactly(other, TOKEN);
  }

  @Test
  void anAccountChangedMeanwhileIsNotReplaced() {
    store().add(ACCOUNT, 1);
    Account disabled = ACCOUNT.disabled(true, NOW);

    assertThat(store().replace(disabled)).isTrue();
    assertThat(store().replace(ACCOUNT.withPassword("x", NOW))).isFalse();

    assertThat(store().account("m.lin")).hasValue(disabled);
  }

  @Test
  void whatSomebodyCanBeGivenIsKeptBesideTheirAccount() {
    WorkProfile work =
        new WorkProfile(
            Set.of("zh-CN", "billing"),
            Optional.of(12),
            Optional.of(new Absence(NOW, NOW.plus(Duration.ofDays(3)), Optional.of("b"))));
    assertThat(store().workProfiles()).isEmpty();

    store().keep("m.lin", WorkProfile.USUAL);
    store().keep("m.lin", work);

    assertThat(store().workProfiles()).isEqualTo(Map.of("m.lin", work));
  }

  @Test
  void aTokenRemovedIsGoneWithItsLastUse() {
    store().add(TOKEN, 1);
    store().used("crm", NOW);
    assertThat(store().lastUse()).isEqualTo(Map.of("crm", NOW));

    assertThat(store().remove("crm")).isTrue();
    assertThat(store().remove("crm")).isFalse();

    assertThat(store().token("crm")).isEmpty();
    assertThat(store().lastUse()).isEmpty();
  }
}
