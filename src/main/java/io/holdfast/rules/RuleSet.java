package io.holdfast.rules;

import io.holdfast.action.Wording;
import io.holdfast.decision.Explanation;
import io.holdfast.decision.RuleEvaluator;
import io.holdfast.rules.content.Fairness;
import io.holdfast.rules.content.SettingsReader;
import io.holdfast.rules.content.Undated;
import io.holdfast.rules.engine.DroolsRules;
import io.holdfast.rules.language.ConditionWords;
import io.holdfast.rules.language.Grounds;
import io.holdfast.rules.language.Rule;
import io.holdfast.rules.samples.Sample;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Situation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * One version of the rule set, checked and ready. It can be used for as long as somebody holds it.
 *
 * <p>What rules ask of the parameters is as of the decision's day; the settings of arbitration are
 * as of the day the version was loaded for, and {@link #asOf} gives those of another day.
 */
public final class RuleSet {
  private final String name;
  private final DroolsRules rules;
  private final Wording wording;
  private final List<Rule> written;
  private final Fairness fairness;
  private final Grounds grounds;
  private final ConditionWords words;
  private final LocalDate day;

  RuleSet(
      String name,
      DroolsRules rules,
      Wording wording,
      List<Rule> written,
      Fairness fairness,
      Grounds grounds,
      ConditionWords words,
      LocalDate day) {
    this.name = name;
    this.rules = rules;
    this.wording = wording;
    this.written = written;
    this.fairness = fairness;
    this.grounds = grounds;
    this.words = words;
    this.day = day;
  }

  /** Content hash, lower-case hexadecimal. */
  public String version() {
    return rules.version();
  }

  public String name() {
    return name;
  }

  /** Who answers for it as a whole. */
  public String owner() {
    return rules.header().owner();
  }

  /** What an offer must not depend on. */
  public Fairness fairness() {
    return fairness;
  }

  /** What a parameter is on the day the settings are of. */
  public double parameter(String parameter, double otherwise) {
    return rules
        .parameters()
        .find(parameter, day.atStartOfDay(ZoneOffset.UTC).toInstant())
        .orElse(otherwise);
  }

  public RuleEvaluator evaluator() {
    return rules;
  }

  public Wording wording() {
    return wording;
  }

  public Declarations declarations() {
    return rules.declarations();
  }

  /** Every rule, by stage and place. */
  public List<RuleSummary> rules() {
    return written.stream()
        .map(
            r ->
                new RuleSummary(
                    r.id(), r.stage().word(), r.place().file(), r.place().line(), r.notes()))
        .toList();
  }

  /** The rules as they were read. */
  public List<Rule> written() {
    return written;
  }

  /** What the rules of a sample's stage look at. */
  public Situation situation(Sample sample) {
    return rules.situations().of(sample);
  }

  /**
   * What keeps a rule of this version from speaking on a sample of its stage, in the words it is
   * written in; nothing where it speaks.
   */
  public List<String> against(Rule rule, Sample sample) {
    return grounds.against(rule, situation(sample));
  }

  /**
   * What a rule of this version asks, in every language, and what a sample of its stage answers.
   */
  List<Explanation.Condition> conditions(Rule rule, Sample sample) {
    return words.of(rule, situation(sample));
  }

  /** The same version with the settings of this moment's day. */
  public RuleSet asOf(Instant moment) {
    LocalDate other = moment.atZone(ZoneOffset.UTC).toLocalDate();
    if (other.equals(day)) {
      return this;
    }
    DroolsRules dated =
        rules.with(
            SettingsReader.on(
                other, rules.header(), rules.parameters(), Undated.of(rules.settings())));
    return new RuleSet(name, dated, wording, written, fairness, grounds, words, other);
  }

  /**
   * A rule and where it stands.
   *
   * @param notes what it says about itself: owner, since, basis
   */
  public record RuleSummary(
      String id, String stage, String file, int line, Map<String, String> notes) {}
}
