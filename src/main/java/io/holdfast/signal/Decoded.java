package io.holdfast.signal;

import java.util.function.Function;

/** What decoding came to: a valid value, or the reason it was refused. */
public sealed interface Decoded<T> {

  /** The input is valid. */
  record Valid<T>(T value) implements Decoded<T> {}

  /** The input is refused. */
  record Refused<T>(Rejection rejection) implements Decoded<T> {}

  /** Applies one of the two functions. */
  default <R> R fold(Function<T, R> onValid, Function<Rejection, R> onRefused) {
    if (this instanceof Valid<T> valid) {
      return onValid.apply(valid.value());
    }
    return onRefused.apply(((Refused<T>) this).rejection());
  }

  /** The same outcome with another value. */
  default <R> Decoded<R> map(Function<T, R> function) {
    return fold(value -> new Valid<>(function.apply(value)), Refused::new);
  }
}
