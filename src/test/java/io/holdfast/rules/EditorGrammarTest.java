package io.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The colours of sentences: the grammars of the editor extension, matched line by line. */
class EditorGrammarTest {
  private static final Path EXTENSION = Path.of("rules/.vscode/extensions/holdfast-rules");

  private record Scope(String name, String text) {}

  static List<Path> files() {
    try (Stream<Path> walk = Files.walk(Path.of("rules"))) {
      return walk.filter(file -> file.toString().matches(".*\\.dslr?")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode grammar(String file) {
    String language = file.endsWith(".dslr") ? "rules" : "sentences";
    return new JsonMapper().readTree(EXTENSION.resolve(language + ".tmLanguage.json"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyLineOfEveryFileHasAScope(Path file) throws IOException {
    JsonNode grammar = grammar(file.toString());
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        assertThat(scopes(grammar, line)).as(line).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rule \"usage: it drops\"|meta.rule",
        "规则 \"投诉：工单加急\"|meta.rule",
        "  @id(x) @owner(y) @since(2026-01-01) @basis(\"a (b), c\")|meta.note",
        "when|keyword.control",
        "那么|keyword.control",
        "  - the drop is at least 30 percent|meta.condition",
        "  - 降幅不低于 30%|meta.condition",
        "  Add 20 risk points because COMPLAINT|meta.sentence",
        "  不采取任何动作，原因是 LOW_RISK|meta.sentence",
        "  > assignment.managerOfRecord();|source.embedded",
        "// a comment|comment.line",
        "# a comment|comment.line",
      })
  void aLineHasTheScopeOfWhatItIs(String line, String scope) {
    assertThat(scopes(grammar("x.dslr"), line).get(0).name()).startsWith(scope);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "  Offer data-10gb-3m by app because CANCEL_INTENT|data-10gb-3m|variable.other.name",
        "  Offer data-10gb-3m by app because CANCEL_INTENT|CANCEL_INTENT|constant.other.code",
        "  风险加 38 分，原因是 COMPLAINT_REOPENED|38|constant.numeric",
        "  风险加 38 分，原因是 COMPLAINT_REOPENED|COMPLAINT_REOPENED|constant.other.code",
        "  - the risk is at least MEDIUM|MEDIUM|constant.other.code",
        "  - what drops is dataMb|dataMb|variable.other.name",
        "  - the topic is \"the bill\"|\"the bill\"|string.quoted",
      })
  void whatARuleFillsInStandsOut(String line, String text, String scope) {
    assertThat(scopes(grammar("x.dslr"), line))
        .anySatisfy(
            s -> {
              assertThat(s.text()).isEqualTo(text);
              assertThat(s.name()).startsWith(scope);
            });
  }

  @Test
  void wordsOfASentenceDoNotStandOut() {
    List<Scope> scopes = scopes(grammar("x.dslr"), "  A complaint is opened by the customer");

    assertThat(scopes).extracting(Scope::name).containsExactly("meta.sentence.holdfast");
  }

  @Test
  void theExtensionNamesItsGrammarsByTheirFilesAndScopes() {
    JsonNode extension = new JsonMapper().readTree(EXTENSION.resolve("package.json"));
    for (JsonNode grammar : extension.at("/contributes/grammars")) {
      JsonNode named = new JsonMapper().readTree(EXTENSION.resolve(grammar.get("path").asString()));
      assertThat(named.get("scopeName")).isEqualTo(grammar.get("scopeName"));
    }
  }

  // as editors do: the first pattern that matches from here on, then on from where it ends
  private static List<Scope> scopes(JsonNode grammar, String line) {
    List<Scope> scopes = new ArrayList<>();
    top(grammar, line).ifPresent(pattern -> apply(grammar, pattern, line, 0, scopes));
    return scopes;
  }

  private static Optional<JsonNode> top(JsonNode grammar, String line) {
    return patterns(grammar, grammar.get("patterns")).stream()
        .filter(pattern -> regex(pattern).matcher(line).find())
        .findFirst();
  }

  private static List<JsonNode> patterns(JsonNode grammar, JsonNode listed) {
    List<JsonNode> patterns = new ArrayList<>();
    for (JsonNode pattern : listed) {
      if (pattern.has("include")) {
        JsonNode included =
            grammar.get("repository").get(pattern.get("include").asString().substring(1));
        if (included.has("match") || included.has("begin")) {
          patterns.add(included);
        } else {
          patterns.addAll(patterns(grammar, included.get("patterns")));
        }
      } else {
        patterns.add(pattern);
      }
    }
    return patterns;
  }

  private static Pattern regex(JsonNode pattern) {
    return Pattern.compile(pattern.path(pattern.has("match") ? "match" : "begin").asString());
  }

  private static void apply(
      JsonNode grammar, JsonNode pattern, String line, int from, List<Scope> scopes) {
    Matcher matcher = regex(pattern).matcher(line);
    if (!matcher.find(from)) {
      return;
    }
    if (pattern.has("name")) {
      scopes.add(new Scope(pattern.get("name").asString(), matcher.group()));
    }
    pattern
        .path("captures")
        .forEachEntry(
            (group, capture) -> {
              String text = matcher.group(Integer.parseInt(group));
              scopes.add(new Scope(capture.get("name").asString(), text));
              if (capture.has("patterns")) {
                inside(grammar, capture.get("patterns"), text, scopes);
              }
            });
    if (pattern.has("begin")) {
      inside(grammar, pattern.path("patterns"), line.substring(matcher.end()), scopes);
    }
  }

  private static void inside(JsonNode grammar, JsonNode listed, String text, List<Scope> scopes) {
    List<JsonNode> patterns = patterns(grammar, listed);
    for (int at = 0; at < text.length(); ) {
      JsonNode first = null;
      int start = text.length();
      int end = text.length();
      for (JsonNode pattern : patterns) {
        Matcher matcher = regex(pattern).matcher(text);
        if (matcher.find(at) && matcher.start() < start) {
          first = pattern;
          start = matcher.start();
          end = matcher.end();
        }
      }
      if (first != null) {
        apply(grammar, first, text, at, scopes);
      }
      at = Math.max(end, at + 1);
    }
  }
}
