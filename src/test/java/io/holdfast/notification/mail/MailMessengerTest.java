package io.holdfast.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.holdfast.notification.Medium;
import io.holdfast.notification.Message;
import io.holdfast.notification.Messages;
import io.holdfast.notification.NotSent;
import io.holdfast.notification.Preferences;
import jakarta.mail.internet.MimeMessage;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class MailMessengerTest {
  private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
  private MailMessenger messenger;

  @BeforeEach
  void start() {
    server.start();
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("messages");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(server.getSmtp().getPort());
    messenger =
        new MailMessenger(sender, messages, "holdfast@example.org", ZoneId.of("Europe/Berlin"));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private static Message message(String language) {
    return Messages.of(
        Medium.MAIL,
        new Preferences(
            "lin",
            Optional.of("lin@example.org"),
            Optional.empty(),
            Optional.empty(),
            false,
            language,
            Optional.empty(),
            Optional.empty()));
  }

  @Test
  void aMailSaysWhatHappenedWithWhatByWhenAndWhereButNamesNoCustomer() throws Exception {
    messenger.send(message("en"));

    MimeMessage mail = server.getReceivedMessages()[0];
    String text = (String) mail.getContent();
    assertThat(mail.getSubject()).isEqualTo("Task opened: Complaint");
    assertThat(mail.getFrom()[0]).hasToString("holdfast@example.org");
    assertThat(mail.getAllRecipients()[0]).hasToString("lin@example.org");
    assertThat(text)
        .contains("Business desk", "Monday 2 March 2026, 11:15 CET")
        .contains("https://holdfast.example.org/tasks/x")
        .doesNotContain("Li Wei")
        .doesNotContain("c-1");
  }

  @Test
  void aMailIsInTheReadersLanguage() throws Exception {
    messenger.send(message("zh-CN"));

    assertThat((String) server.getReceivedMessages()[0].getContent()).contains("到期：2026年3月2日");
  }

  @Test
  void aMailThatComesTwiceIsTheSameOne() throws Exception {
    messenger.send(message("en"));
    messenger.send(message("en"));

    assertThat(server.getReceivedMessages())
        .extracting(MimeMessage::getMessageID)
        .containsExactly(
            server.getReceivedMessages()[0].getMessageID(),
            "<" + message("en").notice().id() + "@holdfast>");
  }

  @Test
  void aServerThatIsAwayHasNotTakenIt() {
    server.stop();

    assertThatThrownBy(() -> messenger.send(message("en"))).isInstanceOf(NotSent.class);
  }
}
