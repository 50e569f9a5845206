package io.holdfast.rules.samples;

import io.holdfast.rules.language.Condition;
import io.holdfast.rules.language.Condition.And;
import io.holdfast.rules.language.Evaluation;
import io.holdfast.rules.language.Rule;
import io.holdfast.vocabulary.Situation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes cases for which a given rule speaks, and cases that only just miss. Tries the values that
 * the rule names and those next to them, and asks the rule's own conditions.
 */
public final class CaseMaker {
  private static final int TRIES = 3_000;

  /** For all rules together; whoever comes after that gets few. */
  private static final int MOST_TRIES = 500_000;

  private static final int FEW = 50;

  private final Scenery scenery;
  private final Function<Sample, Situation> situations;
  private int left = MOST_TRIES;

  /**
   * A maker for one rule set.
   *
   * @param scenery what cases are made of
   * @param situations what rules see of a case
   */
  public CaseMaker(Scenery scenery, Function<Sample, Situation> situations) {
    this.scenery = scenery;
    this.situations = situations;
  }

  /**
   * What was made for a rule.
   *
   * @param satisfying a case it speaks on; absent where none was found
   * @param nearMisses cases it does not speak on because of one condition alone, by condition
   */
  public record Made(Rule rule, Optional<Sample> satisfying, Map<Condition, Sample> nearMisses) {
    /** All cases made. */
    public Stream<Sample> samples() {
      return Stream.concat(satisfying.stream(), nearMisses.values().stream());
    }
  }

  /** A case for the rule, and one just beside it for each of its conditions. */
  public Made make(Rule rule) {
    List<Condition> wanted = rule.conditions().stream().flatMap(CaseMaker::parts).toList();
    Search search = new Search(rule, wanted);
    Optional<Sample> satisfying = search.find(-1);
    Map<Condition, Sample> nearMisses = new LinkedHashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      Condition missed = wanted.get(i);
      search.find(i).ifPresent(sample -> nearMisses.put(missed, sample));
    }
    return new Made(rule, satisfying, nearMisses);
  }

  private static Stream<Condition> parts(Condition condition) {
    return condition instanceof And and
        ? and.parts().stream().flatMap(CaseMaker::parts)
        : Stream.of(condition);
  }

  /** Chooses values one after the other, and goes back where a condition is not as wanted. */
  private final class Search {
    private final Rule rule;
    private final List<Condition> wanted;
    private final List<Set<String>> reads = new ArrayList<>();
    private final Map<String, List<Object>> domains = new LinkedHashMap<>();
    private final List<String> names;
    private final List<String> signalTypes;
    private final Map<String, Object> chosen = new HashMap<>();
    private int missed;
    private int tries;

    Search(Rule rule, List<Condition> wanted) {
      this.rule = rule;
      this.wanted = wanted;
      Domains values = scenery.domains(rule.stage());
      wanted.forEach(values::note);
      for (Condition condition : wanted) {
        Set<String> read = new LinkedHashSet<>();
        condition
            .paths()
            .map(path -> Variables.of(path, rule.stage()))
            .forEach(
                variable -> {
                  read.add(variable.name());
                  domains.computeIfAbsent(
                      variable.name(), name -> scenery.domain(variable, rule, values));
                });
        reads.add(read);
      }
      this.signalTypes = scenery.signalTypes(rule);
      this.names = List.copyOf(domains.keySet());
    }

    /** A case for which all conditions hold but the one of this number, which does not. */
    Optional<Sample> find(int missed) {
      this.missed = missed;
      this.tries = 0;
      chosen.clear();
      return !signalTypes.isEmpty() ? choose(0) : Optional.empty();
    }

    private Sample sample() {
      return scenery.sample(rule, signalTypes.get(0), chosen);
    }

    private Optional<Sample> choose(int number) {
      if (number == names.size()) {
        return asWanted(Set.copyOf(names), true) ? Optional.of(sample()) : Optional.empty();
      }
      String name = names.get(number);
      for (Object value : domains.get(name)) {
        if (++tries > (left-- > 0 ? TRIES : FEW)) {
          break;
        }
        chosen.put(name, value);
        if (asWanted(Set.of(name), false)) {
          Optional<Sample> found = choose(number + 1);
          if (found.isPresent()) {
            return found;
          }
        }
      }
      chosen.remove(name);
      return Optional.empty();
    }

    // those conditions that read one of these variables and can be asked by now
    private boolean asWanted(Set<String> names, boolean all) {
      Situation situation = null;
      for (int i = 0; i < wanted.size(); i++) {
        boolean concerned = all || reads.get(i).stream().anyMatch(names::contains);
        if (!concerned || !chosen.keySet().containsAll(reads.get(i))) {
          continue;
        }
        if (situation == null) {
          situation = situations.apply(sample());
        }
        Evaluation evaluation = Evaluation.of(wanted.get(i), situation);
        if (evaluation.trouble().isPresent()) {
          // what is missed may be what would have made it safe to ask
          if (missed < 0 || i <= missed) {
            return false;
          }
        } else if (evaluation.holds() == (i == missed)) {
          return false;
        }
      }
      return true;
    }
  }
}
