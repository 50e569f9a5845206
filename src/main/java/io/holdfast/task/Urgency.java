package io.holdfast.task;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A task's place in the inbox, by what is lost by waiting: the promise that breaks soonest comes
 * first, and what is on hold not before it wakes; of those that break within the same hour, the
 * higher priority; then the customer with more at stake. Texts compare as the places do.
 *
 * @param text 18 digits and the task's id
 */
public record Urgency(String text) implements Comparable<Urgency> {
  private static final Pattern TASK_ID = Pattern.compile("[0-9a-f]{2}[0-9A-Za-z_-]{1,62}");
  private static final Pattern FORM = Pattern.compile("\\d{18}" + TASK_ID.pattern());
  private static final long HIGHEST_STAKE = 9_999_999_999L;
  private static final int SECONDS_PER_HOUR = 3600;

  /**
   * @throws IllegalArgumentException when the text is not one this class wrote
   */
  public Urgency {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("Not a place in the inbox");
    }
  }

  public static Urgency of(Task task) {
    Instant deadline = task.deadline();
    Instant wakes = task.hold().map(Hold::until).filter(deadline::isBefore).orElse(deadline);
    long hour = Math.max(0, Math.min(9_999_999, hour(wakes)));
    BigDecimal stake = task.briefing().atStake().amount().setScale(0, RoundingMode.DOWN);
    long less =
        HIGHEST_STAKE - Math.max(0, stake.min(BigDecimal.valueOf(HIGHEST_STAKE)).longValue());
    return new Urgency("%07d%d%010d%s".formatted(hour, task.priority(), less, task.id()));
  }

  private static long hour(Instant due) {
    return Math.floorDiv(due.getEpochSecond(), SECONDS_PER_HOUR);
  }

  /** Whether a text may be a task's id: a state shard in two digits, then letters and digits. */
  public static boolean isTaskId(String text) {
    return TASK_ID.matcher(text).matches();
  }

  /** 1, most urgent, to 5. */
  public int priority() {
    return Character.digit(text.charAt(7), 10);
  }

  /** The task whose place it is. */
  public String taskId() {
    return text.substring(18);
  }

  @Override
  public int compareTo(Urgency other) {
    return text.compareTo(other.text);
  }
}
