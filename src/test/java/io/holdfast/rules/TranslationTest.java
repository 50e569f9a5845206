package io.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Finding;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Language;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.rules.language.Sentences;
import io.holdfast.rules.language.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped complaint rules, in English and in Chinese. */
class TranslationTest {
  private static final String ENGLISH = "proposals/complaints.dslr";
  private static final String CHINESE = "proposals/complaints.zh-CN.dslr";
  private static final RuleSetLoader LOADER =
      new RuleSetLoader(RuleLimits.DEFAULT, () -> Cases.NOW);

  private RuleDirectory rules;

  @BeforeEach
  void copy(@TempDir Path directory) {
    rules = RuleDirectory.shipped(directory);
  }

  private List<String> errors() {
    return LOADER.load(rules.path()).findings().stream().map(Finding::toString).toList();
  }

  private RuleSet load() {
    Loaded loaded = LOADER.load(rules.path());
    return loaded.ruleSet().orElseThrow(() -> new AssertionError(loaded.findings()));
  }

  @Test
  void inEitherLanguageTheComplaintRulesAreTheSameRulesAndCountOnce() {
    int both = load().rules().size();
    rules.delete(ENGLISH).delete("assessment/complaints.dslr");
    int chinese = load().rules().size();
    rules.write(ENGLISH, shipped(ENGLISH));
    rules.write("assessment/complaints.dslr", shipped("assessment/complaints.dslr"));
    rules.delete(CHINESE).delete("assessment/complaints.zh-CN.dslr");
    int english = load().rules().size();

    assertThat(List.of(both, chinese, english)).containsOnly(both);
  }

  @Test
  void whatIsChangedInOneLanguageOnlyIsNamedInBothPlacesWithWhatToWrite() {
    rules.edit(ENGLISH, "- the severity is at least 3", "- the severity is at least 2");

    assertThat(errors())
        .containsExactly(
            CHINESE
                + ":7:3: This and "
                + ENGLISH
                + ":7 must say the same in two languages, and do not. Write '- 严重程度不低于 2' here,"
                + " or '- the severity is at least 3' at "
                + ENGLISH
                + ":7.");
  }

  @Test
  void whatIsSuggestedMendsIt() {
    rules.edit(CHINESE, "必须由经理处理任务 complaint，原因是 COMPLAINT_SERIOUS", "不采取任何动作，原因是 LOW_RISK");
    Matcher suggested = Pattern.compile("Write '(.*)' here").matcher(errors().get(0));
    assertThat(suggested.find()).isTrue();

    rules.edit(CHINESE, "不采取任何动作，原因是 LOW_RISK", suggested.group(1));

    assertThat(errors()).isEmpty();
  }

  @Test
  void aRuleALineOrAnOwnerThatIsMissingInOneLanguageIsNamed() {
    String rule = shipped(CHINESE);
    String without = rule.substring(0, rule.indexOf("规则 \"投诉：账单有误"));
    rules.write(CHINESE, without);
    assertThat(errors())
        .allSatisfy(f -> assertThat(f).startsWith(CHINESE + ": The rule '").contains(ENGLISH))
        .hasSizeGreaterThan(5);

    rules.write(CHINESE, rule.replace("  采取补救措施 assign-expert，原因是 COMPLAINT_REOPENED\n", ""));
    assertThat(errors()).singleElement().asString().startsWith(CHINESE + ":70:3: This and");

    rules.write(CHINESE, rule.replace("@owner(billing)", "@owner(sales)"));
    assertThat(errors())
        .singleElement()
        .asString()
        .contains("@owner is 'sales' here and 'billing' at " + ENGLISH);
  }

  @Test
  void aMistakeInChineseIsAnsweredInChinese() {
    rules.edit(CHINESE, "  - 主题是 billing", "  - 投诉主题是 billing");

    assertThat(errors())
        .singleElement()
        .asString()
        .isEqualTo(
            CHINESE
                + ":16:3: There is no such sentence: '- 投诉主题是 billing'. Nearest are: '- 主题是 billing'.");
  }

  @Test
  void spacesBesideChineseCharactersDoNotMatter() {
    rules.edit(CHINESE, "严重程度不低于 3", "严重程度不低于3");

    assertThat(errors()).isEmpty();
  }

  @Test
  void aLanguageWithoutSentencesIsNamed() {
    rules.write("assessment/more.fr.dslr", "rule \"x\"\nwhen\n  Rien\nthen\nend\n");

    assertThat(errors())
        .anySatisfy(
            error ->
                assertThat(error).startsWith("vocabulary/sentences.fr.dsl: This file is missing"));
  }

  @Test
  void everySentenceStandsInBothLanguagesForTheSame() {
    List<List<String>> meanings = new ArrayList<>();
    for (String file : List.of("sentences.dsl", "sentences.zh-CN.dsl")) {
      meanings.add(
          shipped("vocabulary/" + file)
              .lines()
              .filter(line -> line.startsWith("[when]") || line.startsWith("[then]"))
              .map(line -> line.substring(0, 6) + line.substring(line.indexOf('=')))
              .toList());
    }

    assertThat(meanings.get(1)).isEqualTo(meanings.get(0)).hasSizeGreaterThan(100);
  }

  private static String shipped(String file) {
    return RuleDirectory.at(Path.of("rules")).read(file);
  }

  /** What can be said in a sentence is; tables hold what has rows. */
  @Test
  void everyShippedRuleIsASentenceOrARow() throws IOException {
    try (Stream<Path> walk = Files.walk(Path.of("rules"))) {
      List<Path> files = walk.filter(Files::isRegularFile).toList();
      assertThat(files)
          .filteredOn(file -> !file.startsWith(Path.of("rules/vocabulary")))
          .noneMatch(file -> file.toString().endsWith(".drl"));
      for (Path file : files) {
        if (file.toString().endsWith(".dslr")) {
          assertThat(Files.readAllLines(file)).noneMatch(line -> line.trim().startsWith(">"));
        }
      }
    }
  }

  @Test
  void whatASentenceTellsTheEngineReadsAsTheSentenceAgain() {
    RuleFiles files = RuleFiles.read(Path.of("rules"), RuleLimits.DEFAULT);
    Findings findings = new Findings();
    Sentences sentences = Sentences.read(files, Vocabulary.read(files, findings), findings);
    List<String> said = new ArrayList<>();
    for (String file : files.of(FileKind.RULE_SENTENCES)) {
      boolean then = false;
      for (String line : shipped(file).lines().map(String::trim).toList()) {
        if (then && !line.equals("end") && Language.of(file).tag().isEmpty()) {
          said.add(line);
        }
        then = line.equals("then") || then && !line.equals("end");
      }
    }

    assertThat(said)
        .hasSizeGreaterThan(80)
        .allSatisfy(
            line ->
                assertThat(sentences.consequence(line, Place.of("x"), findings))
                    .flatMap(sentences::inWords)
                    .hasValue(line));
  }
}
