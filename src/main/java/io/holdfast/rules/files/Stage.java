package io.holdfast.rules.files;

import io.holdfast.vocabulary.Assessment;
import io.holdfast.vocabulary.Assignment;
import io.holdfast.vocabulary.Policies;
import io.holdfast.vocabulary.Proposals;
import java.util.Arrays;
import java.util.Optional;

/**
 * The stages that have rules, each in a folder of its name. A stage's rules look at one kind of
 * fact and have one set of verbs.
 */
public enum Stage {
  ASSESSMENT(Assessment.class, "Signal", "give risk points and a tier"),
  PROPOSALS(Proposals.class, "Signal", "propose what could be done"),
  POLICIES(Policies.class, "Candidate", "refuse what was proposed"),
  ASSIGNMENT(Assignment.class, "Task", "say who takes a task, by when and how");

  private final Class<?> verbs;
  private final String root;
  private final String purpose;

  Stage(Class<?> verbs, String root, String purpose) {
    this.verbs = verbs;
    this.root = root;
    this.purpose = purpose;
  }

  /** What a rule of the stage is there to do, after the word <i>to</i>. */
  public String purpose() {
    return purpose;
  }

  /** Folder of the stage's rules and name of its verbs in a rule. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The interface whose methods are the verbs. */
  public Class<?> verbs() {
    return verbs;
  }

  /** The declared type that what a rule of this stage looks at is, or extends. */
  public String root() {
    return root;
  }

  /** The stage whose rules this folder holds. */
  public static Optional<Stage> ofFolder(String folder) {
    return Arrays.stream(values()).filter(stage -> stage.word().equals(folder)).findFirst();
  }
}
