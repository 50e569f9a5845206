package io.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rules.files.Finding;
import io.holdfast.rules.files.RuleLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Breaks the shipped rule set in every way we could think of, one at a time. */
@TestInstance(Lifecycle.PER_CLASS)
class BrokenRuleSetTest {
  private static final Path SHIPPED = Path.of("rules");
  private static final Path MUTATIONS = Path.of("src/test/resources/mutations");
  private static final YAMLMapper YAML =
      YAMLMapper.builder().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

  /** What no analyst should ever have to read. */
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "java\\.|javax?\\b|Exception|\\borg\\.|io\\.holdfast|drools|kie\\b|mvel|\\$param|\\$\\d|Default[a-z]|"
              + "mismatched input|no viable|\\bERR\\b|token|\\bnull\\b|retention\\.|Rule_|Lambda|@[0-9a-f]{5,}|"
              + "\\bunable\\b|Unable|Class(Cast|NotFound)|\\n");

  // one loader, so that only what is edited is compiled again
  private final RuleSetLoader loader =
      new RuleSetLoader(RuleLimits.DEFAULT, InstantSource.fixed(Cases.NOW));

  private Path rules;

  @BeforeAll
  void copyAndCompile(@TempDir Path directory) throws IOException {
    rules = directory;
    for (Path file : files()) {
      Path copy = rules.resolve(SHIPPED.relativize(file));
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
    assertThat(loader.load(rules).ruleSet()).isPresent();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mutations")
  void everyBreakIsFoundWhereItIsWithWhatToDo(String name, Mutation mutation) throws IOException {
    Path file = rules.resolve(mutation.file());
    String original = Files.exists(file) ? Files.readString(file) : "";
    mutation.apply(rules);
    try {
      check(mutation, original, loader.load(rules));
    } finally {
      restore(file);
      if (mutation.extra() != null) {
        restore(rules.resolve(mutation.extra().file()));
      }
    }
  }

  @Test
  void thereAreAtLeastSixtyOfThem() throws IOException {
    assertThat(mutations().map(m -> m[0]).distinct()).hasSizeGreaterThanOrEqualTo(60);
  }

  private void check(Mutation mutation, String original, Loaded loaded) throws IOException {
    String said = "\n  " + String.join("\n  ", loaded.findings().stream().map(this::full).toList());
    SoftAssertions softly = new SoftAssertions();
    List<Finding> found =
        loaded.findings().stream()
            .filter(f -> mutation.code() == null || f.code().name().equals(mutation.code()))
            .filter(f -> f.file().equals(mutation.place()))
            .toList();
    var line = mutation.wantedLine(rules, original);
    List<Finding> there =
        found.stream().filter(f -> line.isEmpty() || f.line() == line.get()).toList();
    softly
        .assertThat(there)
        .as("%s in %s:%s; found:%s", mutation.code(), mutation.place(), line.orElse(0), said)
        .isNotEmpty();
    if (!there.isEmpty()) {
      Finding finding = there.get(0);
      int column = mutation.wantedColumn(rules, finding.line());
      if (column > 0) {
        softly.assertThat(finding.column()).as("column; found:%s", said).isEqualTo(column);
      }
      softly
          .assertThat(there.stream().map(f -> f.message() + " " + f.suggestion()))
          .as("fix")
          .anySatisfy(text -> assertThat(text).contains(mutation.fix()));
      softly
          .assertThat(finding.severity().name())
          .isEqualTo(mutation.severity() == null ? "ERROR" : mutation.severity());
    }
    int most = mutation.more() == 0 ? 2 : mutation.more();
    softly.assertThat(loaded.findings().size()).as("findings:%s", said).isBetween(1, most);
    boolean warning = "WARNING".equals(mutation.severity());
    if (!warning || most <= 2) {
      softly.assertThat(loaded.ruleSet().isPresent()).as("usable").isEqualTo(warning);
    }
    softly
        .assertThat(loaded.findings())
        .allSatisfy(f -> assertThat(f.message() + f.suggestion()).doesNotContainPattern(FORBIDDEN));
    softly.assertAll();
  }

  private String full(Finding finding) {
    return finding.severity() + " " + finding.code() + " " + finding;
  }

  private void restore(Path file) throws IOException {
    Path shipped = SHIPPED.resolve(rules.relativize(file).toString());
    if (Files.exists(shipped)) {
      Files.write(file, Files.readAllBytes(shipped));
    } else {
      Files.delete(file);
    }
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(SHIPPED)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }

  static Stream<Object[]> mutations() throws IOException {
    List<Object[]> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(MUTATIONS)) {
      for (Path file : files.sorted().toList()) {
        String area = file.getFileName().toString().replace(".yaml", "");
        for (Mutation mutation : YAML.readValue(file.toFile(), Mutation[].class)) {
          all.add(new Object[] {area + ": " + mutation.name(), mutation});
        }
      }
    }
    return all.stream();
  }
}
