package io.holdfast.rules.check;

import io.holdfast.rules.content.Header;
import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.Condition;
import io.holdfast.rules.language.Condition.And;
import io.holdfast.rules.language.Rule;
import io.holdfast.rules.language.Term.Path;
import io.holdfast.rules.language.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds rules whose conditions can never hold together. No false alarms: in doubt it is silent. */
public record NeverFires(Header header, Vocabulary vocabulary, Written written)
    implements RuleCheck {

  @Override
  public void check(Rule rule, Findings findings) {
    if (rule.stage() == Stage.ASSESSMENT && asksWhatIsBeingAssessed(rule, findings)) {
      return;
    }
    Regions regions = new Regions(Universe.of(rule, header, vocabulary));
    try {
      check(rule, regions, findings.assuming(FileKind.HEADER_FILE));
    } catch (Regions.TooMany e) {
      // nobody could say in a sentence what is wrong with such a rule
    }
  }

  private void check(Rule rule, Regions regions, Findings findings) {
    List<Condition> conditions = rule.conditions().stream().flatMap(NeverFires::parts).toList();
    List<Region> fitting = List.of(Region.EVERYTHING);
    for (int i = 0; i < conditions.size(); i++) {
      Condition condition = conditions.get(i);
      List<Region> alone = regions.of(condition);
      fitting = Regions.both(fitting, alone);
      if (fitting.isEmpty()) {
        if (findings.hasErrors(condition.place())) {
          return; // what is wrong with it has been said
        }
        report(rule, conditions.subList(0, i), condition, alone, regions, findings);
        return;
      }
    }
  }

  private static Stream<Condition> parts(Condition condition) {
    return condition instanceof And and
        ? and.parts().stream().flatMap(NeverFires::parts)
        : Stream.of(condition);
  }

  // the parts of one sentence are told apart by what they ask
  private String said(Condition condition, Condition other) {
    String said = written.say(condition);
    return said.equals(written.say(other)) ? condition.text().trim() : said;
  }

  private void report(
      Rule rule,
      List<Condition> before,
      Condition condition,
      List<Region> alone,
      Regions regions,
      Findings findings) {
    if (alone.isEmpty()) {
      impossible(rule, condition, findings);
      return;
    }
    Optional<Condition> other =
        before.stream().filter(b -> Regions.both(regions.of(b), alone).isEmpty()).findFirst();
    String conditions =
        other
            .map(o -> "'%s' and '%s'".formatted(said(o, condition), said(condition, o)))
            .orElse("'%s' and the conditions above it".formatted(written.say(condition)));
    findings.error(
        condition.place(),
        Code.NEVER_FIRES,
        "%s never hold together.".formatted(conditions),
        other.flatMap(o -> clash(regions.of(o), alone)).orElse("")
            + "Change one of them, or retire the rule.");
  }

  // said of the one thing that both ask for, where each says one thing only
  private static Optional<String> clash(List<Region> one, List<Region> other) {
    if (one.size() != 1 || other.size() != 1) {
      return Optional.empty();
    }
    for (Map.Entry<String, Extent> entry : one.get(0).extents().entrySet()) {
      Extent wanted = other.get(0).extents().get(entry.getKey());
      if (wanted != null && wanted.and(entry.getValue()).isEmpty()) {
        return Optional.of(
            "%s would have to be %s and %s at once. "
                .formatted(entry.getKey(), entry.getValue(), wanted));
      }
    }
    return Optional.empty();
  }

  private void impossible(Rule rule, Condition condition, Findings findings) {
    Universe universe = Universe.of(rule, header, vocabulary);
    String possible =
        condition
            .paths()
            .filter(Path::isField)
            .findFirst()
            .map(path -> "%s is always %s. ".formatted(path.name(), universe.of(path)))
            .orElse("");
    findings.error(
        condition.place(),
        Code.NEVER_FIRES,
        "'%s' never holds.".formatted(written.say(condition)),
        possible + "Change the condition, or retire the rule.");
  }

  private boolean asksWhatIsBeingAssessed(Rule rule, Findings findings) {
    for (Condition condition : rule.conditions()) {
      Optional<String> asked =
          condition
              .paths()
              .map(path -> path.name().split("\\.")[0])
              .filter(name -> name.equals("tier") || name.equals("risk"))
              .findFirst();
      if (asked.isPresent()) {
        findings.error(
            condition.place(),
            Code.NEVER_FIRES,
            "'%s' cannot be asked here: the %s is what assessment/ finds out."
                .formatted(written.say(condition), asked.get()),
            "Ask it in proposals/, policies/ or assignment/; to assess, ask for fields of the"
                + " signal, the customer or the history.");
        return true;
      }
    }
    return false;
  }
}
