package io.holdfast.rules.cases;

import io.holdfast.rules.files.Place;
import io.holdfast.rules.language.Rule;
import java.util.List;
import java.util.stream.Stream;

/**
 * A situation and what is expected of the rules in it.
 *
 * @param fires rules that fire
 * @param silent rules that do not
 */
record Case(
    String name,
    Place place,
    Start start,
    List<Rule> fires,
    List<Rule> silent,
    List<Expectation> expectations) {

  /** The rules it names. */
  List<String> rules() {
    return Stream.concat(fires.stream(), silent.stream()).map(Rule::id).distinct().toList();
  }
}
