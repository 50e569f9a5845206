package io.holdfast.rules.check;

import io.holdfast.rules.check.Extent.Numbers;
import io.holdfast.rules.check.Extent.Words;
import io.holdfast.rules.content.Header;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.DeclaredType;
import io.holdfast.rules.language.Rule;
import io.holdfast.rules.language.Term.Path;
import io.holdfast.rules.language.Type;
import io.holdfast.rules.language.Vocabulary;
import io.holdfast.vocabulary.RiskLevel;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What everything that a rule may ask can be before the rule asks anything.
 *
 * @param signal the one signal the rule looks at; empty text where it may be any
 */
public record Universe(Stage stage, String signal, Collection<String> tiers, Set<String> purposes) {
  static final String LEVEL = "risk.level";
  private static final Extent NOTHING = new Extent(true, new Words(Set.of(), false));
  private static final Set<String> LEVELS =
      Arrays.stream(RiskLevel.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

  /** What a rule of this kind may meet. */
  public static Universe of(Rule rule, Header header, Vocabulary vocabulary) {
    DeclaredType type = vocabulary.types().get(rule.type());
    return new Universe(
        rule.stage(),
        type == null ? "" : type.notes().getOrDefault("signal", ""),
        header.tiers(),
        Set.copyOf(header.purposes().values()));
  }

  /** What this can be; its type says what it is made of. */
  Extent of(Path path) {
    boolean assessing = stage == Stage.ASSESSMENT;
    String name = path.name();
    if (assessing && (name.equals("tier") || name.equals("risk") || name.startsWith("risk."))) {
      return NOTHING;
    }
    return switch (name) {
      case "tier" -> Extent.words(new LinkedHashSet<>(tiers));
      case LEVEL -> level();
      case "purpose" -> Extent.words(purposes);
      case "signalType" -> signal.isEmpty() ? of(path.type()) : Extent.words(Set.of(signal));
      default -> of(path.type());
    };
  }

  /** What the level of the risk can be. */
  Extent level() {
    return stage == Stage.ASSESSMENT ? NOTHING : Extent.words(LEVELS);
  }

  private static Extent of(Type type) {
    Extent extent =
        switch (type.kind()) {
          case NUMBER -> Extent.range(range(type));
          case FLAG -> Extent.words(Set.of("true", "false"));
          case LEVEL -> Extent.words(LEVELS);
          case TEXT ->
              type.values().isEmpty()
                  ? Extent.of(Words.ALL)
                  : Extent.words(new LinkedHashSet<>(type.values()));
          default -> Extent.of(Words.ALL);
        };
    return type.optional() ? extent.orNothing() : extent;
  }

  private static Range range(Type type) {
    Range range =
        Range.of(
            bound(type.minimum(), Double.NEGATIVE_INFINITY),
            bound(type.maximum(), Double.POSITIVE_INFINITY));
    return type.whole() ? range.whole() : range;
  }

  private static double bound(Optional<BigDecimal> bound, double otherwise) {
    return bound.map(BigDecimal::doubleValue).orElse(otherwise);
  }

  /** What is left of an extent for something of this type: of what is counted, whole numbers. */
  static Extent whole(Extent extent, Type type) {
    if (!type.whole() || !(extent.values() instanceof Numbers numbers)) {
      return extent;
    }
    Numbers whole =
        new Numbers(numbers.ranges().stream().map(Range::whole).filter(r -> !r.isEmpty()).toList());
    return new Extent(extent.nothing(), whole);
  }
}
