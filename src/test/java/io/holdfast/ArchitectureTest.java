package io.holdfast;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

@AnalyzeClasses(packages = "io.holdfast", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] ADAPTERS =
      below("*.kafka", "*.redis", "*.web", "*.mail", "*.webhook", "rules.release.redis");
  private static final String[] EDGES = and(ADAPTERS, below("console", "server", "cli"));

  @ArchTest
  static final ArchRule VOCABULARY_NEEDS_ONLY_THE_JDK =
      classes()
          .that()
          .resideInAPackage("io.holdfast.vocabulary..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.holdfast.vocabulary..", "java..");

  /** Only server may use everything; the main class may too. */
  @ArchTest
  static void eachPackageUsesOnlyWhatItMay(JavaClasses production) {
    uses(production, "vocabulary");
    uses(production, "signal", "vocabulary", "decision");
    noClasses()
        .that()
        .resideInAPackage("io.holdfast.signal..")
        .and()
        .resideOutsideOfPackage("io.holdfast.signal.web..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.holdfast.decision..")
        .as("of signal, only its web adapter knows the id of a decision")
        .check(production);
    uses(production, "customer", "vocabulary");
    uses(production, "decision", "vocabulary");
    uses(production, "journal", "vocabulary", "customer", "decision", "access");
    uses(production, "rules", "vocabulary", "decision", "action", "signal", "customer");
    noClasses()
        .that()
        .resideInAPackage("io.holdfast.rules..")
        .and()
        .resideOutsideOfPackage("io.holdfast.rules.cases..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(below("signal", "customer"))
        .as("of rules, only the cases tell facts, and by the service's own means")
        .check(production);
    uses(production, "action", "vocabulary", "decision", "journal");
    uses(production, "task", "vocabulary", "decision", "action", "access", "journal");
    noClasses()
        .that()
        .resideInAPackage("io.holdfast.task..")
        .and()
        .resideOutsideOfPackage("io.holdfast.task.redis..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.holdfast.journal..")
        .as("of task, only its Redis adapter knows the outbox that all share")
        .check(production);
    uses(production, "plan", "vocabulary", "action", "journal");
    noClasses()
        .that()
        .resideInAPackage("io.holdfast.plan..")
        .and()
        .resideOutsideOfPackage("io.holdfast.plan.redis..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.holdfast.journal..")
        .as("of plan, only its Redis adapter knows the outbox that all share")
        .check(production);
    String[] core = {"vocabulary", "signal", "customer", "decision", "journal", "action"};
    uses(production, "pipeline", core);
    uses(production, "effect", "vocabulary", "decision", "rules");
    String[] ports = and(core, "rules", "task", "pipeline", "effect");
    uses(production, "simulation", ports);
    uses(production, "access");
    noClasses()
        .that()
        .resideInAnyPackage(below("journal", "task"))
        .and()
        .resideOutsideOfPackages(below("journal.web", "task.web"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.holdfast.access..")
        .as("of journal and task, only the web adapters know who asks")
        .check(production);
    uses(production, "notification", "vocabulary", "action", "task", "access");
    uses(
        production,
        "erasure",
        "access",
        "customer",
        "decision",
        "effect",
        "journal",
        "plan",
        "signal",
        "task");
    uses(production, "console", and(ports, "simulation", "access", "notification", "plan"));
    uses(production, "scorecard", "vocabulary");
    uses(production, "cli", and(ports, "simulation", "scorecard"));
  }

  @ArchTest
  static final ArchRule ONLY_THE_SERVER_KNOWS_THE_ADAPTERS =
      noClasses()
          .that()
          .resideOutsideOfPackages(and(ADAPTERS, below("server")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ADAPTERS);

  @ArchTest
  static final ArchRule PACKAGES_FORM_NO_CYCLES =
      slices().matching("io.holdfast.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule SPRING_STAYS_AT_THE_EDGES =
      noClasses()
          .that(
              resideOutsideOfPackages(EDGES)
                  .and(nameMatching("(?!io\\.holdfast\\.HoldfastApplication).*")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework..");

  @ArchTest
  static final ArchRule DROOLS_RUNS_IN_THE_RULE_ENGINE_ONLY =
      onlyIn(below("rules.engine", "rules.language"), "org.kie..", "org.drools..", "org.mvel2..");

  /** What rules say is read with the engine's parsers of rules, sentences and spreadsheets. */
  @ArchTest
  static final ArchRule THE_RULE_LANGUAGE_KNOWS_PARSERS_AND_NO_ENGINE =
      noClasses()
          .that()
          .resideInAPackage("io.holdfast.rules.language..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("org.kie..", "org.drools..", "org.mvel2..")
                  .and(
                      resideOutsideOfPackages(
                          "org.drools.drl.ast..",
                          "org.drools.drl.parser..",
                          "org.drools.decisiontable..",
                          "org.drools.template.parser..",
                          "org.kie.internal.builder.conf..")));

  @ArchTest
  static final ArchRule JEDIS_STAYS_IN_ITS_ADAPTERS =
      onlyIn(
          below("*.redis", "rules.release.redis", "server"), "redis.clients..", "redis.embedded..");

  @ArchTest
  static final ArchRule STATISTICS_STAY_WHERE_EFFECTS_ARE_MEASURED =
      onlyIn(below("effect"), "org.apache.commons.statistics..");

  /** What fits a scorecard is no part of a decision; a rule set knows its table only. */
  @ArchTest
  static final ArchRule SCORECARDS_ARE_FITTED_BY_COMMAND_ONLY =
      onlyIn(below("scorecard", "cli"), "io.holdfast.scorecard..");

  @ArchTest
  static final ArchRule THE_SOLVER_STAYS_WHERE_SCORECARDS_ARE_FITTED =
      onlyIn(below("scorecard"), "de.bwaldvogel..");

  @ArchTest
  static final ArchRule KAFKA_STAYS_IN_ITS_ADAPTERS =
      onlyIn(
          below("*.kafka", "server"),
          "org.apache.kafka..",
          "org.springframework.kafka..",
          "kafka..");

  @ArchTest
  static final ArchRule JACKSON_STAYS_WHERE_BYTES_ARE_READ_OR_WRITTEN =
      onlyIn(
          and(EDGES, below("signal", "journal", "rules", "simulation")),
          "tools.jackson..",
          "com.fasterxml.jackson..");

  /** A random generator with a given seed is no randomness. */
  @ArchTest
  static final ArchRule TIME_AND_CHANCE_COME_IN_AS_ARGUMENTS =
      noClasses()
          .that()
          .resideOutsideOfPackages(EDGES)
          .should()
          .callMethodWhere(target(name("now")).and(target(owner(resideInAPackage("java.time..")))))
          .orShould()
          .callMethodWhere(
              target(owner(nameMatching(Clock.class.getName())))
                  .and(target(nameMatching("system.*"))))
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callConstructor(Random.class)
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(ThreadLocalRandom.class, SecureRandom.class);

  private static void uses(JavaClasses production, String user, String... used) {
    noClasses()
        .that()
        .resideInAnyPackage(below(user))
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.holdfast..")
                .and(resideOutsideOfPackages(and(below(used), below(user)))))
        .as("%s uses nothing of Holdfast but %s".formatted(user, List.of(used)))
        .check(production);
  }

  private static ArchRule onlyIn(String[] homes, String... libraries) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(homes)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries);
  }

  private static String[] below(String... packages) {
    return Arrays.stream(packages).map("io.holdfast.%s.."::formatted).toArray(String[]::new);
  }

  private static String[] and(String[] some, String... more) {
    List<String> all = new ArrayList<>(List.of(some));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
