package io.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rules.files.Finding.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FindingCodesTest {

  @Test
  void theGuideExplainsEveryCodeInTheWordsOfTheService() throws IOException {
    assertThat(Files.readAllLines(Path.of("rules/README.md")))
        .containsSubsequence(
            Arrays.stream(Code.values())
                .map(code -> "| %s | %s | %s |".formatted(code, code.meaning(), code.remedy()))
                .toList());
  }
}
