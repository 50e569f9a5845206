package io.holdfast.rules.language;

import io.holdfast.rules.files.Place;
import java.util.List;
import java.util.Map;

/**
 * A decision table: every row is a rule.
 *
 * @param place the row that says what the table is about
 * @param fit how many rows are meant to fit a case
 * @param rows the rules in their order, with those that say nothing: they are written down to show
 *     that nothing is meant to happen, and the engine never sees them
 * @param words what each cell that asks something asks, by language
 */
public record Table(
    Place place, String title, Fit fit, List<Rule> rows, Map<Place, Map<String, String>> words) {}
