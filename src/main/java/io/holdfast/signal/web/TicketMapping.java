package io.holdfast.signal.web;

import java.util.Map;
import java.util.Set;

/**
 * What trouble tickets say in our words.
 *
 * @param topics ticket types that are complaints, and what each is about
 * @param severities how grave each severity of a ticket is, from 1 to 5
 * @param resolved statuses in which a complaint is settled
 * @param customerRole the role of the related party that is the customer
 */
public record TicketMapping(
    Map<String, String> topics,
    Map<String, Integer> severities,
    Set<String> resolved,
    String customerRole) {}
