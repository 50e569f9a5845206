package io.holdfast.journal;

import io.holdfast.decision.Decision;
import io.holdfast.decision.RecordedDecisions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Decisions as text, a line each: as recorded, or as the events that are published. Blank lines do
 * not count.
 */
public final class DecisionLines implements RecordedDecisions {
  /** Media type of such a text. */
  public static final String MEDIA_TYPE = "application/x-ndjson";

  private static final Comparator<Decision> NEWEST_FIRST =
      Comparator.comparing(Decision::decidedAt).reversed().thenComparing(Decision::id);
  private static final JsonFactory JSON = new JsonFactory();
  private static final int ERRORS_SHOWN = 5;

  private final String name;
  private final Source source;

  /** Opens the text; asked for each time decisions are. */
  @FunctionalInterface
  public interface Source {
    Reader open() throws IOException;
  }

  /**
   * @param name what the text is called when something is wrong with it
   */
  public DecisionLines(String name, Source source) {
    this.name = name;
    this.source = source;
  }

  /** The decision as one line, with the end of the line. */
  public static byte[] line(Decision decision) {
    byte[] json = DecisionCodec.write(decision);
    byte[] line = Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    return line;
  }

  /**
   * {@inheritDoc}
   *
   * @throws UnreadableDecisions when the text cannot be read, or a line of it is no decision
   */
  @Override
  public List<Decision> newest(int limit) {
    TreeSet<Decision> newest = new TreeSet<>(NEWEST_FIRST);
    List<String> errors = new ArrayList<>();
    try (BufferedReader lines = new BufferedReader(source.open())) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          add(line, number, newest, errors);
        }
        if (newest.size() > limit) {
          newest.pollLast();
        }
      }
    } catch (IOException e) {
      throw new UnreadableDecisions("%s cannot be read: %s".formatted(name, e.getMessage()), e);
    }
    if (!errors.isEmpty()) {
      throw new UnreadableDecisions(
          "Not every line of %s is a decision:\n  %s%s"
              .formatted(
                  name,
                  String.join("\n  ", errors.subList(0, Math.min(ERRORS_SHOWN, errors.size()))),
                  errors.size() > ERRORS_SHOWN
                      ? "\n  and %d more".formatted(errors.size() - ERRORS_SHOWN)
                      : ""),
          null);
    }
    return List.copyOf(newest);
  }

  private static void add(String line, int number, TreeSet<Decision> newest, List<String> errors) {
    try {
      newest.add(read(line));
    } catch (JacksonException e) {
      errors.add("line %d: %s".formatted(number, e.getOriginalMessage()));
    }
  }

  // an event has its decision in data; a decision has no such field
  private static Decision read(String line) {
    try (JsonParser envelope = JSON.createParser(ObjectReadContext.empty(), line)) {
      envelope.nextToken();
      while (envelope.nextToken() == JsonToken.PROPERTY_NAME) {
        if (envelope.currentName().equals("data")) {
          envelope.nextToken();
          return DecisionCodec.read(envelope);
        }
        envelope.nextToken();
        envelope.skipChildren();
      }
    }
    return DecisionCodec.read(line.getBytes(StandardCharsets.UTF_8));
  }
}
