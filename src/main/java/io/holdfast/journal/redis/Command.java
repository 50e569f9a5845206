package io.holdfast.journal.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.PipeliningBase;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.exceptions.JedisRedirectionException;

/** A command with its answer. */
interface Command<T> {

  /** Adds it to a pipeline. */
  Response<T> queue(PipeliningBase pipeline);

  /**
   * Runs it by itself: slower, but it finds a shard that has moved, and brings its script along.
   */
  T alone(UnifiedJedis redis);

  /** A command that both kinds of client know by name. */
  static <T> Command<T> of(
      Function<PipeliningBase, Response<T>> queued, Function<UnifiedJedis, T> alone) {
    return new Command<>() {
      @Override
      public Response<T> queue(PipeliningBase pipeline) {
        return queued.apply(pipeline);
      }

      @Override
      public T alone(UnifiedJedis redis) {
        return alone.apply(redis);
      }
    };
  }

  /** Runs all in one round trip and answers in the same order. */
  static <T> List<T> run(List<? extends Command<T>> commands, UnifiedJedis redis) {
    List<Response<T>> responses = new ArrayList<>(commands.size());
    try (AbstractPipeline pipeline = redis.pipelined()) {
      commands.forEach(command -> responses.add(command.queue(pipeline)));
    }
    List<T> answers = new ArrayList<>(commands.size());
    for (int i = 0; i < commands.size(); i++) {
      answers.add(answer(responses.get(i), commands.get(i), redis));
    }
    return answers;
  }

  private static <T> T answer(Response<T> response, Command<T> command, UnifiedJedis redis) {
    try {
      return response.get();
    } catch (JedisNoScriptException | JedisRedirectionException notRun) {
      return command.alone(redis);
    } catch (IllegalStateException unanswered) {
      // of a cluster, a node that fails in the middle of a pipeline is only logged by the client
      throw new JedisConnectionException("A node of the cluster did not answer", unanswered);
    }
  }
}
