package io.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code .editorconfig} asks of editors, and the shipped files as it asks for them. */
class EditorConfigTest {

  static List<Path> texts() {
    try (Stream<Path> walk =
        Stream.concat(Files.walk(Path.of("rules")), Files.walk(Path.of("simulations")))) {
      return walk.filter(file -> file.toString().matches(".*\\.(yaml|dslr?|drl|md|json)"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void everyTextIsUtf8WithPlainLineEndsAndAFinalOne(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    assertThatCode(() -> StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)))
        .doesNotThrowAnyException();
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertThat(text).doesNotContain("\r", "\t").doesNotStartWith("\uFEFF").endsWith("\n");
  }

  @Test
  void yamlIsIndentedByTwoAndTablesAreLeftAsTheSpreadsheetSavesThem() throws IOException {
    String config = Files.readString(Path.of(".editorconfig"));

    assertThat(config).startsWith("root = true");
    assertThat(section(config, "[*]"))
        .contains("charset = utf-8", "end_of_line = lf", "insert_final_newline = true");
    assertThat(section(config, "[*.{yaml,yml}]")).contains("indent_size = 2");
    assertThat(section(config, "[*.{csv,xlsx}]"))
        .contains("end_of_line = unset", "insert_final_newline = unset", "charset = unset");
  }

  private static String section(String config, String header) {
    int start = config.indexOf(header + "\n");
    assertThat(start).as(header).isNotNegative();
    int end = config.indexOf("\n[", start + 1);
    return config.substring(start, end < 0 ? config.length() : end);
  }
}
