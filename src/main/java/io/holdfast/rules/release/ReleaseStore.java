package io.holdfast.rules.release;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps what all instances agree on, and the content of every version kept.
 *
 * <p>Every method throws {@link ReleaseStoreUnavailable} when the store cannot be reached; nothing
 * is then known to be changed, and trying again is safe.
 */
public interface ReleaseStore {

  /**
   * Revision of the stored release, 0 where there is none yet; cheap enough to ask all the time.
   */
  long revision();

  /** The stored release, {@link Release#NONE} where there is none yet. */
  Release load();

  /**
   * Replaces the release, adds contents and forgets others, all or nothing, provided that the
   * stored revision is still the one before the new release's.
   *
   * @param added contents by version
   * @return whether it was done
   */
  boolean commit(Release next, Map<String, byte[]> added, Set<String> dropped);

  /** The content of a version, as it was added. */
  Optional<byte[]> content(String version);
}
