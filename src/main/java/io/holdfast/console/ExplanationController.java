package io.holdfast.console;

import io.holdfast.access.Permission;
import io.holdfast.access.Views;
import io.holdfast.action.Wording;
import io.holdfast.decision.Decision;
import io.holdfast.decision.Explanation;
import io.holdfast.journal.CustomerReader;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Explains a decision over HTTP, in every voice and language. */
@RestController
class ExplanationController {
  private static final String PERSONAL_DATA = Permission.PERSONAL_DATA.word();
  private static final Pattern ID = Pattern.compile("[0-9a-f]{34}");

  private final CustomerReader reader;
  private final Explanations explanations;
  private final MessageSource messages;
  private final ConsoleProperties properties;
  private final InstantSource clock;
  private final Views views;

  ExplanationController(
      CustomerReader reader,
      Explanations explanations,
      MessageSource messages,
      ConsoleProperties properties,
      InstantSource clock,
      Views views) {
    this.views = views;
    this.reader = reader;
    this.explanations = explanations;
    this.messages = messages;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * An explanation with its words.
   *
   * @param told lines by voice and language
   */
  record Told(Explanation explanation, Map<String, Map<String, List<String>>> told) {}

  @GetMapping("/v1/decisions/{id}/explanation")
  Told explanation(@PathVariable String id, HttpServletRequest asked) {
    List<Decision> found = ID.matcher(id).matches() ? reader.decisions(List.of(id)) : List.of();
    Decision whole =
        found.stream()
            .findFirst()
            .orElseThrow(() -> problem("UNKNOWN_DECISION", "There is no decision " + id));
    views.seen(asked.getRemoteUser(), whole.customerId(), asked.getRequestURI());
    Decision decision = asked.isUserInRole(PERSONAL_DATA) ? whole : reader.anonymous(whole);
    Explanation explanation =
        explanations
            .why(decision)
            .orElseThrow(
                () ->
                    problem(
                        "RULE_SET_NOT_KEPT",
                        "The rule set that decided, %s, is not kept any more"
                            .formatted(decision.ruleSet())));
    return new Told(explanation, told(decision, explanation));
  }

  private Map<String, Map<String, List<String>>> told(Decision decision, Explanation explanation) {
    Map<String, Map<String, List<String>>> told = new LinkedHashMap<>();
    for (Voice voice : Voice.values()) {
      Map<String, List<String>> byLanguage = new LinkedHashMap<>();
      for (String language : Wording.LANGUAGES) {
        Phrases say =
            new Phrases(
                messages,
                Locale.forLanguageTag(language),
                properties.zone(),
                clock.instant(),
                explanations.wording());
        byLanguage.put(language, explanations.telling(decision, say).lines(explanation, voice));
      }
      told.put(voice.word(), byLanguage);
    }
    return told;
  }

  private static ErrorResponseException problem(String code, String detail) {
    ProblemDetail body = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, detail);
    body.setProperty("code", code);
    return new ErrorResponseException(HttpStatus.NOT_FOUND, body, null);
  }
}
