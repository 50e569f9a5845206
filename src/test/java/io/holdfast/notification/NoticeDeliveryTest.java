package io.holdfast.notification;

import static io.holdfast.task.Actions.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.notification.NoticeEvents.Fate;
import io.holdfast.task.Actions;
import io.holdfast.task.TaskCommand.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoticeDeliveryTest {
  private static final NotificationLimits LIMITS =
      new NotificationLimits(
          10,
          Duration.ofMinutes(1),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2));

  private final Office office = new Office();
  private final List<Fate> fates = new ArrayList<>();
  private final List<Message> sent = new ArrayList<>();
  private boolean reachable = true;
  private Instant now = NOW;
  private final NoticeDelivery delivery =
      new NoticeDelivery(
          office.notifications,
          office.tasks,
          office.accounts,
          Map.of(Medium.MAIL, this::send),
          "https://holdfast.example.org",
          LIMITS,
          (medium, fate) -> fates.add(fate),
          () -> now);
  private String task;

  private void send(Message message) {
    if (!reachable) {
      throw new NotSent("away");
    }
    sent.add(message);
  }

  @BeforeEach
  void oneWaits() {
    office.wishes.change("lin", "lin@example.org", "", true, true, "en");
    NoticeIntake intake =
        new NoticeIntake(
            office.notifications, office.accounts, LIMITS, (medium, fate) -> {}, () -> now);
    task = office.opened(Actions.of("c-1").task()).taskId();
    intake.take(List.of(office.tasks.find(task).orElseThrow().lastChange()));
  }

  @Test
  void aNoticeIsSentOnceWithTheTaskAsItIsAndWhereItsPageIs() {
    assertThat(delivery.work()).isTrue();
    assertThat(delivery.work()).isFalse();

    assertThat(fates).containsExactly(Fate.SENT);
    assertThat(sent)
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.task().id()).isEqualTo(task);
              assertThat(message.to().mail()).hasValue("lin@example.org");
              assertThat(message.address()).isEqualTo("https://holdfast.example.org/tasks/" + task);
            });
  }

  @Test
  void whatWasNotSentIsSentAgainLaterAndLaterAndThenGivenUp() {
    reachable = false;
    List<Integer> tried = new ArrayList<>();
    for (int second = 0; second < 180; second++) {
      now = NOW.plusSeconds(second);
      if (delivery.work()) {
        tried.add(second);
      }
    }

    assertThat(tried).containsExactly(0, 10, 30, 60, 90, 120);
    assertThat(fates.get(fates.size() - 1)).isEqualTo(Fate.GIVEN_UP);
  }

  @Test
  void whatGetsThroughAfterAllIsSent() {
    reachable = false;
    delivery.work();
    reachable = true;
    now = NOW.plusSeconds(10);

    delivery.work();

    assertThat(fates).containsExactly(Fate.FAILED, Fate.SENT);
  }

  @Test
  void ofATaskThatAColleagueTookMeanwhileNothingIsSaid() {
    office.did("brandt", task, new Claim());

    delivery.work();

    assertThat(fates).containsExactly(Fate.DROPPED);
  }

  @Test
  void whoNoLongerWantsItIsNotTold() {
    office.wishes.change("lin", "", "", true, true, "en");

    delivery.work();

    assertThat(fates).containsExactly(Fate.DROPPED);
  }

  @Test
  void whoseAccountWasEndedIsNotTold() {
    office.accounts.disable("lin", true);

    delivery.work();

    assertThat(fates).containsExactly(Fate.DROPPED);
  }
}
