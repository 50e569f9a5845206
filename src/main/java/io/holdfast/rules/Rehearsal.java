package io.holdfast.rules;

import io.holdfast.decision.Decision;
import io.holdfast.decision.RecordedDecisions;
import io.holdfast.rules.engine.CompiledStage;
import io.holdfast.rules.engine.ConditionsOpinion;
import io.holdfast.rules.engine.DroolsRules;
import io.holdfast.rules.engine.Opinion;
import io.holdfast.rules.engine.SecondOpinion;
import io.holdfast.rules.engine.Situations;
import io.holdfast.rules.engine.WarmUp;
import io.holdfast.rules.engine.Witness;
import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Memory;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.language.RuleReader.StageRules;
import io.holdfast.rules.language.Vocabulary;
import io.holdfast.rules.samples.CaseMaker;
import io.holdfast.rules.samples.Sample;
import io.holdfast.rules.samples.Scenery;
import io.holdfast.vocabulary.Facts;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs new rules before they meet customers: on samples of every signal, on cases made for each
 * rule, and on decisions that were recorded.
 *
 * @param engine the opinion of the engine that decides
 */
record Rehearsal(RecordedDecisions recorded, Function<DroolsRules, Opinion> engine, Memory memory) {
  /** Newest decisions that new rules are tried on. */
  private static final int RECORDED = 200;

  /** Everything but rules and their cases. */
  private static final Set<FileKind> SURROUNDINGS =
      EnumSet.complementOf(
          EnumSet.of(
              FileKind.RULE_SENTENCES, FileKind.RULE_TABLE, FileKind.RULE_TEXT, FileKind.CASES));

  private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

  /**
   * Runs the rules; one that fails, or on which two opinions differ, becomes a finding.
   *
   * @param files that the scenery was read from
   */
  void run(
      DroolsRules rules,
      List<StageRules> stages,
      Scenery scenery,
      RuleFiles files,
      Findings findings) {
    RuleFiles surroundings = files.only(SURROUNDINGS);
    WarmUp warmUp = new WarmUp(rules, scenery.now());
    for (StageRules stage : stages) {
      CompiledStage compiled = rules.stages().get(stage.stage());
      memory.recall(
          List.of(WarmUp.class, compiled, surroundings, scenery.now()),
          findings,
          own -> warmUp.run(stage, own));
      // a stage stays warm, whatever numbers it is asked with
      memory.recall(
          List.of(WarmUp.class, compiled), new Findings(), own -> warmUp.heat(stage, own));
    }
    if (!findings.hasErrors()) {
      compareOpinions(rules, stages, scenery, surroundings, findings);
    }
  }

  private void compareOpinions(
      DroolsRules rules,
      List<StageRules> stages,
      Scenery scenery,
      RuleFiles surroundings,
      Findings findings) {
    CaseMaker maker = new CaseMaker(scenery, rules.situations()::of);
    List<Sample> recorded = Witness.of(recordedFacts(), rules);
    for (StageRules stage : stages) {
      List<Sample> made =
          stage.rules().stream()
              .flatMap(
                  rule ->
                      memory
                          .recall(
                              List.of(CaseMaker.class, rule, surroundings, scenery.now()),
                              findings,
                              own -> maker.make(rule))
                          .samples())
              .toList();
      CompiledStage compiled = rules.stages().get(stage.stage());
      // a rule on which opinions differ in made-up cases needs no more to be said about it
      boolean alike =
          memory.recall(
              List.of(SecondOpinion.class, compiled, surroundings, scenery.now()),
              findings,
              own -> compareOpinions(rules, stage, scenery.vocabulary(), made, own));
      if (alike) {
        compareOpinions(rules, stage, scenery.vocabulary(), recorded, findings);
      }
    }
  }

  private boolean compareOpinions(
      DroolsRules rules,
      StageRules stage,
      Vocabulary vocabulary,
      List<Sample> cases,
      Findings findings) {
    Situations situations = rules.situations();
    new SecondOpinion(stage, situations::of, findings)
        .compare(
            engine.apply(rules),
            new ConditionsOpinion(stage.rules(), vocabulary, situations),
            cases);
    return !findings.hasErrors();
  }

  private List<Facts> recordedFacts() {
    try {
      return recorded.newest(RECORDED).stream().map(Decision::facts).toList();
    } catch (RuntimeException e) {
      LOG.warn("No recorded decisions to try the rules on: {}", e.toString());
      return List.of();
    }
  }
}
