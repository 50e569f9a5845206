package io.holdfast.console;

import io.holdfast.task.TaskFilter;
import io.holdfast.task.TaskFilterParameters;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What somebody wants to see of the inbox, as an address says it. What is blank narrows nothing,
 * and neither does what there is not: a link from elsewhere always leads to tasks.
 *
 * @param find part of a customer's name or id
 */
public record InboxView(
    String queue,
    String owner,
    String state,
    String cause,
    String priority,
    String overdue,
    String find) {

  /** Takes what is absent as blank. */
  public InboxView {
    queue = text(queue);
    owner = text(owner);
    state = text(state);
    cause = text(cause);
    priority = text(priority);
    overdue = text(overdue);
    find = text(find);
  }

  private static String text(String given) {
    return given == null ? "" : given.strip();
  }

  TaskFilter filter(Instant now) {
    return TaskFilterParameters.read(parts(), now).filter();
  }

  /** What it says, by parameter of an address. */
  public Map<String, String> parts() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("queue", queue);
    all.put("owner", owner);
    all.put("state", state);
    all.put("cause", cause);
    all.put("priority", priority);
    all.put("overdue", overdue);
    all.put("find", find);
    all.values().removeIf(String::isEmpty);
    return all;
  }

  /** Where it is shown, to begin with. */
  public String address() {
    return address("");
  }

  /** Where it is shown from this place on. */
  public String address(String after) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/");
    parts().forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
    if (!after.isEmpty()) {
      address.queryParam("after", "{after}");
    }
    Map<String, String> values = parts();
    values.put("after", after);
    return address.encode().buildAndExpand(values).toUriString();
  }

  /** The same, without whom it looks for: what may be kept. */
  public InboxView lasting() {
    return new InboxView(queue, owner, state, cause, priority, overdue, "");
  }

  /** Whether it shows all tasks. */
  public boolean everything() {
    return parts().isEmpty();
  }
}
