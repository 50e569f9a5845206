package io.holdfast.console;

import io.holdfast.access.AccessRefused;
import io.holdfast.access.Accounts;
import io.holdfast.notification.Notifications;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Logging in, and looking after one's own account. */
@Page
class LoginPages {
  private static final List<String> WORDS =
      List.of(
          "error",
          "unavailable",
          "provider",
          AccessRefused.Code.INVALID_NAME.name(),
          AccessRefused.Code.NOTHING_ALLOWED.name(),
          AccessRefused.Code.ACCOUNT_EXISTS.name(),
          AccessRefused.Code.ACCOUNT_ENDED.name(),
          AccessRefused.Code.TOO_MANY.name(),
          AccessRefused.Code.CHANGED_MEANWHILE.name(),
          "logout",
          "changed");
  private static final Set<String> NO_TROUBLE = Set.of("", "logout", "changed");

  private final Accounts accounts;
  private final Notifications notifications;
  private final boolean provider;

  LoginPages(
      Accounts accounts,
      Notifications notifications,
      @Value("${holdfast.identity-provider.issuer:}") String identityProvider) {
    this.accounts = accounts;
    this.notifications = notifications;
    this.provider = !identityProvider.isEmpty();
  }

  @GetMapping("/login")
  String login(@RequestParam Map<String, String> parameters, Model model) {
    String word = WORDS.stream().filter(parameters::containsKey).findFirst().orElse("");
    model.addAttribute("word", word);
    model.addAttribute("trouble", !NO_TROUBLE.contains(word));
    model.addAttribute("provider", provider);
    return "login";
  }

  @GetMapping("/account")
  String account(Principal who, Model model) {
    return account(who, "", model);
  }

  @PostMapping("/account")
  String change(
      @RequestParam String present, @RequestParam String next, Principal who, Model model) {
    try {
      accounts.changePassword(who.getName(), present, next);
      return "redirect:/login?changed";
    } catch (AccessRefused e) {
      return account(who, e.code().name(), model);
    }
  }

  private String account(Principal who, String word, Model model) {
    model.addAttribute("word", word);
    boolean local =
        accounts.recently(who.getName()).filter(one -> one.subject().isEmpty()).isPresent();
    model.addAttribute("local", local);
    model.addAttribute("media", notifications);
    model.addAttribute("preferences", notifications.of(who.getName()));
    return "account";
  }
}
