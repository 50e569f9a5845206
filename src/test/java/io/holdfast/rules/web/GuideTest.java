package io.holdfast.rules.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.holdfast.cli.Commands;
import io.holdfast.rules.RuleDirectory;
import io.holdfast.rules.RuleSetSource;
import io.holdfast.rules.RuleSets;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.rules.release.InMemoryReleaseStore;
import io.holdfast.rules.release.ReleasePolicy;
import io.holdfast.scorecard.Histories;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * Walks through {@code rules/README.md} as an analyst would: what the guide says to write is
 * written into a copy of the rules, what it says to run is run, and what it shows must come out.
 */
class GuideTest {
  private static final Path GUIDE = Path.of("rules/README.md");
  private static final Pattern HASH = Pattern.compile("\\b[0-9a-f]{12}\\b");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  /** Versions as the guide calls them, and what they are called here. */
  private final Map<String, String> versions = new LinkedHashMap<>();

  /** Where files that are not part of the rules lie. */
  @TempDir private Path beside;

  private RuleSets ruleSets;
  private MockMvcTester http;
  private HttpServer service;

  /** A block of the guide and the line of text above it. */
  private record Block(String before, String language, List<String> lines) {
    String text() {
      return String.join("\n", lines) + '\n';
    }
  }

  static List<String> walks() {
    return sections().entrySet().stream()
        .filter(section -> section.getValue().stream().anyMatch(b -> b.language.equals("console")))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Map<String, List<Block>> sections() {
    Map<String, List<Block>> sections = new LinkedHashMap<>();
    String section = "";
    String before = "";
    Block open = null;
    for (String line : lines(GUIDE)) {
      if (open != null && line.equals("```")) {
        open = null;
        before = "";
      } else if (open != null) {
        open.lines.add(line);
      } else if (line.startsWith("```")) {
        open = new Block(before, line.substring(3), new ArrayList<>());
        sections.get(section).add(open);
      } else if (line.startsWith("## ")) {
        section = line.substring(3);
        sections.put(section, new ArrayList<>());
      } else if (!line.isBlank()) {
        before = line;
      }
    }
    return sections;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theGuideHasAWalkForWhatAnalystsDo() {
    assertThat(walks())
        .contains(
            "Change a threshold",
            "Add an offer",
            "Add a rule",
            "用中文写规则",
            "Add a signal type",
            "Find out why a customer got no offer",
            "Fit the scorecard",
            "Release",
            "Roll back");
  }

  @Test
  void everyHeadingIsLinkedAtTheTopAndEveryLinkLeadsToOne() {
    String links = lines(GUIDE).stream().filter(l -> l.contains("](#")).findFirst().orElseThrow();
    List<String> linked =
        Pattern.compile("\\[([^]]+)]\\(#([^)]+)\\)")
            .matcher(links)
            .results()
            .peek(
                l ->
                    assertThat(l.group(2))
                        .isEqualTo(l.group(1).toLowerCase(Locale.ROOT).replace(' ', '-')))
            .map(link -> link.group(1))
            .toList();

    assertThat(linked).containsExactlyElementsOf(sections().keySet());
  }

  @Test
  void whatTheGuideSaysADecisionSaysIsWhatItSays() {
    List<String> losses =
        lines(Path.of("src/main/resources/messages.properties")).stream()
            .filter(line -> line.startsWith("loss.") && !line.startsWith("loss.NOTHING_TO_DO"))
            .map(line -> line.substring(line.indexOf('=') + 1))
            .toList();

    assertThat(lines(GUIDE)).anyMatch(line -> line.startsWith("| the decision says |"));
    for (String loss : losses) {
      assertThat(lines(GUIDE)).anyMatch(line -> line.startsWith("| " + loss + " |"));
    }
  }

  @ParameterizedTest
  @MethodSource("walks")
  void aWalkLeadsWhereTheGuideSays(String walk, @TempDir Path directory) throws IOException {
    RuleDirectory rules = RuleDirectory.shipped(directory);
    Files.writeString(beside.resolve("history.csv"), Histories.csv(2_000, 3));
    Deque<Block> blocks = new ArrayDeque<>(sections().get(walk));
    while (!blocks.isEmpty()) {
      Block block = blocks.poll();
      if (block.language.equals("console")) {
        run(block, directory);
      } else {
        write(block, blocks, rules);
      }
    }
  }

  private void write(Block block, Deque<Block> following, RuleDirectory rules) {
    String[] quoted = block.before.split("`", -1);
    assertThat(quoted).as("What to do with a block: %s", block.before).hasSizeGreaterThan(2);
    String file = quoted[quoted.length - 2];
    boolean add = block.before.contains("Add to") || block.before.contains("add at the end");
    if (block.before.endsWith("replace")) {
      Block with = following.poll();
      assertThat(with.before).isEqualTo("with");
      rules.edit(file, block.text(), with.text());
    } else if (block.before.contains("Beside")) {
      write(beside.resolve(file), block.text());
    } else if (add) {
      String text = rules.read(file);
      rules.write(file, text + (text.endsWith("\n") ? "" : "\n") + "\n" + block.text());
    } else {
      assertThat(Files.exists(rules.path().resolve(file))).as("%s is new", file).isFalse();
      rules.write(file, block.text());
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(Block block, Path directory) {
    Deque<String> lines = new ArrayDeque<>(block.lines);
    while (!lines.isEmpty()) {
      String command = lines.poll();
      assertThat(command).startsWith("$ holdfast ");
      List<String> expected = new ArrayList<>();
      while (!lines.isEmpty() && !lines.peek().startsWith("$ ")) {
        expected.add(lines.poll());
      }
      if (command.endsWith(" list")) {
        // the service looks at the files in its own time
        await().atMost(PATIENCE).untilAsserted(() -> run(command, expected, directory));
      } else {
        run(command, expected, directory);
      }
    }
  }

  private void run(String command, List<String> expected, Path directory) {
    String output = output(command.substring("$ holdfast ".length()), directory);
    List<String> printed = output.lines().toList();
    Map<String, String> learned = new LinkedHashMap<>(versions);
    int from = 0;
    for (String line : expected) {
      int at = find(line, printed, from, learned);
      assertThat(at).as("'%s' in what '%s' prints:%n%s", line, command, output).isNotNegative();
      from = at + 1;
    }
    assertThat(learned.values()).doesNotHaveDuplicates();
    versions.putAll(learned);
  }

  // an ellipsis stands for anything, and a hash for the one that stands there from then on
  private static int find(
      String expected, List<String> printed, int from, Map<String, String> learned) {
    Matcher hash = HASH.matcher(expected);
    List<String> unknown = new ArrayList<>();
    StringBuilder regex = new StringBuilder();
    int end = 0;
    while (hash.find()) {
      regex.append(anything(expected.substring(end, hash.start())));
      String version = learned.get(hash.group());
      regex.append(version == null ? "([0-9a-f]{12})" : version);
      if (version == null) {
        unknown.add(hash.group());
      }
      end = hash.end();
    }
    Pattern pattern = Pattern.compile(regex.append(anything(expected.substring(end))).toString());
    for (int i = from; i < printed.size(); i++) {
      Matcher line = pattern.matcher(printed.get(i));
      if (line.matches()) {
        for (int group = 0; group < unknown.size(); group++) {
          learned.put(unknown.get(group), line.group(group + 1));
        }
        return i;
      }
    }
    return -1;
  }

  private static String anything(String text) {
    return Arrays.stream(text.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
  }

  private String output(String command, Path directory) {
    List<String> arguments = new ArrayList<>();
    Matcher word = Pattern.compile("\"([^\"]*)\"|\\S+").matcher(command);
    while (word.find()) {
      arguments.add(word.group(1) == null ? word.group() : word.group(1));
    }
    arguments.replaceAll(argument -> versions.getOrDefault(argument, argument));
    boolean ofService = arguments.get(0).equals("rules");
    arguments
        .subList(1, arguments.size())
        .replaceAll(
            argument ->
                argument.equals("rules")
                    ? directory.toString()
                    : Files.exists(beside.resolve(argument))
                        ? beside.resolve(argument).toString()
                        : argument);
    if (ofService || arguments.get(0).equals("diff")) {
      arguments.add("--url=" + service(directory));
    }
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      Commands.run(
          arguments.toArray(new String[0]), address -> null, (a, f, u, m) -> null, () -> NOW);
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  // started when first asked for, as it would be running all along
  private String service(Path directory) {
    try {
      if (service == null) {
        ruleSets =
            RuleSets.open(
                new RuleSetSource(
                    directory,
                    RuleLimits.DEFAULT,
                    Duration.ofMillis(50),
                    "one",
                    Optional.of("Ann"),
                    4),
                new InMemoryReleaseStore(),
                ReleasePolicy.DEFAULT,
                limit -> List.of(),
                InstantSource.system());
        http = MockMvcTester.of(new ReleaseController(ruleSets, ruleSets.releases()));
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", this::answer);
        service.start();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "http://127.0.0.1:" + service.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] asked = exchange.getRequestBody().readAllBytes();
    byte[] answer = new byte[0];
    int status = 200;
    // nothing has been decided yet
    if (!exchange.getRequestURI().getPath().equals("/v1/decisions")) {
      var response =
          http.method(HttpMethod.valueOf(exchange.getRequestMethod()))
              .uri(exchange.getRequestURI().toString())
              .principal(() -> "bob")
              .contentType(MediaType.APPLICATION_JSON)
              .content(asked)
              .exchange()
              .getResponse();
      answer = response.getContentAsByteArray();
      status = response.getStatus();
    }
    exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  @AfterEach
  void stop() {
    if (service != null) {
      service.stop(0);
      ruleSets.close();
    }
  }
}
