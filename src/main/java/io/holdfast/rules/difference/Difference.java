package io.holdfast.rules.difference;

import java.util.List;

/**
 * What differs between two versions.
 *
 * @param before content hash of the old version
 * @param after content hash of the new version
 * @param changes what is written otherwise, by kind and place
 * @param effects what is decided otherwise
 */
public record Difference(String before, String after, List<Change> changes, Effects effects) {}
