package io.holdfast.rules.language;

import io.holdfast.rules.language.DeclaredType.DeclaredField;
import io.holdfast.rules.language.Type.Kind;
import io.holdfast.vocabulary.ActionClass;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Contacts;
import io.holdfast.vocabulary.FieldType;
import io.holdfast.vocabulary.Money;
import io.holdfast.vocabulary.Offer;
import io.holdfast.vocabulary.ProposedAction;
import io.holdfast.vocabulary.Risk;
import io.holdfast.vocabulary.RiskLevel;
import io.holdfast.vocabulary.Situation;
import io.holdfast.vocabulary.TaskRequest;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What can be asked of the declared and the given types, and what type the answer is of. */
final class Meanings {
  private static final List<Class<?>> GIVEN =
      List.of(
          Situation.class,
          ProposedAction.class,
          TaskRequest.class,
          Contacts.class,
          Consents.class,
          Risk.class,
          Offer.class,
          Money.class);

  /** Not questions, but how a situation is made. */
  private static final Set<String> MAKING =
      Set.of("describe", "propose", "request", "facts", "shortage");

  private static final Set<String> OF_TEXTS = Set.of("contains", "startsWith", "endsWith");

  /** Answers that may be nothing. A risk is there in every stage but the one that assesses it. */
  private static final Set<String> OPTIONAL = Set.of("tier", "channel", "cause", "offer");

  private static final Optional<BigDecimal> NONE = Optional.empty();
  private static final Optional<BigDecimal> ZERO = Optional.of(BigDecimal.ZERO);
  private static final Optional<BigDecimal> ONE = Optional.of(BigDecimal.ONE);
  private static final Optional<BigDecimal> HUNDRED = Optional.of(BigDecimal.valueOf(100));

  private static final Set<String> QUESTIONS =
      GIVEN.stream()
          .flatMap(type -> Arrays.stream(type.getMethods()))
          .filter(Meanings::isQuestion)
          .map(Method::getName)
          .collect(Collectors.toUnmodifiableSet());

  private final Vocabulary vocabulary;

  Meanings(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Words of the given types by their names. */
  static Map<String, Collection<String>> givenWords() {
    Map<String, Collection<String>> words = new LinkedHashMap<>();
    for (Class<?> type : GIVEN) {
      Set<String> properties = Vocabulary.properties(type);
      properties.remove("class");
      words.put(type.getSimpleName(), properties);
    }
    return words;
  }

  /** Whether the vocabulary has a question of this name. */
  static boolean isQuestion(String name) {
    return OF_TEXTS.contains(name) || QUESTIONS.contains(name);
  }

  private static boolean isQuestion(Method method) {
    return method.getDeclaringClass() != Object.class
        && !Modifier.isStatic(method.getModifiers())
        && !MAKING.contains(method.getName());
  }

  /** Everything a thing of this type has. */
  Collection<String> words(Type noun) {
    DeclaredType declared = vocabulary.types().get(noun.noun());
    if (declared != null) {
      return vocabulary.words(declared);
    }
    return givenWords().getOrDefault(noun.noun(), List.of());
  }

  /** What a field of a thing of this type can be; absent where it has no such field. */
  Optional<Type> field(Type noun, String name) {
    DeclaredType declared = vocabulary.types().get(noun.noun());
    if (declared == null) {
      return given(noun.noun()).flatMap(type -> property(type, name));
    }
    return vocabulary.allFields(declared).stream()
        .filter(field -> field.name().equals(name) && !field.isNote())
        .findFirst()
        .map(this::of)
        .or(() -> vocabulary.base(declared).flatMap(base -> property(base, name)));
  }

  /** The question of this name with so many arguments; absent where there is none. */
  Optional<Method> question(Type noun, String name, int arguments) {
    Class<?> asked = noun.kind() == Kind.TEXT ? String.class : base(noun.noun()).orElse(null);
    if (asked == null || asked == String.class && !OF_TEXTS.contains(name)) {
      return Optional.empty();
    }
    return Arrays.stream(asked.getMethods())
        .filter(method -> method.getName().equals(name) && isQuestion(method))
        .filter(method -> method.getParameterCount() == arguments)
        .findFirst();
  }

  /** What the answer to a question can be; absent where conditions can do nothing with it. */
  Optional<Type> answer(Method question) {
    return of(question, question.getName());
  }

  private Optional<Class<?>> base(String noun) {
    DeclaredType declared = vocabulary.types().get(noun);
    return declared == null ? given(noun) : vocabulary.base(declared);
  }

  private static Optional<Class<?>> given(String noun) {
    return GIVEN.stream()
        .filter(type -> type.getSimpleName().equals(noun))
        .<Class<?>>map(type -> type)
        .findFirst();
  }

  private Optional<Type> property(Class<?> type, String name) {
    String ending = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getParameterCount() == 0 && isQuestion(method))
        .filter(
            method ->
                Set.of("get" + ending, "is" + ending).contains(method.getName())
                    || type.isRecord() && method.getName().equals(name))
        .findFirst()
        .flatMap(method -> of(method, name));
  }

  private Optional<Type> of(Method method, String name) {
    return plain(method)
        .map(type -> OPTIONAL.contains(name) ? type.orNothing() : type)
        .map(type -> narrowed(type, method.getDeclaringClass(), name));
  }

  private static Optional<Type> plain(Method method) {
    Class<?> type = method.getReturnType();
    if (type == int.class || type == long.class) {
      return Optional.of(Type.wholeNumber());
    }
    if (type == double.class || type == BigDecimal.class) {
      return Optional.of(Type.of(Kind.NUMBER));
    }
    if (GIVEN.contains(type)) {
      return Optional.of(Type.noun(type.getSimpleName()));
    }
    boolean texts =
        method.getGenericReturnType() instanceof ParameterizedType list
            && type == List.class
            && list.getActualTypeArguments()[0] == String.class;
    Map<Class<?>, Kind> kinds =
        Map.of(
            String.class, Kind.TEXT,
            boolean.class, Kind.FLAG,
            Instant.class, Kind.TIME,
            LocalDate.class, Kind.DAY,
            RiskLevel.class, Kind.LEVEL);
    return Optional.ofNullable(texts ? Kind.LIST : kinds.get(type)).map(Type::of);
  }

  private Type narrowed(Type type, Class<?> owner, String name) {
    return switch (owner.getSimpleName() + '.' + name) {
      case "Situation.signalType" -> type.within(signals());
      case "ProposedAction.kind" -> type.within(names(ActionKind.values()));
      case "ProposedAction.actionClass" -> type.within(names(ActionClass.values()));
      case "Risk.score", "Offer.discountPct" -> type.within(ZERO, HUNDRED);
      case "Risk.probability" -> type.within(ZERO, ONE);
      case "ProposedAction.cost",
          "ProposedAction.runningDiscounts",
          "ProposedAction.totalDiscountPct",
          "Offer.cost",
          "Offer.durationMonths",
          "Situation.open" ->
          type.within(ZERO, NONE);
      default -> owner == Contacts.class ? type.within(ZERO, NONE) : type;
    };
  }

  private List<String> signals() {
    return vocabulary.types().values().stream()
        .map(type -> type.notes().get("signal"))
        .filter(java.util.Objects::nonNull)
        .toList();
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }

  /** What a declared field can be. */
  private Type of(DeclaredField field) {
    if (DeclarationReader.NOUNS.contains(field.type())) {
      return Type.noun(field.type());
    }
    FieldType type = DeclarationReader.TYPES.getOrDefault(field.type(), FieldType.TEXT);
    Type plain =
        switch (type) {
          case TEXT -> Type.of(Kind.TEXT).within(DeclarationReader.values(field));
          case WHOLE_NUMBER -> within(Type.wholeNumber(), field);
          case NUMBER -> within(Type.of(Kind.NUMBER), field);
          case FLAG -> Type.of(Kind.FLAG);
          case TIME -> Type.of(Kind.TIME);
          case DAY -> Type.of(Kind.DAY);
          case MONEY -> Type.noun("Money");
        };
    return field.notes().containsKey("required") ? plain : plain.orNothing();
  }

  private Type within(Type type, DeclaredField field) {
    Optional<DeclarationReader.Range> range = DeclarationReader.range(field);
    if (range.isPresent()) {
      return type.within(range.get().from(), range.get().to());
    }
    return window(field)
        .map(source -> type.within(source.minimum(), source.maximum()))
        .orElse(type);
  }

  // a window over a field stays within the field's range; what is counted is never below zero
  private Optional<Type> window(DeclaredField field) {
    Map<String, String> notes = new TreeMap<>(field.notes());
    if (notes.containsKey("count")
        || notes.containsKey("distinct")
        || notes.containsKey("daysSince")) {
      return Optional.of(Type.wholeNumber().within(ZERO, NONE));
    }
    for (String kind : List.of("min", "max", "mean", "last", "sum")) {
      String[] source = notes.getOrDefault(kind, "").split("\\.", 2);
      if (source.length == 2) {
        Optional<Type> type =
            vocabulary.types().values().stream()
                .filter(declared -> source[0].equals(declared.notes().get("signal")))
                .findFirst()
                .flatMap(declared -> field(Type.noun(declared.name()), source[1]));
        return kind.equals("sum")
            ? type.filter(t -> t.minimum().filter(from -> from.signum() >= 0).isPresent())
                .map(t -> t.within(ZERO, NONE))
            : type;
      }
    }
    return Optional.empty();
  }
}
