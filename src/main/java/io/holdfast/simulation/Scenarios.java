package io.holdfast.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The scenarios of a folder, each in a folder of its own.
 *
 * @param folder that may be missing
 */
public record Scenarios(Path folder) {
  private static final String FILE = "scenario.yaml";

  /** What each scenario asks, by its name; empty text where its file does not say. */
  public SortedMap<String, String> questions() {
    SortedMap<String, String> questions = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> all = Files.list(folder)) {
        for (Path scenario : all.filter(one -> Files.isRegularFile(one.resolve(FILE))).toList()) {
          questions.put(scenario.getFileName().toString(), question(scenario.resolve(FILE)));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return questions;
  }

  // what else is wrong with it is told when it is run
  private static String question(Path yaml) {
    try {
      return new YAMLMapper().readTree(yaml).path("question").asString("");
    } catch (JacksonException e) {
      return "";
    }
  }
}
