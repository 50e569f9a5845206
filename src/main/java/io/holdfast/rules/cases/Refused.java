package io.holdfast.rules.cases;

import io.holdfast.vocabulary.Veto;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * By which policies something is refused, among others.
 *
 * @param reasons reason codes by policy; empty where nothing is refused
 */
record Refused(Map<String, List<String>> reasons) implements Expectation {

  @Override
  public Optional<Mismatch> differs(Trial trial) {
    List<Veto> vetoes =
        trial.decision().candidates().stream().flatMap(c -> c.vetoes().stream()).toList();
    String actual =
        vetoes.stream()
            .map(v -> "%s because %s".formatted(v.policy(), v.reason().code()))
            .distinct()
            .collect(Collectors.joining(", "));
    if (reasons.isEmpty()) {
      return vetoes.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Mismatch(
                  "nothing to be refused",
                  "refused is by " + actual,
                  trial.words().refusers(vetoes)));
    }
    for (Map.Entry<String, List<String>> policy : reasons.entrySet()) {
      for (String reason : policy.getValue()) {
        if (vetoes.stream()
            .noneMatch(
                v -> v.policy().equals(policy.getKey()) && v.reason().code().equals(reason))) {
          return Optional.of(
              new Mismatch(
                  "a refusal by %s because %s".formatted(policy.getKey(), reason),
                  actual.isEmpty() ? "nothing is refused" : "refused is by " + actual,
                  trial.words().whyNotRefused(policy.getKey(), reason, trial)));
        }
      }
    }
    return Optional.empty();
  }
}
