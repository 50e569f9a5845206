package io.holdfast.rules.engine;

import io.holdfast.decision.Evaluated;
import io.holdfast.rules.engine.StageRun.Question;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.samples.Sample;
import io.holdfast.vocabulary.Assessment;
import io.holdfast.vocabulary.Assignment;
import io.holdfast.vocabulary.Policies;
import io.holdfast.vocabulary.Proposals;
import java.util.List;
import java.util.function.Supplier;

/** The opinion of the engine that decides. */
public record DroolsOpinion(DroolsRules rules) implements Opinion {

  @Override
  public List<Evaluated<List<Firing>>> of(Stage stage, List<Sample> cases) {
    return switch (stage) {
      case ASSESSMENT -> of(stage, cases, Recorder.OfAssessment::new, Assessment.class);
      case PROPOSALS -> of(stage, cases, Recorder.OfProposals::new, Proposals.class);
      case POLICIES -> of(stage, cases, Recorder.OfPolicies::new, Policies.class);
      case ASSIGNMENT -> of(stage, cases, Recorder.OfAssignment::new, Assignment.class);
    };
  }

  private <V> List<Evaluated<List<Firing>>> of(
      Stage stage, List<Sample> cases, Supplier<? extends Recorder<V>> recorder, Class<V> verbs) {
    List<Question<Transcript>> questions =
        cases.stream()
            .map(one -> new Question<>(rules.situations().of(one), new Transcript()))
            .toList();
    return StageRun.answer(rules.stages().get(stage), rules.limits(), recorder, verbs, questions);
  }
}
