package io.holdfast.task;

import io.holdfast.task.TaskCommand.Claim;
import io.holdfast.task.TaskCommand.Close;
import io.holdfast.task.TaskCommand.Delegate;
import io.holdfast.task.TaskCommand.Forward;
import io.holdfast.task.TaskCommand.Release;
import io.holdfast.task.TaskCommand.Resume;
import io.holdfast.task.TaskCommand.Start;
import io.holdfast.task.TaskCommand.Stop;
import io.holdfast.task.TaskCommand.Suspend;
import io.holdfast.task.TaskCommand.Undo;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A command as a form or a request gives it: its name, and what it needs as texts. */
public final class CommandText {
  /** Names of the commands there are. */
  public static final List<String> NAMES =
      List.of(
          "claim",
          "start",
          "stop",
          "resume",
          "release",
          "undo",
          "delegate",
          "forward",
          "suspend",
          "close");

  private static final int LONGEST_NAME = 128;
  private static final int LONGEST_NOTE = 2_000;

  private final Map<String, String> fields;
  private final List<Problem> problems = new ArrayList<>();

  private CommandText(Map<String, String> fields) {
    this.fields = fields;
  }

  /**
   * What is wrong with a field.
   *
   * @param detail in the words of who sent it
   */
  public record Problem(String field, String detail) {}

  /** What a text says. */
  public sealed interface Reading {

    /** It is a command. */
    record Understood(TaskCommand command) implements Reading {}

    /** It is not, because of all this. */
    record Wrong(List<Problem> problems) implements Reading {}
  }

  /**
   * Reads a command.
   *
   * @param name one of {@link #NAMES}
   * @param fields of which blank ones count as absent: {@code to}, {@code queue}, {@code until} (a
   *     time with offset), {@code outcome}, {@code reason}, {@code note} and {@code feedback}
   */
  public static Reading read(String name, Map<String, String> fields) {
    CommandText text = new CommandText(fields);
    TaskCommand command = text.command(name);
    return text.problems.isEmpty()
        ? new Reading.Understood(command)
        : new Reading.Wrong(List.copyOf(text.problems));
  }

  private TaskCommand command(String name) {
    return switch (name) {
      case "claim" -> new Claim();
      case "start" -> new Start();
      case "stop" -> new Stop();
      case "resume" -> new Resume();
      case "release" -> new Release();
      case "undo" -> new Undo();
      case "delegate" -> new Delegate(required("to"));
      case "forward" -> new Forward(required("queue"));
      case "suspend" -> new Suspend(until(), required("outcome"));
      case "close" ->
          new Close(required("outcome"), given("reason"), words("note"), words("feedback"));
      default -> throw new IllegalArgumentException("No command is called " + name);
    };
  }

  private Optional<String> given(String field) {
    return Optional.ofNullable(fields.get(field))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private String required(String field) {
    Optional<String> text = given(field);
    if (text.isEmpty()) {
      problems.add(new Problem(field, field + " is missing"));
    } else if (text.get().length() > LONGEST_NAME) {
      problems.add(
          new Problem(field, "%s has more than %d characters".formatted(field, LONGEST_NAME)));
    }
    return text.orElse("");
  }

  private Optional<String> words(String field) {
    Optional<String> words = given(field);
    if (words.filter(text -> text.length() > LONGEST_NOTE).isPresent()) {
      problems.add(
          new Problem(field, "%s has more than %d characters".formatted(field, LONGEST_NOTE)));
    }
    return words;
  }

  private Instant until() {
    String text = required("until");
    try {
      return text.isEmpty() ? Instant.MIN : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      problems.add(
          new Problem("until", "until is no time with offset, such as 2026-11-24T09:00:00+01:00"));
      return Instant.MIN;
    }
  }
}
