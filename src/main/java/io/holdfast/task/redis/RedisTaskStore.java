package io.holdfast.task.redis;

import io.holdfast.task.Announcements;
import io.holdfast.task.Task;
import io.holdfast.task.TaskChanged;
import io.holdfast.task.TaskOutline;
import io.holdfast.task.TaskPage;
import io.holdfast.task.TaskQuery;
import io.holdfast.task.TaskStore;
import io.holdfast.task.TaskStoreUnavailable;
import io.holdfast.task.Urgency;
import io.holdfast.vocabulary.StateShard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/** Keeps tasks in Redis. */
public final class RedisTaskStore implements TaskStore {
  // while a command runs, Redis serves nobody else; 50 tasks take about 2 ms
  private static final int LARGEST_COMMIT = 50;

  // stands where the change that an action led to would
  private static final String PASSED_OVER = "";

  private final UnifiedJedis redis;
  private final Duration actionMemory;
  private final Duration closedKept;
  private final Announcements announcements;
  private final boolean cluster;

  /**
   * @param actionMemory how long to remember which change an action led to; longer than an action
   *     can be delivered again
   * @param closedKept how long closed tasks can be found
   */
  public RedisTaskStore(
      UnifiedJedis redis, Duration actionMemory, Duration closedKept, Announcements announcements) {
    this.redis = redis;
    this.actionMemory = actionMemory;
    this.closedKept = closedKept;
    this.announcements = announcements;
    this.cluster = redis instanceof RedisClusterClient;
  }

  @Override
  public Loaded load(Collection<Subject> subjects, Collection<String> actionIds) {
    return reach(
        () -> {
          Map<String, String> taken =
              pipelined(
                  actionIds.stream().filter(Urgency::isTaskId).toList(),
                  (p, id) -> p.get(TaskKeys.action(id)));
          Map<String, TaskChanged> changes = new LinkedHashMap<>();
          Set<String> passedOver = new HashSet<>();
          taken.forEach(
              (id, json) -> {
                if (json.equals(PASSED_OVER)) {
                  passedOver.add(id);
                } else {
                  changes.put(id, TaskJson.read(json, TaskChanged.class));
                }
              });
          Map<Subject, String> ids =
              pipelined(subjects, (p, s) -> p.hget(TaskKeys.customer(s.customerId()), s.cause()));
          Map<String, Task> tasks = tasks(ids.values());
          Map<Subject, Task> open = new LinkedHashMap<>();
          ids.forEach((subject, id) -> open.put(subject, tasks.get(id)));
          return new Loaded(open, changes, passedOver);
        });
  }

  @Override
  public Set<Subject> commit(List<Entry> entries) {
    return reach(
        () -> {
          Map<CommitScript, Object> answers = pipelined(scripts(entries), (p, s) -> s.queue(p));
          Set<Subject> conflicts = new HashSet<>();
          answers.forEach((script, answer) -> conflicts.addAll(script.conflicts(answer)));
          return conflicts;
        });
  }

  // Redis syncs its file between commands, so few of them; a cluster takes one slot in each
  private List<CommitScript> scripts(List<Entry> entries) {
    Map<Integer, List<Entry>> bySlot =
        entries.stream()
            .collect(
                Collectors.groupingBy(e -> cluster ? StateShard.of(e.after().customerId()) : 0));
    List<CommitScript> scripts = new ArrayList<>();
    for (List<Entry> together : bySlot.values()) {
      for (int from = 0; from < together.size(); from += LARGEST_COMMIT) {
        int to = Math.min(from + LARGEST_COMMIT, together.size());
        scripts.add(
            new CommitScript(together.subList(from, to), actionMemory, closedKept, announcements));
      }
    }
    return scripts;
  }

  @Override
  public void passOver(Collection<String> actionIds) {
    SetParams remembered = new SetParams().ex(actionMemory.toSeconds());
    reach(
        () -> pipelined(actionIds, (p, id) -> p.set(TaskKeys.action(id), PASSED_OVER, remembered)));
  }

  @Override
  public void erase(Collection<String> taskIds) {
    reach(() -> pipelined(taskIds, (p, id) -> p.del(TaskKeys.task(id))));
  }

  @Override
  public List<Task> find(Collection<String> taskIds) {
    List<String> ids = taskIds.stream().filter(Urgency::isTaskId).toList();
    return reach(() -> List.copyOf(tasks(ids).values()));
  }

  @Override
  public List<String> due(Collection<Integer> shards, Instant now, int limit) {
    return reach(
        () ->
            pipelined(
                    shards,
                    (p, shard) ->
                        p.zrangeByScore(TaskKeys.due(shard), 0, now.toEpochMilli(), 0, limit))
                .values()
                .stream()
                .flatMap(List::stream)
                .toList());
  }

  @Override
  public List<Task> openFor(String customerId) {
    return reach(
        () ->
            tasks(redis.hvals(TaskKeys.customer(customerId))).values().stream()
                .sorted(Comparator.comparing(Urgency::of))
                .toList());
  }

  @Override
  public TaskPage list(TaskQuery query) {
    return reach(
        () -> {
          List<TaskOutline> entries = new OpenTasks(redis, query).first(query.limit() + 1);
          List<String> ids = entries.stream().map(e -> e.urgency().taskId()).toList();
          return TaskPage.of(List.copyOf(tasks(ids).values()), query.limit());
        });
  }

  @Override
  public List<TaskOutline> outlines() {
    return reach(() -> new OpenTasks(redis, TaskQuery.all(1)).first(Integer.MAX_VALUE));
  }

  private Map<String, Task> tasks(Collection<String> ids) {
    Map<String, Task> tasks = new LinkedHashMap<>();
    pipelined(ids, (p, id) -> p.hget(TaskKeys.task(id), "body"))
        .forEach((id, json) -> tasks.put(id, TaskJson.read(json, Task.class)));
    return tasks;
  }

  /** Asks about each in one round trip; what has no answer is left out. */
  private <K, V> Map<K, V> pipelined(Collection<K> about, Command<K, V> command) {
    if (about.isEmpty()) {
      return Map.of();
    }
    Map<K, Response<V>> responses = new LinkedHashMap<>();
    try (AbstractPipeline pipeline = redis.pipelined()) {
      about.forEach(key -> responses.put(key, command.send(pipeline, key)));
      pipeline.sync();
    }
    Map<K, V> answers = new LinkedHashMap<>();
    responses.forEach(
        (key, response) -> {
          V answer = response.get();
          if (answer != null) {
            answers.put(key, answer);
          }
        });
    return answers;
  }

  private static <T> T reach(Supplier<T> call) {
    try {
      return call.get();
    } catch (JedisException e) {
      throw new TaskStoreUnavailable("Redis does not answer: " + e.getMessage(), e);
    }
  }

  /** A command sent in a pipeline. */
  private interface Command<K, V> {
    Response<V> send(AbstractPipeline pipeline, K about);
  }
}
