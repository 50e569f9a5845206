package io.holdfast.benchmark;

import com.sun.management.ThreadMXBean;
import io.holdfast.action.DecidingRuleSets;
import io.holdfast.action.kafka.DecisionEvents;
import io.holdfast.action.kafka.KafkaDecisionPublisher;
import io.holdfast.customer.CustomerState;
import io.holdfast.decision.RulesInUse;
import io.holdfast.journal.Entry;
import io.holdfast.journal.Journal;
import io.holdfast.journal.redis.RedisJournal;
import io.holdfast.journal.redis.Retention;
import io.holdfast.pipeline.RetentionPipeline;
import io.holdfast.rules.RuleSet;
import io.holdfast.rules.RuleSetLoader;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.server.embedded.RedisProcess;
import io.holdfast.signal.Decoded;
import io.holdfast.signal.Envelope;
import io.holdfast.signal.Input;
import io.holdfast.signal.SignalDecoder;
import io.holdfast.signal.SignalLimits;
import io.holdfast.vocabulary.Origin;
import io.holdfast.vocabulary.Signal;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.kafka.core.KafkaOperations;
import redis.clients.jedis.RedisClient;

/**
 * What one signal costs the thread that works on it, in processor time and memory allocated: from
 * its bytes to the bytes published, with a real Redis and no Kafka. Unlike a speed, it is much the
 * same on a busy machine, so that two versions of the code can be compared.
 */
public final class CostPerSignal {
  private static final int CUSTOMERS = 10_000;
  private static final int BATCH = 2_000;
  private static final int WARM_UP = 40;
  private static final int MEASURED = 20;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final RuleSet rules;
  private final SignalMix mix;
  private final SignalDecoder decoder;
  private final RetentionPipeline pipeline;
  private long decodingNanos;
  private long handlingNanos;
  private long bytes;

  private CostPerSignal(RuleSet rules, Journal journal) {
    InstantSource clock = InstantSource.system();
    this.rules = rules;
    mix =
        new SignalMix(
            rules.declarations(), CUSTOMERS, BATCH * (WARM_UP + MEASURED), 7, clock.instant());
    decoder =
        new SignalDecoder(
            rules::declarations,
            new SignalLimits(
                65_536, 16, 8_192, 40, 256, Duration.ofDays(400), Duration.ofMinutes(5)),
            clock);
    DecidingRuleSets.Quotable quotable =
        new DecidingRuleSets.Quotable(rules.evaluator().settings(), rules.wording());
    pipeline =
        new RetentionPipeline(
            journal,
            new KafkaDecisionPublisher(
                nowhere(), version -> quotable, new DecisionEvents("/holdfast"), Optional.empty()),
            () -> RulesInUse.only(rules.evaluator()),
            clock,
            new Uncounted());
    journal.commit(
        mix.profiles().stream()
            .map(
                profile ->
                    new Entry(
                        CustomerState.unknown(profile.customerId()).with(profile),
                        0,
                        List.of(),
                        Entry.Publication.BY_CALLER))
            .toList());
  }

  public static void main(String[] arguments) throws Exception {
    Path directory = Files.createTempDirectory("cost");
    RuleSet rules =
        new RuleSetLoader(RuleLimits.DEFAULT, InstantSource.system())
            .load(Path.of("rules"))
            .ruleSet()
            .orElseThrow();
    try (RedisProcess redis = new RedisProcess(directory).start();
        RedisClient client = RedisClient.create(redis.url())) {
      new CostPerSignal(
              rules,
              new RedisJournal(
                  client,
                  new Retention(Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1)),
                  100))
          .run();
    }
  }

  private void run() {
    for (int batch = 0; batch < WARM_UP + MEASURED; batch++) {
      if (batch == WARM_UP) {
        decodingNanos = 0;
        handlingNanos = 0;
        bytes = 0;
      }
      one(batch);
    }
    double signals = (double) BATCH * MEASURED;
    System.out.printf(
        "rules %s: decoding %.1f µs, handling %.1f µs, %.0f bytes allocated, per signal%n",
        rules.version().substring(0, 8),
        decodingNanos / signals / 1_000,
        handlingNanos / signals / 1_000,
        bytes / signals);
  }

  private void one(int batch) {
    List<SignalMix.Message> messages = new ArrayList<>(BATCH);
    for (int i = 0; i < BATCH; i++) {
      messages.add(mix.signal(batch * BATCH + i));
    }
    long thread = Thread.currentThread().getId();
    long allocated = threads.getThreadAllocatedBytes(thread);
    long start = threads.getCurrentThreadCpuTime();
    List<Input> inputs = new ArrayList<>(BATCH);
    for (SignalMix.Message message : messages) {
      inputs.add(decode(message));
    }
    long decoded = threads.getCurrentThreadCpuTime();
    pipeline.handle(inputs);
    handlingNanos += threads.getCurrentThreadCpuTime() - decoded;
    decodingNanos += decoded - start;
    bytes += threads.getThreadAllocatedBytes(thread) - allocated;
  }

  private Input decode(SignalMix.Message message) {
    Decoded<Signal> signal =
        decoder.signal(
            new Envelope(
                Optional.of(message.value()),
                Optional.of("application/cloudevents+json"),
                Map.of(),
                Optional.of(message.customerId().getBytes(StandardCharsets.UTF_8))));
    return signal.fold(
        value -> new Input.SignalInput(value, new Origin(message.decisionId())),
        rejection -> {
          throw new IllegalStateException(rejection.toString());
        });
  }

  // the bytes are made and forgotten
  @SuppressWarnings("unchecked") // a proxy has no type parameters
  private static KafkaOperations<byte[], byte[]> nowhere() {
    return (KafkaOperations<byte[], byte[]>)
        Proxy.newProxyInstance(
            CostPerSignal.class.getClassLoader(),
            new Class<?>[] {KafkaOperations.class},
            (proxy, method, parameters) -> null);
  }
}
