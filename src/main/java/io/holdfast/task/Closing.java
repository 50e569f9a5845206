package io.holdfast.task;

import java.util.Optional;

/**
 * How a task ended.
 *
 * @param outcome code of what came of it; absent where no person closed it
 * @param reason code of why
 * @param note the manager's own words
 */
public record Closing(Optional<String> outcome, Optional<String> reason, Optional<String> note) {}
