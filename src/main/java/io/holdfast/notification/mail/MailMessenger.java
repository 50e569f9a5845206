package io.holdfast.notification.mail;

import io.holdfast.notification.Message;
import io.holdfast.notification.Messenger;
import io.holdfast.notification.NotSent;
import io.holdfast.task.Task;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Sends messages by e-mail, in the reader's language. */
public final class MailMessenger implements Messenger {
  private final JavaMailSender sender;
  private final MessageSource messages;
  private final String from;
  private final ZoneId zone;

  /**
   * @param from address of the sender
   * @param zone whose clock the mails show
   */
  public MailMessenger(JavaMailSender sender, MessageSource messages, String from, ZoneId zone) {
    this.sender = sender;
    this.messages = messages;
    this.from = from;
    this.zone = zone;
  }

  @Override
  public void send(Message message) {
    try {
      sender.send(mail(message));
    } catch (MailException | MessagingException e) {
      throw new NotSent("The mail server did not take it", e);
    }
  }

  private MimeMessage mail(Message message) throws MessagingException {
    Locale locale = Locale.forLanguageTag(message.to().language());
    Task task = message.task();
    Object[] words = {
      messages.getMessage("change." + message.notice().change(), null, locale),
      text(task.causeTitle(), task.cause(), locale),
      text(task.queueTitle(), task.queue(), locale),
      DateTimeFormatter.ofPattern(messages.getMessage("time.full", null, locale), locale)
          .format(task.due().atZone(zone)),
      message.address()
    };
    MimeMessage mail = sender.createMimeMessage();
    // one that comes twice shows as one
    mail.setHeader("Message-ID", "<" + message.notice().id() + "@holdfast>");
    MimeMessageHelper helper = new MimeMessageHelper(mail, StandardCharsets.UTF_8.name());
    helper.setFrom(from);
    helper.setTo(message.to().mail().orElseThrow());
    helper.setSentDate(Date.from(message.notice().at()));
    helper.setSubject(messages.getMessage("notice.subject", words, locale));
    helper.setText(messages.getMessage("notice.text", words, locale));
    return mail;
  }

  private static String text(Map<String, String> byLanguage, String code, Locale locale) {
    return byLanguage.getOrDefault(
        locale.toLanguageTag(),
        byLanguage.getOrDefault(locale.getLanguage(), byLanguage.getOrDefault("en", code)));
  }
}
