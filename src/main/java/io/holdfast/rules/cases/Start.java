package io.holdfast.rules.cases;

import io.holdfast.rules.language.Rule;
import io.holdfast.vocabulary.Facts;
import java.util.Map;
import java.util.Optional;

/**
 * Where a case starts: the facts, and what of the first stages' work it takes as given.
 *
 * @param score risk score, in place of the assessed one
 * @param tier value tier, in place of the assessed one
 * @param action what is proposed, in place of what the rules propose
 * @param task cause of the one task that is proposed
 * @param holdout whether the customer belongs to those left alone on purpose
 * @param arms the customer's, by name of the experiment
 * @param parameters values in place of the rule set's
 */
record Start(
    Facts facts,
    Optional<Integer> score,
    Optional<String> tier,
    Optional<Rule> action,
    Optional<String> task,
    boolean holdout,
    Map<String, String> arms,
    Map<String, Double> parameters) {}
