package io.holdfast.notification;

import static io.holdfast.task.Actions.NOW;

import io.holdfast.access.AccessLimits;
import io.holdfast.access.Account;
import io.holdfast.access.Accounts;
import io.holdfast.access.InMemoryAccessStore;
import io.holdfast.access.Passwords;
import io.holdfast.access.Role;
import io.holdfast.action.ActionRequested;
import io.holdfast.action.TaskChoices;
import io.holdfast.task.InMemoryTaskStore;
import io.holdfast.task.StepLimits;
import io.holdfast.task.Task;
import io.holdfast.task.TaskChanged;
import io.holdfast.task.TaskCommand;
import io.holdfast.task.TaskDesk;
import io.holdfast.task.TaskIntake;
import io.holdfast.task.TaskLimits;
import io.holdfast.task.TaskRequest;
import io.holdfast.task.TaskStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * People and tasks, for tests: lin and brandt are managers at the business desk, ann an analyst.
 */
public final class Office {
  public static final String WEBHOOKS = "https://hooks.example.org";

  public final InMemoryNotificationStore notifications = new InMemoryNotificationStore();
  public final Accounts accounts;
  public final Notifications wishes;
  final TaskStore tasks = new InMemoryTaskStore();

  private final InMemoryAccessStore people = new InMemoryAccessStore();
  private final TaskLimits kept = new TaskLimits(5, 20);
  private final StepLimits steps = new StepLimits(Duration.ofDays(30), Duration.ofMinutes(10));

  public Office() {
    Passwords passwords = new CountedSecrets();
    accounts =
        new Accounts(
            people,
            passwords,
            new AccessLimits(10, 10, Duration.ofNanos(1), Duration.ZERO),
            () -> NOW);
    wishes = new Notifications(notifications, accounts, passwords, true, Set.of(WEBHOOKS));
    add("lin", Role.MANAGER);
    add("brandt", Role.MANAGER);
    add("ann", Role.ANALYST);
  }

  private void add(String id, Role role) {
    Set<String> desks = Set.of("business-desk");
    people.add(
        new Account(id, 1, id, Set.of(role), Set.of(), desks, "", false, NOW, Optional.empty()),
        10);
  }

  public TaskStore tasks() {
    return tasks;
  }

  public TaskChanged opened(ActionRequested action) {
    return new TaskIntake(tasks, kept, () -> NOW).take(List.of(action)).get(0);
  }

  /** What somebody does with the task, as a supervisor may. */
  public TaskChanged did(String person, String taskId, TaskCommand command) {
    Task before = tasks.find(taskId).orElseThrow();
    new TaskDesk(
            tasks,
            () -> new TaskChoices(Map.of(), Map.of(), Optional.empty()),
            kept,
            steps,
            () -> NOW)
        .carryOut(
            new TaskRequest(
                person + before.version(),
                taskId,
                before.version(),
                person,
                Optional.empty(),
                command));
    return tasks.find(taskId).orElseThrow().lastChange();
  }

  /** What happens to the task by itself after a change. */
  static TaskChanged byClock(TaskChanged before, TaskChanged.Kind kind) {
    return new TaskChanged(
        before.taskId(),
        before.version() + 1 + kind.ordinal(),
        kind,
        Optional.of(before.to()),
        before.to(),
        before.at(),
        TaskChanged.CLOCK,
        before.customerId(),
        before.cause(),
        before.decisionId(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        before.queue(),
        before.owner(),
        before.priority(),
        before.due(),
        Optional.empty(),
        Optional.empty(),
        before.startBy());
  }

  /** Foreseeable, and as long as real ones. */
  private static final class CountedSecrets implements Passwords {
    private int made;

    @Override
    public String generate() {
      return secret();
    }

    @Override
    public String secret() {
      return "%042dA".formatted(made++);
    }

    @Override
    public String hash(String password) {
      return password;
    }

    @Override
    public boolean matches(String password, String hash) {
      return password.equals(hash);
    }
  }
}
