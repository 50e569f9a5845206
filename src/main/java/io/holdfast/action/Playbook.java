package io.holdfast.action;

import java.util.List;
import java.util.Map;

/**
 * What a manager says and what not to do.
 *
 * @param say lines by language tag, in the order to say them
 * @param avoid what not to do or promise, by language tag
 */
public record Playbook(String id, Map<String, List<String>> say, Map<String, List<String>> avoid) {}
