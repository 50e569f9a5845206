package io.holdfast.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.notification.PreferencesRefused.Code;
import java.util.Base64;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationsTest {
  private static final String HOOK = Office.WEBHOOKS + "/lin";

  private final Office office = new Office();
  private final Notifications wishes = office.wishes;

  private static void refused(Code code, ThrowingCallable change) {
    assertThatThrownBy(change)
        .isInstanceOfSatisfying(
            PreferencesRefused.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  @Test
  void nobodyIsToldAnythingUnlessTheySay() {
    assertThat(wishes.of("lin").media()).isEmpty();

    wishes.change("lin", " lin@example.org ", HOOK, false, true, "zh-CN");
    assertThat(wishes.of("lin").media()).containsExactly(Medium.MAIL, Medium.WEBHOOK);
    assertThat(wishes.of("lin").mail()).hasValue("lin@example.org");

    wishes.change("lin", "", "", false, true, "zh-CN");
    assertThat(wishes.of("lin").media()).isEmpty();
  }

  @Test
  void aWebhookAtAnotherAddressHasAnotherSecret() {
    String secret = wishes.change("lin", "", HOOK, false, true, "en").secret().orElseThrow();
    assertThat(Base64.getDecoder().decode(secret)).hasSize(32);

    assertThat(wishes.change("lin", "", HOOK, true, true, "en").secret()).hasValue(secret);
    assertThat(wishes.change("lin", "", HOOK + "2", true, true, "en").secret())
        .isPresent()
        .isNotEqualTo(Optional.of(secret));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hooks.example.org/x",
        "https://hooks.example.org.evil.org/x",
        "https://me@hooks.example.org/x",
        "https://hooks.example.org:8443/x",
        "https://169.254.169.254/latest",
        "nonsense",
        "https://hooks.example.org/ x"
      })
  void aWebhookIsWhereItMayBeAndNowhereElse(String address) {
    refused(Code.WEBHOOK_NOT_ALLOWED, () -> wishes.change("lin", "", address, false, true, "en"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lin", "lin@", "a@b,c@d", "a@b c", "a@b\nBcc: c@d"})
  void whatIsNoMailAddressIsRefused(String address) {
    refused(Code.INVALID_MAIL, () -> wishes.change("lin", address, "", false, true, "en"));
    refused(
        Code.INVALID_MAIL,
        () -> wishes.change("lin", "a".repeat(250) + "@b.org", "", false, true, "en"));
  }

  @Test
  void aCalendarIsOpenedByItsNewestAddressUntilThatEnds() {
    String first = wishes.newCalendar("lin");
    assertThat(wishes.opened("lin", first)).isPresent();
    assertThat(wishes.opened("brandt", first)).isEmpty();
    assertThat(wishes.of("lin").toString()).doesNotContain(first);

    String second = wishes.newCalendar("lin");
    assertThat(wishes.opened("lin", first)).isEmpty();
    assertThat(wishes.opened("lin", second)).isPresent();

    wishes.endCalendar("lin");
    assertThat(wishes.opened("lin", second)).isEmpty();
  }

  @Test
  void theCalendarOfAnEndedAccountIsClosed() {
    String secret = wishes.newCalendar("lin");

    office.accounts.disable("lin", true);

    assertThat(wishes.opened("lin", secret)).isEmpty();
  }

  @Test
  void whatIsSaidOfNoticesLeavesTheCalendarAsItIs() {
    String secret = wishes.newCalendar("lin");

    wishes.change("lin", "lin@example.org", "", false, true, "en");

    assertThat(wishes.opened("lin", secret)).isPresent();
  }
}
