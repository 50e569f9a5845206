package io.holdfast.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.task.TaskChanged.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of notifications must do. Each test starts with an empty one. */
public abstract class NotificationStoreContract {
  protected static final Instant NOW = Instant.parse("2026-11-23T08:00:00.123Z");
  protected static final Preferences PREFERENCES =
      new Preferences(
          "m.lin",
          Optional.of("lin@example.org"),
          Optional.of("https://hooks.example.org/lin"),
          Optional.of("c2VjcmV0"),
          true,
          "zh-CN",
          Optional.of(false),
          Optional.of("00ff"));

  private static final int ROOM = 10;

  protected abstract NotificationStore store();

  protected static Notice notice(String id) {
    return new Notice(id, "m.lin", Medium.MAIL, "00ff-0", Kind.OPENED, NOW, 0);
  }

  @Test
  void whatPeopleWantIsKeptInPlaceOfWhatTheyWanted() {
    assertThat(store().preferences("m.lin")).isEmpty();

    store().put(Preferences.none("m.lin"));
    store().put(PREFERENCES);
    store().put(Preferences.none("m.brandt"));

    assertThat(store().preferences("m.lin")).hasValue(PREFERENCES);
    assertThat(store().preferences())
        .containsExactlyInAnyOrder(PREFERENCES, Preferences.none("m.brandt"));
  }

  @Test
  void aNoticeIsTakenByOneAndByAnotherWhenItsTimeIsOver() {
    store().add(List.of(notice("a")), NOW, ROOM);
    assertThat(store().take(NOW.minusMillis(1), NOW)).isEmpty();

    Instant until = NOW.plusSeconds(60);
    assertThat(store().take(NOW, until)).hasValue(notice("a"));
    assertThat(store().take(NOW, until)).isEmpty();
    assertThat(store().take(until, until.plusSeconds(60))).hasValue(notice("a"));
  }

  @Test
  void whatIsDoneWaitsNoMore() {
    store().add(List.of(notice("a")), NOW, ROOM);

    store().done(notice("a"));
    store().again(notice("a"), NOW);

    assertThat(store().take(NOW, NOW)).isEmpty();
  }

  @Test
  void whatFailedComesAgainAtItsTimeAndTheOldestFirst() {
    store().add(List.of(notice("a")), NOW, ROOM);
    store().take(NOW, NOW.plusSeconds(60));
    store().again(notice("a").failed(), NOW.plusSeconds(10));
    store().add(List.of(notice("b")), NOW.plusSeconds(5), ROOM);

    Instant then = NOW.plusSeconds(10);
    Instant until = then.plusSeconds(60);
    assertThat(store().take(then, until)).hasValue(notice("b"));
    assertThat(store().take(then, until)).hasValue(notice("a").failed());
    assertThat(store().take(then, until)).isEmpty();
  }

  @Test
  void whatWaitsIsNotAddedAgainAndThereIsRoomForSoManyOnly() {
    assertThat(store().add(List.of(notice("a"), notice("b")), NOW, 2)).isEmpty();

    assertThat(store().add(List.of(notice("a"), notice("c")), NOW, 2)).containsExactly(notice("c"));
  }
}
