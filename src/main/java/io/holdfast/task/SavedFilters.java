package io.holdfast.task;

import java.util.Map;

/**
 * Where people keep what they often narrow the inbox to.
 *
 * <p>Every method throws {@link TaskStoreUnavailable} when the store cannot be reached; trying
 * again is safe.
 */
public interface SavedFilters {

  /** What this person keeps, by name, in order of the names. */
  Map<String, String> of(String person);

  /**
   * Keeps a filter, in place of another of the same name.
   *
   * @param filter as the inbox writes it
   * @param most that one person keeps
   * @return whether it is kept: not when there are as many already
   */
  boolean keep(String person, String name, String filter, int most);

  /** Forgets a filter; there need not be one of that name. */
  void forget(String person, String name);
}
