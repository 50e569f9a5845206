package io.holdfast.rules.engine;

import io.holdfast.rules.language.Rule.Argument;
import io.holdfast.rules.language.Rule.Call;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

/** Says what a rule says without running the rule. */
final class Verbs {
  private Verbs() {}

  /** Says one verb; its arguments are words and numbers, as checked when it was read. */
  static void say(Call call, Class<?> verbs, Object to) {
    Method verb =
        Arrays.stream(verbs.getMethods())
            .filter(method -> method.getName().equals(call.verb()))
            .filter(method -> method.getParameterCount() == call.arguments().size())
            .findFirst()
            .orElseThrow();
    try {
      verb.invoke(to, arguments(call.arguments(), verb.getParameterTypes()));
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("'" + call.verb() + "' cannot be said", e);
    }
  }

  private static Object[] arguments(List<Argument> written, Class<?>[] types) {
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      String text = written.get(i).text();
      if (types[i] == int.class) {
        arguments[i] = Integer.valueOf(text);
      } else if (types[i] == double.class) {
        arguments[i] = Double.valueOf(text);
      } else {
        arguments[i] = text;
      }
    }
    return arguments;
  }
}
