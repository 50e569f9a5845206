package io.holdfast.console;

import io.holdfast.access.AccessRefused;
import io.holdfast.access.Accounts;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Logging in, and looking after one's own account. */
@Page
class LoginPages {
  private static final List<String> WORDS = List.of("error", "unavailable", "logout", "changed");

  private final Accounts accounts;

  LoginPages(Accounts accounts) {
    this.accounts = accounts;
  }

  @GetMapping("/login")
  String login(@RequestParam Map<String, String> parameters, Model model) {
    model.addAttribute(
        "word", WORDS.stream().filter(parameters::containsKey).findFirst().orElse(""));
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
    model.addAttribute("local", accounts.recently(who.getName()).isPresent());
    return "account";
  }
}
