package io.holdfast.simulation;

import io.holdfast.rules.RuleSet;
import io.holdfast.rules.files.RuleFiles;

/**
 * A rule set that is tried.
 *
 * @param name what whoever asks calls it
 */
public record Version(String name, RuleFiles files, RuleSet rules) {}
