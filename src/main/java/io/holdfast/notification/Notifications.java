package io.holdfast.notification;

import io.holdfast.access.Account;
import io.holdfast.access.Accounts;
import io.holdfast.access.Passwords;
import io.holdfast.access.Permission;
import io.holdfast.notification.PreferencesRefused.Code;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What people say of how they want to be told. */
public final class Notifications {
  private static final int LONGEST = 254;
  private static final Pattern MAIL = Pattern.compile("[^@\\s,;<>]+@[^@\\s,;<>]+");

  private final NotificationStore store;
  private final Accounts accounts;
  private final Passwords passwords;
  private final boolean mail;
  private final Set<String> webhookOrigins;

  /**
   * @param mail whether e-mail can be sent
   * @param webhookOrigins scheme, host and port that webhooks may have, such as {@code
   *     https://hooks.example.org}
   */
  public Notifications(
      NotificationStore store,
      Accounts accounts,
      Passwords passwords,
      boolean mail,
      Set<String> webhookOrigins) {
    this.store = store;
    this.accounts = accounts;
    this.passwords = passwords;
    this.mail = mail;
    this.webhookOrigins = Set.copyOf(webhookOrigins);
  }

  /** Whether e-mail can be sent. */
  public boolean mail() {
    return mail;
  }

  /** Whether anybody may have a webhook. */
  public boolean webhooks() {
    return !webhookOrigins.isEmpty();
  }

  public Preferences of(String person) {
    return store.preferences(person).orElseGet(() -> Preferences.none(person));
  }

  /**
   * Changes them. A webhook at another address is signed with another secret.
   *
   * @param mail address for e-mail; blank for none
   * @param webhook address to call; blank for none
   * @param desks whether to tell of tasks of their desks that nobody has taken
   * @param reminders whether to remind of deadlines
   * @param language tag
   * @throws PreferencesRefused when an address cannot be one
   */
  public Preferences change(
      String person,
      String mail,
      String webhook,
      boolean desks,
      boolean reminders,
      String language) {
    Preferences before = of(person);
    Optional<String> address = Optional.of(webhook.strip()).filter(text -> !text.isEmpty());
    Preferences next =
        new Preferences(
            person,
            checkedMail(mail.strip()),
            address.map(this::checkedWebhook),
            address.map(
                to ->
                    before.webhook().equals(address)
                        ? before.secret().orElseThrow()
                        : passwords.secret().replace('-', '+').replace('_', '/') + '='),
            desks,
            language,
            Optional.of(reminders),
            before.calendar());
    store.put(next);
    return next;
  }

  /**
   * Makes another address for the person's calendar; the one before opens nothing any more.
   *
   * @return what opens it; kept nowhere
   */
  public String newCalendar(String person) {
    String secret = passwords.secret();
    store.put(of(person).withCalendar(Optional.of(hash(secret))));
    return secret;
  }

  /** From now on, nothing opens the person's calendar. */
  public void endCalendar(String person) {
    store.put(of(person).withCalendar(Optional.empty()));
  }

  /** How the person whose calendar this opens wants to be told; absent where it opens none. */
  public Optional<Preferences> opened(String person, String secret) {
    return accounts
        .recently(person)
        .filter(account -> !account.disabled())
        .filter(account -> account.permissions().contains(Permission.TASKS))
        .map(Account::id)
        .flatMap(store::preferences)
        .filter(one -> one.calendar().filter(hash -> isHash(hash, secret)).isPresent());
  }

  private Optional<String> checkedMail(String address) {
    if (address.isEmpty()) {
      return Optional.empty();
    }
    if (address.length() > LONGEST || !MAIL.matcher(address).matches()) {
      throw new PreferencesRefused(Code.INVALID_MAIL, "This is no e-mail address.");
    }
    return Optional.of(address);
  }

  private String checkedWebhook(String address) {
    if (address.length() > LONGEST || !webhookOrigins.contains(origin(address))) {
      throw new PreferencesRefused(
          Code.WEBHOOK_NOT_ALLOWED,
          "A webhook may be at " + String.join(", ", webhookOrigins) + " and nowhere else.");
    }
    return address;
  }

  private static String origin(String address) {
    try {
      URI uri = URI.create(address);
      return uri.getScheme() + "://" + uri.getRawAuthority();
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static boolean isHash(String hash, String secret) {
    return MessageDigest.isEqual(
        hash.getBytes(StandardCharsets.US_ASCII), hash(secret).getBytes(StandardCharsets.US_ASCII));
  }

  private static String hash(String secret) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
