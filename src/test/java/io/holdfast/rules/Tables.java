package io.holdfast.rules;

import io.holdfast.rules.check.TableChecks;
import io.holdfast.rules.files.Finding;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Memory;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.Rule;
import io.holdfast.rules.language.RuleReader;
import io.holdfast.rules.language.RuleReader.StageRules;
import io.holdfast.rules.language.Sentences;
import io.holdfast.rules.language.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads and checks tables over the shipped vocabulary, without the engine. */
public final class Tables {
  private static final Path SHIPPED = Path.of("rules");

  private final Path directory;

  private Tables(Path directory) {
    this.directory = directory;
  }

  /** An empty rule set with the shipped vocabulary. */
  public static Tables in(Path directory) {
    try {
      Files.createDirectories(directory.resolve("vocabulary"));
      try (Stream<Path> files = Files.list(SHIPPED.resolve("vocabulary"))) {
        for (Path file : files.toList()) {
          Files.copy(file, directory.resolve("vocabulary").resolve(file.getFileName()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Tables(directory);
  }

  /** Every table of the shipped rule set, by its file. */
  public static List<String> shippedTables() {
    try (Stream<Path> files = Files.walk(SHIPPED)) {
      return files
          .map(file -> SHIPPED.relativize(file).toString().replace('\\', '/'))
          .filter(file -> file.endsWith(".drl.csv"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Text of a shipped table. */
  public static String shipped(String file) {
    try {
      return Files.readString(SHIPPED.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Tables write(String file, String text) {
    return write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  public Tables write(String file, byte[] content) {
    try {
      Path path = directory.resolve(file);
      Files.createDirectories(path.getParent());
      Files.write(path, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** What comes of reading them. */
  public record Read(List<StageRules> stages, List<Finding> findings) {

    public List<Rule> rules() {
      return stages.stream().flatMap(stage -> stage.rules().stream()).toList();
    }

    /** The findings as people see them. */
    public List<String> said() {
      return findings.stream().map(Finding::toString).toList();
    }
  }

  public Read read() {
    return read(RuleLimits.DEFAULT);
  }

  public Read read(RuleLimits limits) {
    RuleFiles files = RuleFiles.read(directory, limits);
    Findings findings = files.findings();
    Vocabulary vocabulary = Vocabulary.read(files, findings);
    Sentences sentences = Sentences.read(files, vocabulary, findings);
    List<StageRules> stages = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      stages.add(RuleReader.read(stage, files, sentences, vocabulary, new Memory(), findings));
    }
    new TableChecks(
            vocabulary,
            List.of("KEY_ACCOUNT", "BUSINESS", "PUBLIC"),
            List.of(
                "bereavement",
                "cancel-intent",
                "competitor-offer",
                "complaint",
                "contract-ending",
                "dissatisfied",
                "general",
                "key-account-risk",
                "network-trouble",
                "payment-problem",
                "vulnerable-customer"))
        .check(stages, findings);
    return new Read(stages, findings.sorted());
  }
}
