package io.holdfast.rules.engine;

import io.holdfast.rules.language.Rule;
import java.util.function.Consumer;

/**
 * What the rules of a stage say about one case, taken down in the order of the rules.
 *
 * @param <T> what becomes of it
 */
abstract class Draft<T> {
  private Rule rule;
  private Consumer<Rule> listener = speaker -> {};

  /** Who is told each rule that speaks. */
  final void tell(Consumer<Rule> other) {
    this.listener = other;
  }

  /** The rule whose word follows. */
  final void by(Rule speaker) {
    this.rule = speaker;
    listener.accept(speaker);
  }

  final Rule rule() {
    return rule;
  }

  /** Who hears the verbs. */
  <V> V ear(Class<V> verbs) {
    return verbs.cast(this);
  }

  /** The outcome, once every rule has spoken. */
  abstract T result();
}
