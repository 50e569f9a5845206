package io.holdfast.journal;

import io.holdfast.decision.DecisionId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Looks whether capsules are what was recorded: none changed, none missing between the first and
 * the last of a chain, none out of its place. The order they come in does not matter, and one that
 * comes twice counts once. Keeps a few hundred bytes per capsule.
 */
public final class ChainAudit {
  private final Map<Integer, TreeMap<Long, Found>> chains = new TreeMap<>();
  private final List<Breach> breaches = new ArrayList<>();
  private int capsules;

  private record Found(Seal seal, String id, String digest, String place) {}

  /** Kinds of breach; the names are stable. */
  public enum Kind {
    /** The decision is not the one that was sealed. */
    CHANGED,
    /** Decisions of a chain are missing. */
    MISSING,
    /** A decision does not follow the one before it in the chain. */
    BROKEN,
    /** Two different decisions claim one place. */
    DOUBLED,
    /** A decision without a seal, of which nothing can be said. */
    UNSEALED
  }

  /**
   * Something that is not as it was recorded.
   *
   * @param place where it was found
   */
  public record Breach(Kind kind, String place, String message) {}

  /**
   * What was found.
   *
   * @param capsules how many were looked at
   * @param breaches none where everything is as it was recorded
   * @param ends last place found of each chain
   */
  public record Report(int capsules, List<Breach> breaches, Map<Integer, ChainEnd> ends) {}

  /**
   * Takes a capsule.
   *
   * @param place what to call it when something is wrong with it
   */
  public void add(Capsule capsule, String place) {
    capsules++;
    String id = capsule.decision().id();
    if (capsule.seal().isEmpty()) {
      breach(Kind.UNSEALED, place, "Decision %s carries no seal.".formatted(id));
      return;
    }
    String digest = Seal.digest(capsule.json().getBytes(StandardCharsets.UTF_8));
    add(new Found(capsule.seal().get(), id, digest, place));
  }

  /**
   * Takes what is left of an erased decision, which holds its place in the chain.
   *
   * @param place what to call it when something is wrong with it
   */
  public void add(ErasedDecision erased, String place) {
    capsules++;
    add(new Found(erased.seal(), erased.id(), erased.digest(), place));
  }

  private void add(Found found) {
    int shard = DecisionId.shard(found.id());
    Seal seal = found.seal();
    if (!seal.seals(found.digest())) {
      breach(
          Kind.CHANGED,
          found.place(),
          "Decision %s was changed after it was sealed as %s."
              .formatted(found.id(), name(shard, seal.sequence())));
    }
    Found other =
        chains.computeIfAbsent(shard, s -> new TreeMap<>()).putIfAbsent(seal.sequence(), found);
    if (other != null && !(other.seal().equals(seal) && other.digest().equals(found.digest()))) {
      breach(
          Kind.DOUBLED,
          found.place(),
          "Decision %s claims to be %s, and so does %s at %s."
              .formatted(found.id(), name(shard, seal.sequence()), other.id(), other.place()));
    }
  }

  /**
   * What was found so far.
   *
   * @param ends where the chains have to reach at least, as they were told at another time; none
   *     where that is not known
   */
  public Report report(Map<Integer, ChainEnd> ends) {
    List<Breach> all = new ArrayList<>(breaches);
    Map<Integer, ChainEnd> reached = new TreeMap<>();
    chains.forEach(
        (shard, chain) -> {
          Found before = null;
          for (Found found : chain.values()) {
            follows(shard, before, found, all);
            before = found;
          }
          reached.put(shard, ChainEnd.of(chain.lastEntry().getValue().seal()));
        });
    ends.forEach((shard, end) -> reaches(shard, end, all));
    return new Report(capsules, List.copyOf(all), reached);
  }

  private static void follows(int shard, Found before, Found found, List<Breach> all) {
    long sequence = found.seal().sequence();
    long last = before == null ? sequence - 1 : before.seal().sequence();
    if (sequence > last + 1) {
      all.add(new Breach(Kind.MISSING, found.place(), missing(shard, last + 1, sequence - 1)));
      return;
    }
    String link = before == null ? Seal.BEGINNING : before.seal().link();
    // what comes before the first of a part of a chain is not known
    boolean known = before != null || sequence == 1;
    if (known && !found.seal().previous().equals(link)) {
      all.add(
          new Breach(
              Kind.BROKEN,
              found.place(),
              "Decision %s, %s, does not follow %s: one of the two was put there later."
                  .formatted(
                      found.id(),
                      name(shard, sequence),
                      before == null ? "the beginning of the chain" : before.id())));
    }
  }

  private void reaches(int shard, ChainEnd end, List<Breach> all) {
    TreeMap<Long, Found> chain = chains.getOrDefault(shard, new TreeMap<>());
    Found last = chain.get(end.sequence());
    if (last != null && !last.seal().link().equals(end.link())) {
      all.add(
          new Breach(
              Kind.BROKEN,
              last.place(),
              "Decision %s, %s, is not the one that stood there when the end was noted."
                  .formatted(last.id(), name(shard, end.sequence()))));
    }
    long reached = chain.isEmpty() ? 0 : chain.lastKey();
    if (reached < end.sequence()) {
      all.add(new Breach(Kind.MISSING, "the end", missing(shard, reached + 1, end.sequence())));
    }
  }

  private static String missing(int shard, long from, long to) {
    return from == to
        ? "The decision that is %s is missing.".formatted(name(shard, from))
        : "%d decisions are missing: number %d to %d of chain %d."
            .formatted(to - from + 1, from, to, shard);
  }

  private void breach(Kind kind, String place, String message) {
    breaches.add(new Breach(kind, place, message));
  }

  private static String name(int shard, long sequence) {
    return "number %d of chain %d".formatted(sequence, shard);
  }
}
