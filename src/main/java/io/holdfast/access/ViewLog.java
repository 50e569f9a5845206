package io.holdfast.access;

import java.util.List;
import java.util.Optional;

/**
 * Keeps who looked at whom; nothing in it is ever changed.
 *
 * <p>Every method throws {@link AccessStoreUnavailable} when the store cannot be reached.
 */
public interface ViewLog {

  void add(View view);

  /**
   * What is kept, newest first.
   *
   * @param who absent for everybody
   * @param customerId absent for all customers
   */
  List<View> newest(Optional<String> who, Optional<String> customerId, int limit);
}
