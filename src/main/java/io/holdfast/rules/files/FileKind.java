package io.holdfast.rules.files;

import java.util.Optional;

/** What a file of the rule set is, told from its path. */
public enum FileKind {
  HEADER,
  DECLARATIONS,
  SENTENCES,
  PARAMETERS,
  RISK_CURVE,
  FAIRNESS,
  BUDGETS,
  GATES,
  CONTACT_HOURS,
  DESKS,
  OFFER,
  EXPERIMENT,
  REASONS,
  SIGNAL_TITLES,
  FIELD_TITLES,
  CAUSES,
  QUEUES,
  OUTCOMES,
  TEMPLATES,
  POLICIES,
  PLAYBOOK,
  /** Rules of a stage, written as sentences. */
  RULE_SENTENCES,
  /** Rules of a stage, a row each. */
  RULE_TABLE,
  /** Rules of a stage in the engine's own language. */
  RULE_TEXT,
  /** Cases of the rules beside it, or what all cases start from. */
  CASES,
  /** In a place where only other files are read. */
  UNEXPECTED;

  public static final String COMMON_CASES_FILE = "ruleset.tests.yaml";
  public static final String CASES_ENDING = ".tests.yaml";
  public static final String HEADER_FILE = "ruleset.yaml";
  public static final String RISK_CURVE_FILE = "parameters/risk-probability.csv";
  public static final String CONTACT_HOURS_FILE = "parameters/contact-hours.yaml";
  public static final String DESKS_FILE = "parameters/desks.yaml";
  public static final String BUDGETS_FILE = "parameters/budgets.yaml";
  public static final String GATES_FILE = "gates.yaml";
  public static final String FAIRNESS_FILE = "parameters/fairness.yaml";

  /**
   * Whether a path belongs to what is loaded. Explanations, retired rules, hidden files and what
   * editors leave behind do not: changing them is no new version. Cases do, because whether a
   * version may be used depends on them.
   */
  public static boolean isLoaded(String path) {
    if (path.isEmpty() || path.startsWith("retired/")) {
      return false;
    }
    for (String part : path.split("/")) {
      if (part.startsWith(".") || part.startsWith("#") || part.startsWith("~$")) {
        return false;
      }
    }
    return !(path.endsWith(".md")
        || path.endsWith("~")
        || path.endsWith(".tmp")
        || path.endsWith(".bak")
        || path.endsWith(".orig")
        || path.endsWith(".swp")
        || path.endsWith(".swx")
        || path.endsWith("/4913"));
  }

  /** What the file at this path is. */
  /** Whether a file is a table, told from how its name ends. */
  public static boolean isTable(String name) {
    return name.endsWith(".drl.csv") || name.endsWith(".drl.xlsx");
  }

  public static FileKind of(String path) {
    int slash = path.indexOf('/');
    String folder = slash < 0 ? "" : path.substring(0, slash);
    String name = path.substring(slash + 1);
    if (name.endsWith(CASES_ENDING)) {
      boolean beside = Stage.ofFolder(folder).isPresent() || path.equals(COMMON_CASES_FILE);
      return beside ? CASES : UNEXPECTED;
    }
    if (Stage.ofFolder(folder).isPresent()) {
      return rules(name).orElse(UNEXPECTED);
    }
    return switch (folder) {
      case "" ->
          switch (name) {
            case HEADER_FILE -> HEADER;
            case GATES_FILE -> GATES;
            default -> UNEXPECTED;
          };
      case "vocabulary" ->
          name.endsWith(".drl") ? DECLARATIONS : name.endsWith(".dsl") ? SENTENCES : UNEXPECTED;
      case "parameters" ->
          switch (path) {
            case RISK_CURVE_FILE -> RISK_CURVE;
            case FAIRNESS_FILE -> FAIRNESS;
            case BUDGETS_FILE -> BUDGETS;
            case CONTACT_HOURS_FILE -> CONTACT_HOURS;
            case DESKS_FILE -> DESKS;
            default -> name.endsWith(".yaml") ? PARAMETERS : UNEXPECTED;
          };
      case "offers" -> name.endsWith(".yaml") ? OFFER : UNEXPECTED;
      case "experiments" -> name.endsWith(".yaml") ? EXPERIMENT : UNEXPECTED;
      case "playbooks" -> playbook(name);
      default -> UNEXPECTED;
    };
  }

  private static Optional<FileKind> rules(String name) {
    if (name.endsWith(".dslr")) {
      return Optional.of(RULE_SENTENCES);
    }
    if (isTable(name)) {
      return Optional.of(RULE_TABLE);
    }
    return name.endsWith(".drl") ? Optional.of(RULE_TEXT) : Optional.empty();
  }

  private static FileKind playbook(String name) {
    return switch (name) {
      case "reasons.yaml" -> REASONS;
      case "signals.yaml" -> SIGNAL_TITLES;
      case "fields.yaml" -> FIELD_TITLES;
      case "causes.yaml" -> CAUSES;
      case "queues.yaml" -> QUEUES;
      case "outcomes.yaml" -> OUTCOMES;
      case "templates.yaml" -> TEMPLATES;
      case "policies.yaml" -> POLICIES;
      default -> name.endsWith(".yaml") ? PLAYBOOK : UNEXPECTED;
    };
  }
}
