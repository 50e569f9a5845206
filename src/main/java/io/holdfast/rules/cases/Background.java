package io.holdfast.rules.cases;

import io.holdfast.decision.Budget;
import io.holdfast.decision.Experiment;
import io.holdfast.rules.check.RuleNames;
import io.holdfast.rules.content.Header;
import io.holdfast.rules.content.Parameters;
import io.holdfast.rules.language.Rule;
import io.holdfast.rules.language.Sentences;
import io.holdfast.rules.language.Vocabulary;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Offer;
import java.util.List;
import java.util.Map;

/**
 * What of a rule set its cases speak of.
 *
 * @param rules every rule, by stage and place
 */
public record Background(
    Header header,
    Vocabulary vocabulary,
    Declarations declarations,
    Parameters parameters,
    Map<String, Offer> offers,
    List<Experiment> experiments,
    List<Budget> budgets,
    Sentences sentences,
    RuleNames names,
    List<Rule> rules) {}
