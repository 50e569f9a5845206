package io.holdfast.rules.language;

import io.holdfast.decision.Explanation.Found;
import io.holdfast.rules.language.Condition.And;
import io.holdfast.rules.language.Condition.Or;
import io.holdfast.rules.language.Term.Calculation;
import io.holdfast.rules.language.Term.Constant;
import io.holdfast.rules.language.Term.Parameter;
import io.holdfast.rules.language.Term.Path;
import io.holdfast.rules.language.Term.Step;
import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Contacts;
import io.holdfast.vocabulary.Offer;
import io.holdfast.vocabulary.Risk;
import io.holdfast.vocabulary.Situation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The facts by which a condition came out as it did, for whoever says them in words. */
final class FoundFacts {
  private static final int LAST_CONTACTS = 3;

  private final Situation situation;

  private FoundFacts(Situation situation) {
    this.situation = situation;
  }

  static List<Found> of(Evaluation evaluation, Situation situation) {
    FoundFacts facts = new FoundFacts(situation);
    return decisive(evaluation).flatMap(Condition::terms).flatMap(facts::of).distinct().toList();
  }

  private static Stream<Condition> decisive(Evaluation evaluation) {
    Condition condition = evaluation.condition();
    if (evaluation.parts().isEmpty()) {
      return condition.leaves();
    }
    return evaluation.parts().stream()
        .filter(
            part ->
                !(condition instanceof And || condition instanceof Or)
                    || part.holds() == evaluation.holds())
        .flatMap(FoundFacts::decisive);
  }

  private Stream<Found> of(Term term) {
    if (term instanceof Constant) {
      return Stream.empty();
    }
    if (term instanceof Parameter parameter) {
      return Stream.of(found("parameter " + parameter.name(), answer(parameter)));
    }
    return term instanceof Calculation calculation
        ? Stream.concat(of(calculation.left()), of(calculation.right()))
        : asked((Path) term);
  }

  private Stream<Found> asked(Path path) {
    if (path.isField()) {
      return Stream.of(found(path.name(), answer(path)));
    }
    List<Step> steps = path.steps();
    Step last = steps.get(steps.size() - 1);
    Stream<Found> given = last.arguments().stream().flatMap(this::of);
    Stream<Found> asked =
        steps.size() > 1
            ? about(new Path(steps.subList(0, steps.size() - 1), path.text(), path.type()))
            : Stream.of(byItself(last, path));
    return Stream.concat(asked, given);
  }

  private Found byItself(Step step, Path path) {
    Object about = step.arguments().get(0) instanceof Constant given ? given.value() : "";
    if (step.name().equals("comesWithin")) {
      Step customer = new Step("customer", path.type(), true, false, List.of());
      Step day = new Step(about.toString(), path.type(), true, false, List.of());
      Path date = new Path(List.of(customer, day), path.text(), path.type());
      return found(date.name(), answer(date));
    }
    return found(step.name() + " " + about, answer(path));
  }

  private Stream<Found> about(Path path) {
    Optional<Object> thing = answer(path);
    if (thing.isPresent() && thing.get() instanceof Risk risk) {
      return Stream.of(
          found("risk.level", Optional.of(risk.level())),
          found("risk.score", Optional.of(risk.score())));
    }
    if (thing.isPresent() && thing.get() instanceof Contacts contacts) {
      return contacts.ledger().stream()
          .sorted(Comparator.comparing(Contact::at).reversed())
          .limit(LAST_CONTACTS)
          .flatMap(FoundFacts::contact);
    }
    if (thing.isPresent() && thing.get() instanceof Consents consents) {
      return consents.statements().entrySet().stream()
          .map(
              said ->
                  found(
                      "consent %s %s".formatted(said.getKey().purpose(), said.getKey().channel()),
                      Optional.of(said.getValue().granted() ? "granted" : "refused")))
          .sorted(Comparator.comparing(Found::fact));
    }
    return Stream.of(found(path.name(), thing));
  }

  private static Stream<Found> contact(Contact contact) {
    String what = contact.offerId().orElse(contact.kind().name());
    Found made = found("contact " + what, Optional.of(contact.at()));
    return contact.status() == Contact.Status.REQUESTED
        ? Stream.of(made)
        : Stream.of(
            made,
            found(
                "contact %s %s".formatted(what, contact.status()),
                Optional.of(contact.statusAt())));
  }

  private Optional<Object> answer(Term term) {
    try {
      return Optional.ofNullable(Answers.of(term, situation))
          .filter(answer -> answer != Answers.NOTHING_TO_ASK);
    } catch (Answers.NotThere e) {
      return Optional.empty();
    }
  }

  private static Found found(String fact, Optional<Object> value) {
    return new Found(fact, value.map(FoundFacts::plain));
  }

  private static Object plain(Object value) {
    if (value instanceof Offer offer) {
      return offer.id();
    }
    return value instanceof Enum<?> constant ? constant.name() : value;
  }
}
