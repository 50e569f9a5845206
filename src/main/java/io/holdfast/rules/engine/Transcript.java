package io.holdfast.rules.engine;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** Takes down what the rules say and makes nothing of it. */
final class Transcript extends Draft<List<Firing>> {
  private final List<Firing> firings = new ArrayList<>();

  @Override
  <V> V ear(Class<V> verbs) {
    return verbs.cast(
        Proxy.newProxyInstance(
            verbs.getClassLoader(),
            new Class<?>[] {verbs},
            (proxy, verb, arguments) -> {
              List<Object> said = arguments == null ? List.of() : List.of(arguments);
              firings.add(new Firing(rule().id(), verb.getName(), said));
              return null;
            }));
  }

  @Override
  List<Firing> result() {
    return List.copyOf(firings);
  }
}
