package io.holdfast.notification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what people want to be told by, and what they are still to be told, the same for all
 * instances.
 *
 * <p>Every method throws {@link NotificationStoreUnavailable} when the store cannot be reached.
 */
public interface NotificationStore {

  Optional<Preferences> preferences(String person);

  /** Everybody's, in no particular order. */
  List<Preferences> preferences();

  /** Keeps them, in place of those the person had. */
  void put(Preferences preferences);

  /**
   * Adds those that do not wait already, to be sent at once.
   *
   * @param most notices that may wait
   * @return those there is no room for
   */
  List<Notice> add(List<Notice> notices, Instant now, int most);

  /**
   * The notice that has been due for longest. Nobody else gets it until then: by that time it is
   * either {@link #done} or to be sent again.
   */
  Optional<Notice> take(Instant now, Instant until);

  /** It waits no more. */
  void done(Notice notice);

  /** It is to be sent again. */
  void again(Notice notice, Instant at);
}
