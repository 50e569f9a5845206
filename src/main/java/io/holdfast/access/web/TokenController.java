package io.holdfast.access.web;

import io.holdfast.access.Token;
import io.holdfast.access.Tokens;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tokens of machines. */
@RestController
final class TokenController {
  private final Tokens tokens;

  TokenController(Tokens tokens) {
    this.tokens = tokens;
  }

  /**
   * A token to be.
   *
   * @param expires absent where it holds until it is revoked
   */
  record Request(String name, List<String> scopes, Instant expires) {}

  /** A token as it is shown, without its secret. */
  record Body(
      String name,
      List<String> scopes,
      Instant created,
      String createdBy,
      Optional<Instant> expires,
      Optional<Instant> lastUse) {

    static Body of(Token token, Optional<Instant> lastUse) {
      return new Body(
          token.name(),
          Words.of(token.scopes()),
          token.created(),
          token.createdBy(),
          token.expires(),
          lastUse);
    }
  }

  /** All tokens. */
  record Listed(List<Body> items) {}

  /** A token and its text, which is shown this once. */
  record Made(Body token, String text) {}

  @GetMapping("/v1/tokens")
  Listed tokens() {
    return new Listed(
        tokens.list().stream().map(known -> Body.of(known.token(), known.lastUse())).toList());
  }

  @PostMapping("/v1/tokens")
  @ResponseStatus(HttpStatus.CREATED)
  Made add(@RequestBody Request asked, Principal who) {
    return Refusals.answer(
        () -> {
          Tokens.Made made =
              tokens.add(
                  asked.name(),
                  Words.scopes(asked.scopes()),
                  Optional.ofNullable(asked.expires()),
                  who.getName());
          return new Made(Body.of(made.token(), Optional.empty()), made.text());
        });
  }

  @DeleteMapping("/v1/tokens/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(@PathVariable String name) {
    Refusals.answer(
        () -> {
          tokens.revoke(name);
          return name;
        });
  }
}
