package io.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.holdfast.rules.files.Finding;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.RuleLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What editors know of the YAML files: the schemas of the editor extension beside the rules. */
class EditorSchemasTest {
  private static final Path RULES = Path.of("rules");
  private static final Path EXTENSION = RULES.resolve(".vscode/extensions/holdfast-rules");
  private static final JsonMapper JSON = new JsonMapper();
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final String UNKNOWN = "zzzzzzzz";

  static List<Path> yamlFiles() {
    List<Path> files = new ArrayList<>();
    for (Path root : List.of(RULES, Path.of("simulations"))) {
      try (Stream<Path> walk = Files.walk(root)) {
        walk.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(files::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }

  private static JsonNode json(Path file) {
    return JSON.readTree(file);
  }

  /** Schemas whose file patterns take this path, as the editor goes about it. */
  private static List<Path> schemas(String path) {
    List<Path> schemas = new ArrayList<>();
    for (JsonNode mapping :
        json(EXTENSION.resolve("package.json")).at("/contributes/yamlValidation")) {
      boolean fits = false;
      for (JsonNode pattern : mapping.get("fileMatch")) {
        String glob = pattern.asString();
        fits =
            glob.startsWith("!")
                ? fits && !fits(glob.substring(1), path)
                : fits || fits(glob, path);
      }
      if (fits) {
        schemas.add(EXTENSION.resolve(mapping.get("url").asString()));
      }
    }
    return schemas;
  }

  private static boolean fits(String glob, String path) {
    return FileSystems.getDefault().getPathMatcher("glob:**/" + glob).matches(Path.of("/" + path));
  }

  private static List<Error> errors(String path, JsonNode content) {
    Schema schema = REGISTRY.getSchema(json(schemas(path).get(0)));
    return schema.validate(content);
  }

  @ParameterizedTest
  @MethodSource("yamlFiles")
  void everyShippedFileHasOneSchemaAndHoldsToIt(Path file) {
    assertThat(schemas(file.toString())).hasSize(1);
    assertThat(errors(file.toString(), YAML.readTree(file))).isEmpty();
  }

  @Test
  void theSchemasAreSchemasAndEverySchemaIsUsed() throws IOException {
    Schema metaSchema =
        REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    Set<Path> used = new TreeSet<>();
    json(EXTENSION.resolve("package.json"))
        .at("/contributes/yamlValidation")
        .forEach(mapping -> used.add(EXTENSION.resolve(mapping.get("url").asString()).normalize()));
    try (Stream<Path> schemas = Files.list(EXTENSION.resolve("schemas"))) {
      assertThat(schemas.map(Path::normalize)).containsExactlyInAnyOrderElementsOf(used);
    }
    used.forEach(schema -> assertThat(metaSchema.validate(json(schema))).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rules/ruleset.yaml|owner:|ownr:",
        "rules/ruleset.yaml|currency: EUR|currency: euro",
        "rules/ruleset.yaml|propensity: true|propensity: maybe",
        "rules/ruleset.yaml|expectedProfit: NESLIN|expectedProfit: GUESSED",
        "rules/ruleset.yaml|SERVICE_FIX: TRANSACTIONAL|SERVICE_FIX: SOMETIMES",
        "rules/ruleset.yaml|firings: 1000|firings: many",
        "rules/parameters/contact-policy.yaml|value: 1|value: one",
        "rules/parameters/contact-policy.yaml|value: 1|values: [{value: 1}]",
        "rules/parameters/contact-policy.yaml|unit:|units:",
        "rules/offers/data-10gb-3m.yaml|cost: 9|cost: -9",
        "rules/offers/data-10gb-3m.yaml|validFor: P14D|validFor: 14 days",
        "rules/offers/data-10gb-3m.yaml|kind: data|tier: PUBLIC",
        "rules/offers/data-10gb-3m.yaml|  en: |  de: ",
        "rules/experiments/data-or-a-question.yaml|share: 20|share: 120",
        "rules/experiments/data-or-a-question.yaml|does: []|do: []",
        "rules/playbooks/reasons.yaml|USAGE_DROP:|usage drop:",
        "rules/playbooks/signals.yaml|en:|english:",
        "rules/playbooks/general.yaml|say:|says:",
        "simulations/demo/scenario.yaml|perSecond: 8|perSecond: 0",
        "simulations/demo/scenario.yaml|follows: [promise-made]|folows: [promise-made]",
      })
  void aBrokenFileDoesNot(String file, String before, String after) throws IOException {
    String text = Files.readString(Path.of(file));
    assertThat(text).contains(before);
    String broken = text.replaceFirst(java.util.regex.Pattern.quote(before), after);

    assertThat(errors(file, YAML.readTree(broken))).isNotEmpty();
  }

  /** In every place of every file the loader and the schema know the same entries. */
  @Test
  void theLoaderAndTheSchemasKnowTheSameEntries(@TempDir Path copy) throws IOException {
    RuleDirectory rules = RuleDirectory.shipped(copy);
    Map<String, JsonNode> probed = new TreeMap<>();
    for (Path file : yamlFiles()) {
      if (file.startsWith(RULES)) {
        String path = RULES.relativize(file).toString();
        JsonNode content = YAML.readTree(file);
        probe(content);
        rules.write(path, YAML.writeValueAsString(content));
        probed.put(path, content);
      }
    }
    Map<String, Set<String>> known = new LinkedHashMap<>();
    for (Finding finding :
        new RuleSetLoader(RuleLimits.DEFAULT, () -> Cases.NOW).load(copy).findings()) {
      if (finding.code() == Code.UNKNOWN_ENTRY && finding.message().contains(UNKNOWN)) {
        String names = finding.suggestion().replaceAll("There are: |\\.$", "");
        known.put(finding.file() + ':' + finding.line(), new TreeSet<>(List.of(names.split(", "))));
      }
    }
    assertThat(known).hasSizeGreaterThan(100);
    probed.forEach(
        (path, content) -> {
          JsonNode schema = json(schemas(path).get(0));
          List<String> lines = rules.read(path).lines().toList();
          List<Integer> at = new ArrayList<>();
          for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).matches("[\\s-]*" + UNKNOWN + ":.*")) {
              at.add(i + 1);
            }
          }
          List<List<String>> mappings = new ArrayList<>();
          paths(content, List.of(), mappings);
          assertThat(at).hasSameSizeAs(mappings);
          for (int i = 0; i < at.size(); i++) {
            if (mappings.get(i).contains("refused")) {
              continue; // the policies are the rule set's own
            }
            Optional<Set<String>> loaders = Optional.ofNullable(known.get(path + ':' + at.get(i)));
            assertThat(entries(schema, schema, mappings.get(i)))
                .as("%s at %s", path, mappings.get(i))
                .isEqualTo(loaders);
          }
        });
  }

  // the unknown entry comes first in its mapping, so that they stand in the order of a walk
  private static void probe(JsonNode node) {
    node.forEach(EditorSchemasTest::probe);
    if (node instanceof ObjectNode object) {
      Map<String, JsonNode> entries = new LinkedHashMap<>();
      object.forEachEntry(entries::put);
      object.removeAll();
      object.put(UNKNOWN, "1");
      entries.forEach(object::set);
    }
  }

  private static void paths(JsonNode node, List<String> path, List<List<String>> mappings) {
    if (node.isObject()) {
      mappings.add(path);
      node.forEachEntry((name, value) -> paths(value, with(path, name), mappings));
    } else {
      node.forEach(item -> paths(item, with(path, "[]"), mappings));
    }
  }

  private static List<String> with(List<String> path, String step) {
    List<String> longer = new ArrayList<>(path);
    longer.add(step);
    return longer;
  }

  /** Entries a schema allows at a place; absent where it allows any. */
  private static Optional<Set<String>> entries(JsonNode root, JsonNode schema, List<String> path) {
    if (schema == null || schema.isMissingNode() || schema.isBoolean()) {
      return Optional.empty();
    }
    JsonNode resolved = resolved(root, schema);
    if (path.isEmpty()) {
      JsonNode object = alternative(root, resolved, "object");
      return object.path("additionalProperties").isBoolean()
          ? Optional.of(new TreeSet<>(object.path("properties").propertyNames()))
          : Optional.empty();
    }
    String step = path.get(0);
    List<String> rest = path.subList(1, path.size());
    if (step.equals("[]")) {
      return entries(root, alternative(root, resolved, "array").get("items"), rest);
    }
    JsonNode object = alternative(root, resolved, "object");
    JsonNode property = object.path("properties").path(step);
    return entries(
        root, property.isMissingNode() ? object.get("additionalProperties") : property, rest);
  }

  private static JsonNode resolved(JsonNode root, JsonNode schema) {
    return schema.has("$ref") ? root.at(schema.get("$ref").asString().substring(1)) : schema;
  }

  private static JsonNode alternative(JsonNode root, JsonNode schema, String type) {
    if (schema.has("oneOf") && !schema.has("type")) {
      for (JsonNode one : schema.get("oneOf")) {
        JsonNode resolved = resolved(root, one);
        if (resolved.path("type").asString("").equals(type)) {
          return resolved;
        }
      }
    }
    return schema;
  }
}
