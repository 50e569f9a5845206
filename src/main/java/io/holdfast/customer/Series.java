package io.holdfast.customer;

import java.util.ArrayList;
import java.util.List;

/**
 * One summary per bucket of time in which there was something to sum up.
 *
 * @param buckets in order of time
 */
public record Series(List<Bucket> buckets) {
  static final Series EMPTY = new Series(List.of());

  /** What happened in one bucket; its number is its start divided by the width of buckets. */
  public record Bucket(long number, Summary summary) {}

  /** What a series is of; every window that reads the same shares it. */
  public record Key(String signalType, String field, SummaryKind kind, Granularity granularity) {}

  Series plus(long number, Summary summary) {
    List<Bucket> next = new ArrayList<>(buckets.size() + 1);
    next.addAll(buckets);
    int at = next.size();
    while (at > 0 && next.get(at - 1).number() > number) {
      at--;
    }
    if (at > 0 && next.get(at - 1).number() == number) {
      next.set(at - 1, new Bucket(number, next.get(at - 1).summary().plus(summary)));
    } else {
      next.add(at, new Bucket(number, summary));
    }
    return new Series(next);
  }

  /** Everything in these buckets together; {@code null} where there is nothing. */
  Summary between(long first, long last) {
    Summary total = null;
    for (int i = buckets.size() - 1; i >= 0 && buckets.get(i).number() >= first; i--) {
      Bucket bucket = buckets.get(i);
      if (bucket.number() <= last) {
        total = total == null ? bucket.summary() : total.plus(bucket.summary());
      }
    }
    return total;
  }

  /** Without the buckets before this one. */
  Series since(long oldest) {
    int drop = 0;
    while (drop < buckets.size() && buckets.get(drop).number() < oldest) {
      drop++;
    }
    return drop == 0 ? this : new Series(List.copyOf(buckets.subList(drop, buckets.size())));
  }
}
