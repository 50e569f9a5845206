package io.holdfast.benchmark;

import java.time.Duration;

/**
 * How fast a contender worked off the second half of a backlog.
 *
 * @param contenderMicros processor time per event, in microseconds; so the other two
 */
record Throughput(
    double eventsPerSecond, double contenderMicros, double brokerMicros, double redisMicros) {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private record Moment(long nanos, long events, long contender, long broker, long redis) {}

  /** Returns when the whole backlog is worked off. */
  static Throughput measure(
      ContenderProcess contender, Laboratory laboratory, String group, int signals) {
    Moment half = await(contender, laboratory, group, signals / 2);
    Moment end = await(contender, laboratory, group, signals);
    double events = end.events() - half.events();
    return new Throughput(
        events / (end.nanos() - half.nanos()) * 1e9,
        (end.contender() - half.contender()) / events,
        (end.broker() - half.broker()) / events,
        (end.redis() - half.redis()) / events);
  }

  private static Moment await(
      ContenderProcess contender, Laboratory laboratory, String group, int signals) {
    long[] events = new long[1];
    Waiting.until(
        () -> contender.runs() && (events[0] = laboratory.committed(group)) >= signals,
        PATIENCE,
        signals + " events worked off");
    return new Moment(
        System.nanoTime(),
        events[0],
        ProcessorTime.micros(contender.pid()),
        ProcessorTime.micros(laboratory.brokerPid()),
        ProcessorTime.micros(laboratory.redisPid()));
  }
}
