package io.holdfast.rules.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rules.RuleDirectory;
import io.holdfast.rules.RuleSetCheck;
import io.holdfast.rules.RuleSetLoader;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.rules.release.Archive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class CheckControllerTest {
  private RuleDirectory rules;
  private MockMvcTester http;

  @BeforeEach
  void start(@TempDir Path directory) {
    rules = RuleDirectory.in(directory);
    RuleLimits limits = new RuleLimits(100, 100_000, 200_000);
    RuleSetLoader loader = new RuleSetLoader(limits, InstantSource.system());
    http = MockMvcTester.of(new CheckController(new RuleSetCheck(loader, rules.path(), limits)));
  }

  private MvcTestResult check(byte[] body) {
    return http.post()
        .uri("/v1/rulesets:check")
        .contentType(MediaType.parseMediaType("application/zip"))
        .content(body)
        .exchange();
  }

  private byte[] zipped(String folder) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(rules.path())) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(folder + rules.path().relativize(file), Files.readAllBytes(file));
      }
    }
    return Archive.pack(files);
  }

  @Test
  void withoutABodyTheDirectoryIsChecked() {
    rules.edit("assessment/usage.dslr", "Add 90 risk", "Ad 90 risk");

    assertThat(check(new byte[0]))
        .hasStatusOk()
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"usable": false, "errors": 1, "findings": [{"severity": "ERROR",
              "code": "UNKNOWN_SENTENCE", "place": "assessment/usage.dslr:24:3",
              "file": "assessment/usage.dslr", "line": 24, "column": 3}]}
            """);
  }

  @Test
  void anUploadedTreeIsCheckedAndNothingElse() throws IOException {
    byte[] whole = zipped("rules/");
    rules.edit("assessment/usage.dslr", "Add 90 risk", "Ad 90 risk");

    assertThat(check(whole)).hasStatusOk().bodyJson().extractingPath("usable").isEqualTo(true);
    assertThat(check(zipped(""))).bodyJson().extractingPath("usable").isEqualTo(false);
  }

  @Test
  void whatIsNoRuleSetIsRefusedWithAName() {
    assertThat(check("not a zip file".getBytes(UTF_8))).hasStatus(400);
    assertThat(check(new byte[200_001])).hasStatus(413);
  }
}
