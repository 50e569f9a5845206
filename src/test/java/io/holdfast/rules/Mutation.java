package io.holdfast.rules;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One way of breaking the shipped rule set, and what must be said of it.
 *
 * @param from text of the file that becomes {@code to}, where it occurs first
 * @param write whole content instead of an edit
 * @param latin1 as {@code write}, but not in UTF-8
 * @param replaceAll a text and what it becomes wherever it occurs
 * @param extra a second edit that the first needs to matter
 * @param code code of the finding
 * @param at file of the finding; the edited one where absent
 * @param line text the finding's line begins at; the edit itself where absent
 * @param anyLine whether the line does not matter, because the edit has none or several
 * @param column text on that line the finding points at
 * @param cell letter of the cell the finding points at
 * @param fix what the suggestion says, among other things
 * @param more how many findings one mistake may lead to
 */
record Mutation(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) String file,
    String from,
    String to,
    String write,
    String latin1,
    List<String> replaceAll,
    boolean delete,
    Mutation.Edit extra,
    String code,
    String severity,
    String at,
    String line,
    int lineOffset,
    boolean anyLine,
    String column,
    String cell,
    String fix,
    int more) {

  /** Another edit. */
  record Edit(String file, String from, String to) {}

  /** Edits the copy of the rule set. */
  void apply(Path rules) {
    Path path = rules.resolve(file);
    try {
      if (delete) {
        Files.delete(path);
      } else if (write != null) {
        Files.writeString(path, write);
      } else if (latin1 != null) {
        Files.write(path, latin1.getBytes(StandardCharsets.ISO_8859_1));
      } else if (replaceAll != null) {
        Files.writeString(
            path, Files.readString(path).replace(replaceAll.get(0), replaceAll.get(1)));
      } else {
        edit(path, from, to);
      }
      if (extra != null) {
        edit(rules.resolve(extra.file()), extra.from(), extra.to());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void edit(Path path, String from, String to) throws IOException {
    String text = Files.readString(path);
    if (!text.contains(from)) {
      throw new IllegalStateException(path + " does not say: " + from);
    }
    int start = text.indexOf(from);
    Files.writeString(path, text.substring(0, start) + to + text.substring(start + from.length()));
  }

  String place() {
    return at == null ? file : at;
  }

  /** The line the finding must name; absent where it does not matter. */
  Optional<Integer> wantedLine(Path rules, String original) throws IOException {
    if (anyLine) {
      return Optional.empty();
    }
    if (line == null) {
      return Optional.of(lineOf(original, original.indexOf(from) + unchanged()));
    }
    String text = Files.readString(rules.resolve(place()));
    if (!text.contains(line)) {
      throw new IllegalStateException(place() + " does not say: " + line);
    }
    return Optional.of(lineOf(text, text.indexOf(line)) + lineOffset);
  }

  /** The column the finding must name; 0 where it does not matter. */
  int wantedColumn(Path rules, int wantedLine) throws IOException {
    if (cell != null) {
      return cell.charAt(0) - 'A' + 1;
    }
    if (column == null) {
      return 0;
    }
    return Files.readAllLines(rules.resolve(place())).get(wantedLine - 1).indexOf(column) + 1;
  }

  // characters of the edit that stay as they were
  private int unchanged() {
    int same = 0;
    while (same < from.length() && same < to.length() && from.charAt(same) == to.charAt(same)) {
      same++;
    }
    return same;
  }

  private static int lineOf(String text, int index) {
    return 1 + (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
  }
}
