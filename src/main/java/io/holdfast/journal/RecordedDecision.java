package io.holdfast.journal;

import io.holdfast.decision.Decision;
import io.holdfast.vocabulary.Origin;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * A decision with the origin of the signal it answers, and its place in the chain. Its JSON is
 * written once, when somebody asks for it, and read only when somebody asks for the decision: most
 * of what is done with it is to hand the same bytes on. Two are equal when they are so byte for
 * byte.
 */
public final class RecordedDecision {
  private final Origin origin;
  private final Optional<Seal> seal;
  private final Optional<String> earlier;
  private final Content content;

  /** The decision and its JSON, one made from the other for all copies of the record. */
  private static final class Content {
    // two threads that read or write it at the same time do the same
    private Decision decision;
    private byte[] json;

    Content(Decision decision, byte[] json) {
      this.decision = decision;
      this.json = json;
    }
  }

  /** A decision still to be committed. */
  public RecordedDecision(Decision decision, Origin origin) {
    this(new Content(decision, null), origin, Optional.empty(), Optional.empty());
  }

  /**
   * A decision found on record.
   *
   * @param json as {@link DecisionCodec} wrote it
   * @param seal absent for what was recorded before there were seals
   * @param earlier as {@link #earlier()}
   */
  public RecordedDecision(
      byte[] json, Origin origin, Optional<Seal> seal, Optional<String> earlier) {
    this(new Content(null, json), origin, seal, earlier);
  }

  private RecordedDecision(
      Content content, Origin origin, Optional<Seal> seal, Optional<String> earlier) {
    this.content = content;
    this.origin = origin;
    this.seal = seal;
    this.earlier = earlier;
  }

  /** The same, at its place in the chain, which the commit gives. */
  public RecordedDecision sealed(Optional<Seal> place) {
    return new RecordedDecision(content, origin, place, earlier);
  }

  /** The same, with the decision whose place in the customer's state it takes. */
  public RecordedDecision inPlaceOf(Optional<String> decisionId) {
    return new RecordedDecision(content, origin, seal, decisionId);
  }

  /** The decision. */
  public Decision decision() {
    if (content.decision == null) {
      content.decision = DecisionCodec.read(content.json);
    }
    return content.decision;
  }

  /** What an envelope says of it, found without reading the whole. */
  public Heading heading() {
    return content.decision == null ? Heading.read(content.json) : Heading.of(content.decision);
  }

  public Origin origin() {
    return origin;
  }

  /** Its place in the chain; absent before the commit, and where there were no seals yet. */
  public Optional<Seal> seal() {
    return seal;
  }

  /**
   * Id of the decision whose place in the customer's state it took, of which there is only one for
   * so many; so that from the newest all decisions about a customer can be found.
   */
  public Optional<String> earlier() {
    return earlier;
  }

  /** The JSON in UTF-8, the one that is recorded, sealed, answered and published. */
  public byte[] bytes() {
    if (content.json == null) {
      content.json = DecisionCodec.write(content.decision);
    }
    return content.json;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecordedDecision that
        && origin.equals(that.origin)
        && seal.equals(that.seal)
        && Arrays.equals(bytes(), that.bytes());
  }

  @Override
  public int hashCode() {
    return Objects.hash(origin, seal, Arrays.hashCode(bytes()));
  }

  @Override
  public String toString() {
    return Capsule.text(this);
  }
}
