package io.holdfast.journal;

import io.holdfast.decision.Decision;
import io.holdfast.decision.RecordedDecisions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;

/**
 * Decisions as text, a line each: as recorded, or as the events that are published. Blank lines do
 * not count.
 */
public final class DecisionLines implements RecordedDecisions {
  /** Media type of such a text. */
  public static final String MEDIA_TYPE = "application/x-ndjson";

  private static final Comparator<Decision> NEWEST_FIRST =
      Comparator.comparing(Decision::decidedAt).reversed().thenComparing(Decision::id);
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

  /** The recorded decision as one line, with the end of the line. */
  public static byte[] line(RecordedDecision recorded) {
    return (Capsule.text(recorded) + '\n').getBytes(StandardCharsets.UTF_8);
  }

  /**
   * {@inheritDoc}
   *
   * @throws UnreadableDecisions when the text cannot be read, or a line of it is no decision
   */
  @Override
  public List<Decision> newest(int limit) {
    TreeSet<Decision> newest = new TreeSet<>(NEWEST_FIRST);
    each(
        (capsule, line) -> {
          newest.add(capsule.decision());
          if (newest.size() > limit) {
            newest.pollLast();
          }
        });
    return List.copyOf(newest);
  }

  /** Takes what stands in a line, with the line's number. */
  public interface Taker {
    void take(Capsule capsule, int line);

    /** Takes what is left of a decision that was erased. */
    default void erased(ErasedDecision decision, int line) {}
  }

  /**
   * Hands over every capsule and every erased decision, in the order of the text.
   *
   * @throws UnreadableDecisions when the text cannot be read, or a line of it is no decision
   */
  public void each(Taker taker) {
    List<String> errors = new ArrayList<>();
    try (BufferedReader lines = new BufferedReader(source.open())) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          read(line, number, taker, errors);
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
  }

  private static void read(String line, int number, Taker taker, List<String> errors) {
    Optional<ErasedDecision> erased = ErasedDecision.read(line);
    if (erased.isPresent()) {
      taker.erased(erased.get(), number);
      return;
    }
    Capsule capsule;
    try {
      capsule = Capsule.read(line);
    } catch (JacksonException e) {
      errors.add("line %d: %s".formatted(number, e.getOriginalMessage()));
      return;
    }
    taker.take(capsule, number);
  }
}
