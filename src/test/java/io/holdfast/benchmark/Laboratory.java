package io.holdfast.benchmark;

import io.holdfast.customer.CustomerState;
import io.holdfast.journal.Entry;
import io.holdfast.journal.Journal;
import io.holdfast.journal.redis.RedisJournal;
import io.holdfast.journal.redis.Retention;
import io.holdfast.server.embedded.BrokerProcess;
import io.holdfast.server.embedded.RedisProcess;
import io.holdfast.vocabulary.ProfileUpdate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import redis.clients.jedis.RedisClient;

/** The broker and the Redis server that all contenders use, one after the other. */
final class Laboratory implements AutoCloseable {
  private static final int PROFILES_PER_COMMIT = 1_000;

  private final BrokerProcess broker;
  private final RedisProcess redisServer;
  private final Admin admin;
  private final RedisClient redis;
  private final int partitions;

  Laboratory(Path directory, int partitions) {
    this.partitions = partitions;
    broker = BrokerProcess.warmingUp(directory.resolve("kafka")).start();
    redisServer = new RedisProcess(directory.resolve("redis")).start();
    admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    redis = RedisClient.create(redisServer.url());
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  String redisUrl() {
    return redisServer.url();
  }

  long brokerPid() {
    return broker.pid();
  }

  long redisPid() {
    return redisServer.pid();
  }

  String redisVersion() {
    return redis
        .info("server")
        .lines()
        .filter(line -> line.startsWith("redis_version:"))
        .findFirst()
        .orElse("redis_version:unknown")
        .substring("redis_version:".length())
        .strip();
  }

  /** Empties topics and store, and stores the profiles the way the contender keeps them. */
  void prepare(Contender contender, List<ProfileUpdate> profiles) {
    Topics.renew(admin, partitions);
    redis.flushAll();
    if (!contender.decides()) {
      return;
    }
    Journal journal =
        contender == Contender.HOLDFAST
            ? new RedisJournal(
                redis,
                new Retention(Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1)),
                100)
            : new GetSetJournal(redis);
    List<Entry> entries = new ArrayList<>();
    for (ProfileUpdate profile : profiles) {
      CustomerState state = CustomerState.unknown(profile.customerId()).with(profile);
      entries.add(new Entry(state, 0, List.of(), Entry.Publication.BY_CALLER));
      if (entries.size() == PROFILES_PER_COMMIT) {
        journal.commit(entries);
        entries.clear();
      }
    }
    if (!entries.isEmpty()) {
      journal.commit(entries);
    }
  }

  /** How many signals the group has behind it. */
  long committed(String group) {
    try {
      return admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .entrySet()
          .stream()
          .filter(e -> e.getKey().topic().equals(Topics.SIGNALS) && e.getValue() != null)
          .map(Map.Entry::getValue)
          .mapToLong(OffsetAndMetadata::offset)
          .sum();
    } catch (ExecutionException notYet) {
      return 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    admin.close();
    redis.close();
    broker.close();
    redisServer.close();
  }
}
