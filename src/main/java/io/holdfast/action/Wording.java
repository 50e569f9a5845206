package io.holdfast.action;

import io.holdfast.vocabulary.Reason;
import java.util.List;
import java.util.Map;

/**
 * The words of a rule set: what its codes and ids are called in front of people. Every answer is by
 * language tag and holds at least {@link #FALLBACK}; a code the rule set has no words for is its
 * own text, so a missing wording never stops an action.
 */
public interface Wording {
  /** Language that stands in for every other. */
  String FALLBACK = "en";

  /** Languages a rule set speaks, {@link #FALLBACK} first. */
  List<String> LANGUAGES = List.of(FALLBACK, "zh-CN");

  /** Why, with the reason's facts filled in. */
  Map<String, String> reason(Reason reason);

  /** What the customer may be told of a reason; nothing where that is nothing. */
  default Map<String, String> told(Reason reason) {
    return Map.of();
  }

  /** What a signal of this type is called. */
  Map<String, String> signal(String type);

  /**
   * What a field of the profile, of what is remembered or of a signal is called; nothing where the
   * rule set does not say.
   */
  default Map<String, String> field(String name) {
    return Map.of();
  }

  /** What an offer is, in the customer's words. */
  Map<String, String> offer(String offerId);

  /** What people who work on tasks choose from. */
  default TaskChoices choices() {
    return TaskChoices.NONE;
  }

  /** What a cause of manager tasks is called. */
  Map<String, String> cause(String cause);

  /** What a queue is called. */
  Map<String, String> queue(String queue);

  /** What a fix, a notice or a message is called. */
  Map<String, String> template(String template);

  /** What to say and what not; without lines where the rule set has no such playbook. */
  Playbook playbook(String playbook);
}
