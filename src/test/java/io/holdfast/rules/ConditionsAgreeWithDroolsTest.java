package io.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rules.engine.DroolsRules;
import io.holdfast.rules.files.Finding;
import io.holdfast.rules.language.Evaluation;
import io.holdfast.rules.language.Rule;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Contacts;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.OpenItem;
import io.holdfast.vocabulary.Situation;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What our own evaluation makes of a condition is what the engine makes of it, warm and cold. With
 * {@code -Dholdfast.test.seeds=30} other conditions are put together for other cases, thirty times.
 */
class ConditionsAgreeWithDroolsTest {
  private static final int LINES_OF_A_RULE = 6;

  private static final long SEED = 20_261_122;
  private static final int SEEDS = Integer.getInteger("holdfast.test.seeds", 1);
  private static final int CASES = 400;

  private static final String DECLARATION =
      """
      declare Probe extends Signal @signal("probe")
        n : Integer
        m : Long
        x : Double
        y : Double
        z : Double @required
        s : String
        t : String
        w : String @values("red,green,blue")
        f : Boolean
        g : Boolean @required
        at : Instant
        since : Instant
        day : LocalDate
        till : LocalDate
        money : Money
      end
      """;

  private static final String REASONS = RuleDirectory.small("playbooks/reasons.yaml");

  private static final List<String> NASTY =
      List.of(
          "n >= 40",
          "40 <= n",
          "n > 39.5",
          "n == 40.0",
          "n != 40",
          "n != 40.5",
          "n == -1",
          "n > -1",
          "null == n",
          "n != null",
          "m == 40",
          "m <= 39",
          "n == m",
          "m < n",
          "x == 40",
          "x == y",
          "x != y",
          "n == x",
          "n < x",
          "x in (40, 39.5)",
          "z >= 0.0005",
          "x in (0.0001, 20000000.5)",
          "z + 0.1 == 0.3",
          "x not in (40, 39.5)",
          "n in (40)",
          "n in (40.5, 39)",
          "n not in (40, 41)",
          "z * 2 >= 80",
          "z + 1 > 40 && z - 1 < 40",
          "(z + 1) * 2 >= 82",
          "z * parameter(\"cost-cap-pct\") > 100 * z - 4000",
          "n != null && n * 2 >= 80",
          "n != null && x != null && n - x > 0 - 1",
          "z > 0 - 1.5",
          "s == \"40\"",
          "s != \"abc\"",
          "s == t",
          "s != t",
          "s in (\"abc\", \"40\")",
          "s not in (\"abc\", \"40\")",
          "s matches \"a.*\"",
          "s not matches \"a.*\"",
          "s contains \"b\"",
          "s not contains \"b\"",
          "s!.startsWith(\"a\")",
          "s != null && s.endsWith(\"c\")",
          "w == \"red\"",
          "w != \"red\"",
          "w in (\"red\", \"blue\")",
          "f == true",
          "f != true",
          "f == false",
          "f != false",
          "f == g",
          "g",
          "!g",
          "!(g)",
          "f != null && f",
          "!(n >= 40)",
          "!(f == true)",
          "!(s in (\"abc\"))",
          "!(n >= 40 && x >= 40)",
          "!(n >= 40 || x >= 40)",
          "!(!(n >= 40))",
          "f == false || n == 40",
          "n == 40 && x == null || s == \"abc\"",
          "n == 40 && (x == null || s == \"abc\")",
          "(n == 40 || x == null) && s == \"abc\"",
          "(n == 40 || x == null) && (s == \"abc\" || f == true)",
          "n == 40 || n == 41 && x == null",
          "n >= 40, n <= 40",
          "$n : n, n >= 40",
          "n >= 40 && n < 42, f == true",
          "day < till",
          "day == till",
          "day != till",
          "day != null && till == null",
          "at < since",
          "at >= since",
          "at == null",
          "at <= time",
          "money!.amount >= 20",
          "money!.amount == 40",
          "money!.amount == 40.5",
          "money!.amount != 40",
          "money!.amount not in (40)",
          "money!.currency == \"EUR\"",
          "money != null && money.amount * 2 >= 80",
          "money != null && money.amount - 0.5 == 40",
          "money!.amount > x",
          "left",
          "!left",
          "left == false",
          "left || n == 40",
          "offerHeld == true",
          "open(\"complaint\") == 0",
          "contacts.last7d < 2",
          "contacts.within(2.5) >= 1",
          "contacts.within(3) >= 1",
          "contacts.declinedWithin(30)",
          "!contacts.contactedWithin(7) && n == 40",
          "contacts.offeredWithin(s, 30)",
          "signalType == \"probe\"",
          "ageDays == 0",
          "customer.tenureMonths < 40",
          "customer.vulnerable != true",
          "customer.monthlyCharge * 12 > 100"
              .replace("customer", "customer.monthlyCharge != null && customer"),
          "history.complaints30d >= 1",
          "history.maxDropPct90d >= 39.5",
          "provenance == \"customer-stated\"",
          "provenance != \"customer-stated\"",
          "consents.denied(\"marketing\", \"call\")",
          "!consents.denied(\"marketing\", \"call\") && w == \"red\"",
          "consents.unknown(\"marketing\", s) && n >= 40");

  @Test
  void everyKindOfConditionHoldsForTheSameCases(@TempDir Path directory) {
    agree(RuleDirectory.in(directory), NASTY, SEED);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void conditionsPutTogetherAtRandomHoldForTheSameCases(long seed, @TempDir Path directory) {
    Random random = new Random(seed);
    List<String> conditions =
        IntStream.range(0, 150).mapToObj(i -> condition(random, 3)).distinct().toList();
    RuleDirectory rules = RuleDirectory.in(directory);
    write(rules, conditions);
    Set<Integer> impossible =
        rules.tryLoad().findings().stream()
            .filter(finding -> finding.code() == Finding.Code.NEVER_FIRES)
            .map(finding -> (finding.line() - 1) / LINES_OF_A_RULE)
            .collect(Collectors.toSet());

    agree(
        rules,
        IntStream.range(0, conditions.size())
            .filter(i -> !impossible.contains(i))
            .mapToObj(conditions::get)
            .toList(),
        seed);
  }

  static LongStream seeds() {
    return LongStream.range(SEED, SEED + SEEDS);
  }

  private static String condition(Random random, int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      List<String> simple =
          NASTY.stream().filter(c -> !c.matches(".*(!\\.|\\$|, [nf] ).*")).toList();
      return simple.get(random.nextInt(simple.size()));
    }
    return switch (random.nextInt(4)) {
      case 0 -> "!(" + condition(random, depth - 1) + ")";
      case 1 -> "(" + condition(random, depth - 1) + " || " + condition(random, depth - 1) + ")";
      case 2 -> condition(random, depth - 1) + " || " + condition(random, depth - 1);
      default -> "(" + condition(random, depth - 1) + ") && (" + condition(random, depth - 1) + ")";
    };
  }

  private static void write(RuleDirectory directory, List<String> conditions) {
    StringBuilder text = new StringBuilder();
    StringBuilder reasons = new StringBuilder();
    for (int i = 0; i < conditions.size(); i++) {
      text.append(
          """
          rule "r%d" @id(r%d) @owner(x) @since(2026-01-01) @basis(x)
          when
            Probe(%s)
          then
            assessment.points(1, "R%d");
          end
          """
              .formatted(i, i, conditions.get(i), i));
      reasons.append("R%d: {en: It is so, zh-CN: 是的}\n".formatted(i));
    }
    directory.write("playbooks/reasons.yaml", REASONS + reasons);
    directory.write("vocabulary/probe.drl", DECLARATION).write("assessment/probe.drl", text + "");
    directory.write("parameters/probe.yaml", "cost-cap-pct: {value: 20.5, basis: x}\n");
  }

  private static void agree(RuleDirectory directory, List<String> conditions, long seed) {
    write(directory, conditions);
    directory.edit("ruleset.yaml", "firings: 50", "firings: 500");
    RuleSet ruleSet = directory.load();
    DroolsRules drools = (DroolsRules) ruleSet.evaluator();
    List<Rule> rules =
        ruleSet.written().stream().filter(rule -> rule.id().matches("r\\d+")).toList();
    assertThat(rules).hasSameSizeAs(conditions);
    List<Facts> cases = cases(seed);
    var answers = drools.assess(cases);
    Map<String, Set<Boolean>> seen = new HashMap<>();
    for (int i = 0; i < cases.size(); i++) {
      Facts facts = cases.get(i);
      Situation situation = drools.situations().ofSignal(facts);
      Set<String> theirs =
          answers
              .get(i)
              .fold(
                  assessed ->
                      assessed.risk().drivers().stream()
                          .map(driver -> driver.reason().rule())
                          .filter(id -> id.matches("r\\d+"))
                          .collect(Collectors.toCollection(TreeSet::new)),
                  failure -> {
                    throw new AssertionError(failure + " on " + facts);
                  });
      Set<String> ours = new TreeSet<>();
      for (Rule rule : rules) {
        boolean holds = Evaluation.all(rule.conditions(), situation);
        seen.computeIfAbsent(rule.id(), id -> new TreeSet<>()).add(holds);
        if (holds) {
          ours.add(rule.id());
        }
      }
      assertThat(ours.stream().map(id -> id + ": " + conditions.get(number(id))))
          .as("%s", facts)
          .containsExactlyElementsOf(
              theirs.stream().map(id -> id + ": " + conditions.get(number(id))).toList());
    }
    long telling = seen.values().stream().filter(both -> both.size() == 2).count();
    assertThat(telling).as("conditions seen true and false").isGreaterThan(rules.size() * 3 / 5);
  }

  private static int number(String id) {
    return Integer.parseInt(id.substring(1));
  }

  private static List<Facts> cases(long seed) {
    Random random = new Random(seed);
    List<Facts> cases = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      Map<String, Object> data = new HashMap<>();
      data.put("z", any(random, () -> 0.0, () -> 39.5, () -> 40.0, () -> 41.25));
      data.put("g", random.nextBoolean());
      maybe(random, data, "n", () -> any(random, () -> 39L, () -> 40L, () -> 41L, () -> -1L));
      maybe(random, data, "m", () -> any(random, () -> 39L, () -> 40L, () -> 41L));
      maybe(random, data, "x", () -> any(random, () -> 39.5, () -> 40.0, () -> 40.5, () -> 0.1));
      maybe(random, data, "y", () -> any(random, () -> 39.5, () -> 40.0, () -> 40));
      maybe(random, data, "s", () -> any(random, () -> "abc", () -> "40", () -> "Abc", () -> ""));
      maybe(random, data, "t", () -> any(random, () -> "abc", () -> "40"));
      maybe(random, data, "w", () -> any(random, () -> "red", () -> "green", () -> "blue"));
      maybe(random, data, "f", random::nextBoolean);
      maybe(random, data, "at", () -> Cases.NOW.minusSeconds(random.nextInt(2)).toString());
      maybe(random, data, "since", () -> Cases.NOW.minusSeconds(random.nextInt(2)).toString());
      maybe(random, data, "day", () -> any(random, () -> "2026-11-01", () -> "2026-11-02"));
      maybe(random, data, "till", () -> any(random, () -> "2026-11-01", () -> "2026-11-02"));
      maybe(
          random,
          data,
          "money",
          () ->
              Map.of(
                  "amount",
                  new BigDecimal(any(random, () -> "10", () -> "40.00", () -> "40.5")),
                  "currency",
                  any(random, () -> "EUR", () -> "USD")));
      maybe(
          random,
          data,
          "provenance",
          () -> any(random, () -> "customer-stated", () -> "porting-process"));
      Map<String, Object> profile = new HashMap<>();
      maybe(random, profile, "tenureMonths", () -> (long) 30 + random.nextInt(20));
      maybe(random, profile, "monthlyCharge", () -> random.nextInt(20) * 1.5);
      maybe(random, profile, "vulnerable", random::nextBoolean);
      Map<String, Object> history = new HashMap<>();
      maybe(random, history, "complaints30d", () -> (long) random.nextInt(3));
      maybe(random, history, "maxDropPct90d", () -> any(random, () -> 39.5, () -> 40.0, () -> 1.0));
      cases.add(around(Cases.signal("probe", data, profile, history), random));
    }
    return cases;
  }

  private static Facts around(Facts plain, Random random) {
    return new Facts(
        plain.signal(),
        plain.profile(),
        plain.history(),
        new Contacts(random.nextBoolean() ? List.of() : List.of(contact(random)), Cases.NOW),
        new Consents(
            random.nextBoolean()
                ? Map.of()
                : Map.of(
                    new Consents.Scope("marketing", any(random, () -> "call", () -> "abc")),
                    new Consents.Statement(random.nextBoolean(), Cases.NOW))),
        Optional.empty(),
        random.nextBoolean() ? List.of() : List.of(new OpenItem("complaint", "c-1", Cases.NOW)),
        random.nextBoolean(),
        plain.now());
  }

  private static Contact contact(Random random) {
    Instant at = Cases.NOW.minus(Duration.ofHours(random.nextInt(100)));
    return new Contact(
        "a-1",
        ActionKind.TAILORED_OFFER,
        Optional.of("sms"),
        Optional.empty(),
        Optional.of(any(random, () -> "abc", () -> "data")),
        at,
        random.nextBoolean(),
        any(random, () -> Contact.Status.DECLINED, () -> Contact.Status.REQUESTED),
        at);
  }

  private static void maybe(
      Random random, Map<String, Object> data, String name, Supplier<Object> value) {
    if (random.nextInt(4) > 0) {
      data.put(name, value.get());
    }
  }

  @SafeVarargs
  private static <T> T any(Random random, Supplier<? extends T>... values) {
    return values[random.nextInt(values.length)].get();
  }
}
