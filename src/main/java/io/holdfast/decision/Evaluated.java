package io.holdfast.decision;

import java.util.function.Function;

/** The answer of the rules for one case, or why they gave none. */
public sealed interface Evaluated<T> {

  /** The rules answered. */
  record Answer<T>(T value) implements Evaluated<T> {}

  /** The rules failed on this case. */
  record Failure<T>(RuleFailure failure) implements Evaluated<T> {}

  /** Applies one of the two functions. */
  default <R> R fold(Function<T, R> onAnswer, Function<RuleFailure, R> onFailure) {
    if (this instanceof Answer<T> answer) {
      return onAnswer.apply(answer.value());
    }
    return onFailure.apply(((Failure<T>) this).failure());
  }
}
