package io.holdfast.task.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.task.ClosedCount;
import io.holdfast.task.ClosedCount.Key;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A field of the hash in which the closed tasks of a month are counted: what, then of which. */
final class ClosedField {
  private static final String SEPARATOR = "~";
  private static final String TASKS = "tasks";
  private static final String BEGUN = "begun";
  private static final String TO_BEGIN = "seconds-to-begin";
  private static final String TO_CLOSE = "seconds-to-close";

  private ClosedField() {}

  /** What is added to which field. */
  static Map<String, Long> increments(ClosedCount count) {
    Key key = count.key();
    String of =
        Stream.of(key.person(), key.rule(), key.ruleSet(), key.outcome())
            .map(part -> URLEncoder.encode(part, UTF_8).replace(SEPARATOR, "%7E"))
            .collect(Collectors.joining(SEPARATOR, SEPARATOR, ""));
    Map<String, Long> increments = new LinkedHashMap<>();
    increments.put(TASKS + of, count.tasks());
    increments.put(BEGUN + of, count.begun());
    increments.put(TO_BEGIN + of, count.toBegin().toSeconds());
    increments.put(TO_CLOSE + of, count.toClose().toSeconds());
    return increments;
  }

  /** The part that one field has in its count. */
  static ClosedCount read(String field, String value) {
    List<String> parts =
        Arrays.stream(field.split(SEPARATOR, -1)).map(p -> URLDecoder.decode(p, UTF_8)).toList();
    String what = parts.get(0);
    long number = Long.parseLong(value);
    return new ClosedCount(
        new Key(parts.get(1), parts.get(2), parts.get(3), parts.get(4)),
        what.equals(TASKS) ? number : 0,
        what.equals(BEGUN) ? number : 0,
        Duration.ofSeconds(what.equals(TO_BEGIN) ? number : 0),
        Duration.ofSeconds(what.equals(TO_CLOSE) ? number : 0));
  }
}
