package io.holdfast.journal;

/**
 * Where a chain ends. Kept in another place, it tells when the last decisions are missing, or when
 * a whole chain was forged.
 *
 * @param sequence how many decisions the chain has
 * @param link the link of the last one
 */
public record ChainEnd(long sequence, String link) {

  static ChainEnd of(Seal last) {
    return new ChainEnd(last.sequence(), last.link());
  }
}
