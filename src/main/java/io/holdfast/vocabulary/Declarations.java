package io.holdfast.vocabulary;

import java.util.List;
import java.util.Map;

/**
 * What a rule set version declares: the signal types it accepts, the customer's profile and the
 * windows kept of each customer.
 *
 * @param customerFields the profile's fields by name, in declared order
 */
public record Declarations(
    Map<String, SignalType> signalTypes, Map<String, Field> customerFields, List<Window> windows) {}
