package io.holdfast.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.HoldfastProcess;
import io.holdfast.PublishedRecords;
import io.holdfast.journal.Capsule;
import io.holdfast.journal.ChainAudit;
import io.holdfast.journal.ChainEnd;
import io.holdfast.server.embedded.BrokerProcess;
import io.holdfast.server.embedded.RedisProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kills the service at random instants under load, and Redis and Kafka under it, and then counts.
 */
class CrashIT {
  private static final Logger log = LoggerFactory.getLogger(CrashIT.class);
  private static final int KILLS = Integer.getInteger("holdfast.test.kills", 20);
  private static final String TIMER = "back-again";
  private static final int REDIS_RESTART_EVERY = 7;
  private static final int KAFKA_RESTART_EVERY = 9;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path directory;

  @Test
  void nothingIsLostAndNothingIsDoubledWhateverIsKilled() {
    Random random = new Random(4711);
    try (BrokerProcess broker = new BrokerProcess(directory.resolve("kafka")).start();
        RedisProcess redis = new RedisProcess(directory.resolve("redis")).start();
        HoldfastProcess service = service(broker, redis).start().awaitUp();
        UpstreamLoad load = new UpstreamLoad(broker.bootstrapServers(), service).start()) {
      try (PublishedRecords decisions =
              new PublishedRecords(
                  broker.bootstrapServers(),
                  "retention.decisions.v1",
                  "facts",
                  "candidates",
                  "weighing",
                  "risk");
          PublishedRecords actions =
              new PublishedRecords(broker.bootstrapServers(), "retention.actions.v1");
          PublishedRecords messages =
              new PublishedRecords(broker.bootstrapServers(), "retention.messages.v1");
          PublishedRecords tasks =
              new PublishedRecords(broker.bootstrapServers(), "retention.tasks.v1")) {
        for (int kill = 1; kill <= KILLS; kill++) {
          int more = random.nextInt(400);
          int before = decisions.events().size();
          await()
              .atMost(PATIENCE)
              .pollInterval(Duration.ofMillis(20))
              .until(() -> decisions.events().size() > before + more);
          service.kill();
          if (kill % REDIS_RESTART_EVERY == 0) {
            redis.kill();
            redis.start();
          }
          if (kill % KAFKA_RESTART_EVERY == 0) {
            broker.kill();
            broker.start();
          }
          service.start();
          log.info("Kill {} after {} decisions", kill, decisions.events().size());
        }
        service.awaitUp();
        // both go away under a service that keeps running, too
        redis.kill();
        redis.start();
        broker.kill();
        broker.start();
        load.close();

        assertThat(load.failures()).isEmpty();
        await()
            .atMost(PATIENCE)
            .until(() -> new HashSet<>(signalIds(decisions)).containsAll(load.accepted()));
        await()
            .atMost(PATIENCE)
            .until(() -> new HashSet<>(signalIds(decisions)).containsAll(timers(decisions)));
        quiet(decisions, actions, messages, tasks);
        verify(service, load, decisions, actions, messages, tasks);
      }
    }
  }

  private HoldfastProcess service(BrokerProcess broker, RedisProcess redis) {
    return new HoldfastProcess(
        Path.of(System.getProperty("java.home")),
        directory,
        Map.of("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers(), "REDIS_URL", redis.url()),
        "--holdfast.rules.cases=optional",
        "--holdfast.communication-messages.enabled=true",
        "--holdfast.rules.directory="
            + Path.of("src/test/resources/rulesets/streaming").toAbsolutePath());
  }

  /** Returns when nothing more is published for a while. */
  private static void quiet(PublishedRecords... topics) {
    for (PublishedRecords topic : topics) {
      int[] last = {-1, 0};
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                int size = topic.events().size();
                last[1] = size == last[0] ? last[1] + 1 : 0;
                last[0] = size;
                return last[1] >= 10;
              });
    }
  }

  private static void verify(
      HoldfastProcess service,
      UpstreamLoad load,
      PublishedRecords decisions,
      PublishedRecords actions,
      PublishedRecords messages,
      PublishedRecords tasks) {
    List<String> decided = signalIds(decisions);
    assertThat(decided).doesNotHaveDuplicates();
    Set<String> undecided = new HashSet<>(load.accepted());
    // a list would be walked through for each
    undecided.removeAll(new HashSet<>(decided));
    assertThat(undecided).isEmpty();

    assertThat(timersFed(decisions)).containsExactlyInAnyOrderElementsOf(timers(decisions));

    ChainAudit audit = new ChainAudit();
    decisions.texts().forEach(text -> audit.add(Capsule.read(text), "the topic"));
    ChainAudit.Report chains = audit.report(chainEnds(service));
    assertThat(chains.breaches()).isEmpty();
    assertThat(chains.ends()).isEqualTo(chainEnds(service));

    Map<String, Set<String>> actionsByCustomer = new TreeMap<>();
    Set<String> taskActions = new HashSet<>();
    Set<String> counted = new HashSet<>();
    for (JsonNode decision : decisions.events()) {
      for (JsonNode action : decision.get("data").get("actions")) {
        String id = action.get("id").asString();
        actionsByCustomer
            .computeIfAbsent(decision.get("subject").asString(), c -> new HashSet<>())
            .add(id);
        counted.add(id);
        if (action.get("proposal").get("kind").asString().equals("MANAGER_TASK")) {
          taskActions.add(id);
        }
      }
    }
    assertThat(actions.attribute("id"))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(counted);
    counted.removeAll(taskActions);
    assertThat(messages.attribute("id"))
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(counted);
    assertThat(tasks.attribute("id")).doesNotHaveDuplicates().hasSameSizeAs(taskActions);
    actionsByCustomer.forEach(
        (customer, ids) ->
            assertThat(ledger(service, customer))
                .as("ledger of " + customer)
                .containsExactlyInAnyOrderElementsOf(ids));
    log.info(
        "{} signals accepted, {} decisions, {} of them by timers, {} actions, {} of them tasks",
        load.accepted().size(),
        decided.size(),
        timersFed(decisions).size(),
        actions.events().size(),
        taskActions.size());
  }

  private static Map<Integer, ChainEnd> chainEnds(HoldfastProcess service) {
    return JsonMapper.shared()
        .readValue(service.get("/v1/decisions:ends"), new TypeReference<>() {});
  }

  private static List<String> signalIds(PublishedRecords decisions) {
    return decisions.events().stream()
        .map(decision -> decision.get("causationid").asString())
        .collect(Collectors.toList());
  }

  /** Ids of the signals that come by themselves because a decision asked for them. */
  private static Set<String> timers(PublishedRecords decisions) {
    return decisions.events().stream()
        .map(decision -> decision.get("data"))
        .flatMap(
            decision ->
                decision
                    .path("timers")
                    .valueStream()
                    .map(timer -> decision.get("id").asString() + '-' + TIMER))
        .collect(Collectors.toSet());
  }

  private static List<String> timersFed(PublishedRecords decisions) {
    return signalIds(decisions).stream().filter(id -> id.endsWith(TIMER)).toList();
  }

  private static List<String> ledger(HoldfastProcess service, String customer) {
    JsonNode state = JsonMapper.shared().readTree(service.get("/v1/customers/" + customer));
    return state.get("contacts").valueStream().map(c -> c.get("actionId").asString()).toList();
  }
}
