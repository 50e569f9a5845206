package io.holdfast.rules.language;

import io.holdfast.rules.language.Term.Calculation;
import io.holdfast.rules.language.Term.Constant;
import io.holdfast.rules.language.Term.Parameter;
import io.holdfast.rules.language.Term.Path;
import io.holdfast.rules.language.Term.Step;
import io.holdfast.vocabulary.Situation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a case answers when a term is asked of it. */
final class Answers {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.publicLookup();

  // kept with the class, so that the classes of a rule set go when it goes
  private static final ClassValue<Map<String, MethodHandle>> QUESTIONS =
      new ClassValue<>() {
        @Override
        protected Map<String, MethodHandle> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  private Answers() {}

  /** Something is asked of what is not there; the engine fails where this is thrown. */
  static final class NotThere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotThere(String message) {
      super(message, null, false, false);
    }
  }

  /** A step had nothing to start from and said that the condition then does not hold. */
  static final Object NOTHING_TO_ASK = new Object();

  static Object of(Term term, Situation situation) {
    if (term instanceof Constant constant) {
      return constant.value();
    }
    if (term instanceof Parameter parameter) {
      return asked(parameter.text(), () -> situation.parameter(parameter.name()));
    }
    return term instanceof Path path
        ? path(path, situation)
        : calculated((Calculation) term, situation);
  }

  private static Object path(Path path, Situation situation) {
    Object at = situation;
    for (Step step : path.steps()) {
      if (at == null) {
        if (step.orNothing()) {
          return NOTHING_TO_ASK;
        }
        throw new NotThere("'%s' asks '%s' of nothing.".formatted(path.text(), step.name()));
      }
      Object asked = at;
      at = asked(path.text(), () -> step(asked, step, situation));
    }
    return at;
  }

  private static Object step(Object at, Step step, Situation situation) throws Throwable {
    List<Term> arguments = step.arguments();
    MethodHandle question =
        QUESTIONS
            .get(at.getClass())
            .computeIfAbsent(
                step.name() + '/' + (step.call() ? arguments.size() : -1),
                key -> question(at.getClass(), step));
    if (!step.call()) {
      return (Object) question.invokeExact(at);
    }
    Object[] given = arguments.stream().map(argument -> of(argument, situation)).toArray();
    Class<?>[] wanted = question.type().parameterArray();
    for (int i = 0; i < given.length; i++) {
      // rules write 7 where the vocabulary counts in fractions
      if (wanted[i + 1] == double.class && given[i] instanceof Number number) {
        given[i] = number.doubleValue();
      } else if (wanted[i + 1] == int.class && given[i] instanceof Number number) {
        given[i] = number.intValue();
      }
    }
    return question.bindTo(at).invokeWithArguments(given);
  }

  private static MethodHandle question(Class<?> type, Step step) {
    String ending = Character.toUpperCase(step.name().charAt(0)) + step.name().substring(1);
    List<String> names =
        step.call() ? List.of(step.name()) : List.of("get" + ending, "is" + ending, step.name());
    for (String name : names) {
      for (Method method : type.getMethods()) {
        if (method.getName().equals(name)
            && method.getParameterCount() == step.arguments().size()) {
          return handle(method, step.call());
        }
      }
    }
    throw new NotThere("Nothing answers '%s'.".formatted(step.name()));
  }

  private static MethodHandle handle(Method method, boolean call) {
    try {
      MethodHandle handle = LOOKUP.unreflect(method);
      return call ? handle : handle.asType(MethodType.methodType(Object.class, Object.class));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("The vocabulary is public", e);
    }
  }

  private static Object calculated(Calculation calculation, Situation situation) {
    Object left = of(calculation.left(), situation);
    Object right = of(calculation.right(), situation);
    if (!(left instanceof Number one && right instanceof Number other)) {
      throw new NotThere("'%s' reckons with nothing.".formatted(calculation.text()));
    }
    char sign = calculation.sign();
    if (one instanceof BigDecimal || other instanceof BigDecimal) {
      BigDecimal a = new BigDecimal(one.toString());
      BigDecimal b = new BigDecimal(other.toString());
      return sign == '+' ? a.add(b) : sign == '-' ? a.subtract(b) : a.multiply(b);
    }
    if (whole(one) && whole(other)) {
      long a = one.longValue();
      long b = other.longValue();
      return sign == '+' ? a + b : sign == '-' ? a - b : a * b;
    }
    double a = one.doubleValue();
    double b = other.doubleValue();
    return sign == '+' ? a + b : sign == '-' ? a - b : a * b;
  }

  static boolean whole(Number number) {
    return number instanceof Integer || number instanceof Long;
  }

  private interface Asked {
    Object answer() throws Throwable;
  }

  private static Object asked(String text, Asked asked) {
    try {
      return asked.answer();
    } catch (NotThere | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new NotThere("'%s' has no answer: %s".formatted(text, e.getMessage()));
    }
  }
}
