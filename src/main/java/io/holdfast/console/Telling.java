package io.holdfast.console;

import io.holdfast.action.Wording;
import io.holdfast.decision.Explanation;
import io.holdfast.decision.Explanation.Answer;
import io.holdfast.decision.Explanation.Condition;
import io.holdfast.decision.Explanation.Flip;
import io.holdfast.decision.Explanation.Ground;
import io.holdfast.decision.Explanation.Reckoned;
import io.holdfast.decision.Explanation.Standing;
import io.holdfast.decision.Explanation.Subject;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An explanation in the words of one language, from one record for all who are told. */
public final class Telling {
  private static final String CONSENT = "consent ";
  private static final String OPEN = "open ";
  private static final String FULL = "full ";
  private static final String CONTACT = "contact ";
  private static final String PARAMETER = "parameter ";

  private final Wording wording;
  private final Phrases say;

  Telling(Wording wording, Phrases say) {
    this.wording = wording;
    this.say = say;
  }

  /** Line by line. */
  List<String> lines(Explanation explanation, Voice voice) {
    if (voice == Voice.CUSTOMER) {
      return toCustomer(explanation);
    }
    return explanation.answers().stream()
        .flatMap(
            answer ->
                Stream.concat(
                    Stream.of(headline(answer)),
                    Stream.concat(grounds(answer, voice), Stream.of(flip(answer, voice)))))
        .toList();
  }

  /** All that made an answer so. */
  public List<String> analyst(Answer answer) {
    return grounds(answer, Voice.ANALYST).toList();
  }

  /** What the customer may be told. */
  public List<String> customer(Explanation explanation) {
    return lines(explanation, Voice.CUSTOMER);
  }

  /** What would have turned it, for people of the house. */
  public String flip(Answer answer) {
    return flip(answer, Voice.MANAGER);
  }

  /** What an answer is about and how it stands. */
  public String headline(Answer answer) {
    String standing = say.message("why." + answer.standing().name());
    return answer.standing() == Standing.NOTHING
        ? standing
        : say.message("why.answer", subject(answer.subject()), standing);
  }

  private Stream<String> grounds(Answer answer, Voice voice) {
    return answer.grounds().stream().flatMap(ground -> ground(ground, voice)).distinct();
  }

  private Stream<String> ground(Ground ground, Voice voice) {
    List<String> parts = new ArrayList<>();
    ground.policy().ifPresent(parts::add);
    ground.reason().map(this::reason).ifPresent(parts::add);
    ground.reckoned().map(this::reckoned).ifPresent(parts::add);
    boolean nothingElse = ground.reason().isEmpty();
    if (voice == Voice.ANALYST || nothingElse) {
      parts.add(
          ground.conditions().stream()
              .map(this::condition)
              .distinct()
              .collect(Collectors.joining(say.message("why.and.condition"))));
    }
    if (voice == Voice.ANALYST && !ground.rule().isEmpty()) {
      parts.add('[' + ground.rule() + ']');
    }
    parts.removeIf(String::isEmpty);
    return parts.isEmpty() ? Stream.empty() : Stream.of(String.join(" · ", parts));
  }

  private String condition(Condition condition) {
    String key = condition.holds() ? "why.asked" : "why.asked.not";
    String asked = say.text(condition.words());
    if (condition.found().isEmpty()) {
      return say.message(key, asked);
    }
    return say.message(
        key + ".found",
        asked,
        condition.found().stream()
            .map(
                found ->
                    say.message(
                        "why.found", fact(found.fact()), shown(found.fact(), found.value())))
            .collect(Collectors.joining(say.message("why.and.found"))));
  }

  private String reckoned(Reckoned reckoned) {
    String standing = "why." + reckoned.loss().name();
    return reckoned.was().isEmpty() || reckoned.wanted().isEmpty()
        ? say.message(standing)
        : say.message(
            standing + ".numbers",
            say.number(reckoned.was().get()),
            say.number(reckoned.wanted().get()));
  }

  private String flip(Answer answer, Voice voice) {
    if (answer.flip().isEmpty()) {
      return say.message("why.flip.none");
    }
    Flip flip = answer.flip().get();
    String key =
        switch (answer.standing()) {
          case CHOSEN -> "why.flip.out";
          case WITHDRAWN -> "why.flip.kept";
          case NOTHING -> "why.flip.something";
          default -> "why.flip.in";
        };
    String words =
        say.message(
            key,
            fact(flip.fact()),
            shown(flip.fact(), flip.wouldBe()),
            shown(flip.fact(), flip.was()));
    return voice == Voice.ANALYST
        ? "%s [%s → %s]".formatted(words, flip.fact(), flip.outcome())
        : words;
  }

  private List<String> toCustomer(Explanation explanation) {
    List<String> lines = new ArrayList<>();
    for (Answer answer : explanation.answers()) {
      if (answer.standing() == Standing.CHOSEN) {
        lines.add(done(answer.subject()));
        told(answer).forEach(lines::add);
      } else if (answer.standing() == Standing.WITHDRAWN) {
        lines.add(say.message("why.customer.withdrawn"));
        told(answer).forEach(lines::add);
      }
    }
    if (lines.isEmpty()) {
      lines.add(say.message("why.customer.nothing"));
      explanation.answers().stream().flatMap(this::told).forEach(lines::add);
    }
    explanation.answers().stream().flatMap(answer -> ownWord(answer).stream()).forEach(lines::add);
    lines.add(say.message("why.customer.person"));
    return lines.stream().distinct().toList();
  }

  private String done(Subject subject) {
    boolean named = subject.kind() != ActionKind.MANAGER_TASK && subject.offerId().isPresent();
    String done = say.message("why.customer." + subject.kind().name());
    return named ? say.message("why.answer", done, name(subject)) : done;
  }

  private Stream<String> told(Answer answer) {
    return answer.grounds().stream()
        .flatMap(ground -> ground.reason().stream())
        .map(reason -> say.text(wording.told(reason)))
        .filter(text -> !text.isEmpty());
  }

  // of all facts only a consent is the customer's own to give, and says nothing of what we reckon
  private Optional<String> ownWord(Answer answer) {
    return answer
        .flip()
        .filter(flip -> flip.fact().startsWith(CONSENT))
        .filter(flip -> flip.wouldBe().filter("granted"::equals).isPresent())
        .filter(flip -> answer.standing() == Standing.VETOED)
        .map(flip -> say.message("why.customer.consent", fact(flip.fact())));
  }

  // ---- names of things ----

  private String subject(Subject subject) {
    String kind = say.named("kind", subject.kind());
    String name = name(subject);
    String channel = subject.channel().map(one -> say.named("channel", one)).orElse("");
    return Stream.of(kind, name, channel)
        .filter(part -> !part.isEmpty())
        .reduce((one, other) -> one + " " + other)
        .orElse("");
  }

  private String name(Subject subject) {
    return subject
        .offerId()
        .map(wording::offer)
        .or(() -> subject.cause().map(wording::cause))
        .or(() -> subject.template().map(wording::template))
        .map(say::text)
        .orElse("");
  }

  private String reason(Reason reason) {
    return say.text(wording.reason(reason));
  }

  private String fact(String fact) {
    if (fact.startsWith(CONSENT)) {
      String[] parts = fact.substring(CONSENT.length()).split(" ", 2);
      return say.message(
          "fact.consent", say.named("purpose", parts[0]), say.named("channel", parts[1]));
    }
    if (fact.startsWith(OPEN)) {
      return say.message("fact.open", say.named("open", fact.substring(OPEN.length())));
    }
    if (fact.startsWith(FULL)) {
      return say.message("fact.full", fact.substring(FULL.length()));
    }
    if (fact.startsWith(CONTACT)) {
      return contact(fact.substring(CONTACT.length()).split(" ", 2));
    }
    if (fact.startsWith(PARAMETER)) {
      return say.message("fact.parameter", fact.substring(PARAMETER.length()));
    }
    return say.field(fact.substring(fact.lastIndexOf('.') + 1));
  }

  private String contact(String[] parts) {
    String named = say.named("kind", parts[0]);
    String what = named.equals(parts[0]) ? say.text(wording.offer(parts[0])) : named;
    return parts.length == 1
        ? say.message("fact.contact", what)
        : say.message("fact.contact.status", what, say.named("contact", parts[1]));
  }

  private String shown(String fact, Optional<Object> value) {
    return value
        .map(one -> one instanceof String word ? code(fact, word) : say.value(one))
        .orElseGet(() -> say.message("why.empty"));
  }

  // such as channel.sms for whatever ends in a channel
  private String code(String fact, String word) {
    String named = say.named(fact.substring(fact.lastIndexOf('.') + 1), word);
    return named.equals(word) ? say.named("value", word) : named;
  }
}
