package io.holdfast.rules.check;

import io.holdfast.rules.content.Reasons;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.language.Rule;
import io.holdfast.rules.language.Rule.Argument;
import io.holdfast.rules.language.Rule.Call;
import io.holdfast.rules.language.Vocabulary;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.SignalType;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a reason's words fill in is there to be filled in: words that speak of a field of another
 * signal would have a hole wherever they are read.
 */
public record ReasonFields(Reasons reasons, Vocabulary vocabulary, Declarations declarations)
    implements RuleCheck {

  @Override
  public void check(Rule rule, Findings findings) {
    // what looks at no signal of its own may come upon any of them
    signal(rule).ifPresent(signal -> rule.calls().forEach(call -> check(call, signal, findings)));
  }

  private Optional<SignalType> signal(Rule rule) {
    return Optional.ofNullable(vocabulary.types().get(rule.type()))
        .map(type -> type.notes().get("signal"))
        .map(declarations.signalTypes()::get);
  }

  private void check(Call call, SignalType signal, Findings findings) {
    for (Argument argument : call.arguments()) {
      String missing =
          reasons.signalFields(argument.text()).stream()
              .filter(field -> !signal.fields().containsKey(field))
              .sorted()
              .map(field -> '{' + field + '}')
              .collect(Collectors.joining(" and "));
      if (!missing.isEmpty()) {
        findings.error(
            argument.place(),
            Code.UNKNOWN_FIELD,
            "'%s' tells of %s, which '%s' does not have."
                .formatted(argument.text(), missing, signal.name()),
            "Give a reason whose words in playbooks/reasons.yaml fit.");
      }
    }
  }
}
