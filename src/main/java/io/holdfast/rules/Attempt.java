package io.holdfast.rules;

import io.holdfast.action.Playbook;
import io.holdfast.action.TaskChoices;
import io.holdfast.decision.Budget;
import io.holdfast.decision.Experiment;
import io.holdfast.decision.Settings;
import io.holdfast.rules.RuleSetLoader.Setup;
import io.holdfast.rules.cases.Background;
import io.holdfast.rules.cases.CasePolicy;
import io.holdfast.rules.cases.CaseReport;
import io.holdfast.rules.cases.Cases;
import io.holdfast.rules.check.Conflicts;
import io.holdfast.rules.check.FairOffers;
import io.holdfast.rules.check.NeverFires;
import io.holdfast.rules.check.OfferChannels;
import io.holdfast.rules.check.ReasonFields;
import io.holdfast.rules.check.Repeats;
import io.holdfast.rules.check.RuleCheck;
import io.holdfast.rules.check.RuleDates;
import io.holdfast.rules.check.RuleNames;
import io.holdfast.rules.check.TableChecks;
import io.holdfast.rules.check.UnexpectedFiles;
import io.holdfast.rules.check.UniqueRules;
import io.holdfast.rules.check.Unused;
import io.holdfast.rules.check.WordsForAll;
import io.holdfast.rules.check.Written;
import io.holdfast.rules.content.Budgets;
import io.holdfast.rules.content.Experiments;
import io.holdfast.rules.content.Fairness;
import io.holdfast.rules.content.Gates;
import io.holdfast.rules.content.Header;
import io.holdfast.rules.content.Offers;
import io.holdfast.rules.content.Outcomes;
import io.holdfast.rules.content.Parameters;
import io.holdfast.rules.content.Reasons;
import io.holdfast.rules.content.RiskCurve;
import io.holdfast.rules.content.RuleSetWording;
import io.holdfast.rules.content.SettingsReader;
import io.holdfast.rules.content.Undated;
import io.holdfast.rules.content.Words;
import io.holdfast.rules.engine.CompiledStage;
import io.holdfast.rules.engine.DeclaredClasses;
import io.holdfast.rules.engine.DroolsRules;
import io.holdfast.rules.engine.Limits;
import io.holdfast.rules.engine.RuleListener;
import io.holdfast.rules.engine.Situations;
import io.holdfast.rules.engine.StageCompiler;
import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.ConditionWords;
import io.holdfast.rules.language.DeclarationReader;
import io.holdfast.rules.language.Grounds;
import io.holdfast.rules.language.Rule;
import io.holdfast.rules.language.RuleReader;
import io.holdfast.rules.language.RuleReader.StageRules;
import io.holdfast.rules.language.Sentences;
import io.holdfast.rules.language.Vocabulary;
import io.holdfast.rules.samples.Scenery;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Offer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One try to make a rule set of files, in the order in which one thing needs another. */
final class Attempt {
  private final Setup setup;
  private final RuleFiles files;
  private final Findings findings;
  private final LocalDate day;
  // made-up cases happen at noon, so that they are the same all day
  private final Instant noon;
  private final StageCompiler compiler;
  private Optional<CaseReport> report = Optional.empty();

  Attempt(RuleFiles files, Findings findings, Setup setup) {
    this.setup = setup;
    this.files = files;
    this.findings = findings;
    this.day = setup.clock().instant().atZone(ZoneOffset.UTC).toLocalDate();
    this.noon = day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    this.compiler = new StageCompiler(setup.memory());
  }

  /** What the cases came to; absent until they ran. */
  Optional<CaseReport> report() {
    return report;
  }

  Optional<RuleSet> ruleSet() {
    if (files.isEmpty() && findings.hasErrors()) {
      return Optional.empty(); // the directory cannot be read, and has said so
    }
    UnexpectedFiles.check(files, findings);
    Header header = Header.read(files, findings);
    RuleFiles declared = files.only(EnumSet.of(FileKind.DECLARATIONS));
    Vocabulary vocabulary =
        setup
            .memory()
            .recall(
                List.of(Vocabulary.class, declared),
                findings,
                own -> Vocabulary.read(declared, own));
    Declarations declarations = DeclarationReader.read(vocabulary, findings);
    header.check(files, declarations.customerFields().keySet(), findings);
    Parameters parameters = Parameters.read(files, day, findings);
    SettingsReader.check(parameters, day, findings);
    RiskCurve curve = RiskCurve.read(files, findings);
    List<String> channels = SettingsReader.channels(parameters);
    Fairness fairness = Fairness.read(files, vocabulary.askable(), findings);
    Map<String, Offer> offers =
        Offers.read(files, header.languages(), channels, fairness, day, findings);
    List<Experiment> experiments = Experiments.read(files, header, day, findings);
    List<Budget> budgets = Budgets.read(files, header, findings);
    Gates.read(files, findings);
    Reasons reasons = Reasons.read(files, header, declarations, parameters, findings);
    RuleSetWording wording = wording(header, declarations, reasons, parameters, offers);
    RuleFiles worded = files.only(EnumSet.of(FileKind.SENTENCES));
    Sentences sentences =
        setup
            .memory()
            .recall(
                List.of(Sentences.class, worded, vocabulary),
                findings,
                own -> Sentences.read(worded, vocabulary, own));
    List<StageRules> stages = stages(sentences, vocabulary);
    List<Rule> rules = stages.stream().flatMap(stage -> stage.rules().stream()).toList();
    if (rules.size() > setup.limits().rules()) {
      String message = "The rule set has more than %d rules.".formatted(setup.limits().rules());
      findings.error(Place.of("."), Code.TOO_LARGE, message);
      return Optional.empty();
    }
    RuleNames names =
        new RuleNames(
            reasons.codes(),
            files.of(FileKind.OFFER).stream().map(Offers::id).toList(),
            wording.causes().keySet(),
            wording.choices().queues().keySet(),
            wording.templates().keySet(),
            wording.playbooks().keySet(),
            Words.titles(files, FileKind.POLICIES, header.languages(), findings).keySet(),
            header.tiers(),
            channels,
            header.purposes().values(),
            declarations.opened(),
            declarations.timers(),
            declarations.days(),
            declarations.moments(),
            declarations.customerFields().keySet(),
            parameters);
    Written written = new Written(files);
    List<RuleCheck> checks =
        List.of(
            names,
            new OfferChannels(offers, channels),
            new UniqueRules(),
            new RuleDates(day),
            new NeverFires(header, vocabulary, written),
            new FairOffers(fairness, written),
            new ReasonFields(reasons, vocabulary, declarations));
    checks.forEach(check -> rules.forEach(rule -> check.check(rule, findings)));
    new TableChecks(vocabulary, header.tiers(), wording.causes().keySet()).check(stages, findings);
    Conflicts.check(rules, header, vocabulary, findings);
    Repeats.check(rules, header, vocabulary, findings);
    Unused.check(rules, files, parameters, reasons, findings);
    new WordsForAll(header.languages(), wording.fields(), vocabulary, sentences)
        .check(stages, files, findings);

    Optional<Cases> cases =
        cases(
            new Background(
                header,
                vocabulary,
                declarations,
                parameters,
                offers,
                experiments,
                budgets,
                sentences,
                names,
                rules));

    Optional<DeclaredClasses> classes = compiler.declare(vocabulary, findings);
    Map<Stage, CompiledStage> compiled = new EnumMap<>(Stage.class);
    classes.ifPresent(
        c ->
            stages.forEach(
                stage ->
                    compiler
                        .compile(stage, vocabulary, c, findings)
                        .ifPresent(s -> compiled.put(stage.stage(), s))));
    if (findings.hasErrors() || classes.isEmpty()) {
      return Optional.empty();
    }
    Undated undated =
        new Undated(
            offers,
            experiments,
            FairOffers.asRiskAsks(rules, fairness, declarations),
            FairOffers.personalPolicies(rules, fairness, budgets),
            budgets,
            RuleNames.desks(rules));
    Settings settings = SettingsReader.on(day, header, parameters, undated);
    Situations situations =
        new Situations(vocabulary, classes.get(), header, parameters, offers, budgets);
    DroolsRules evaluator =
        new DroolsRules(
            files.version(),
            declarations,
            settings,
            header,
            parameters,
            curve,
            reasons,
            situations,
            compiled,
            Limits.of(header),
            RuleListener.NOBODY);
    report = cases.map(all -> all.run(evaluator));
    report.ifPresent(r -> r.tell(setup.casePolicy(), findings));
    if (findings.hasErrors()) {
      return Optional.empty();
    }
    Scenery scenery =
        new Scenery(vocabulary, declarations, header, parameters, curve, offers, budgets, noon);
    new Rehearsal(setup.recorded(), setup.engine(), setup.memory())
        .run(evaluator.patient(), stages, scenery, files, findings);
    if (findings.hasErrors()) {
      return Optional.empty();
    }
    return Optional.of(
        new RuleSet(
            header.name(),
            evaluator,
            wording,
            rules,
            fairness,
            new Grounds(vocabulary, sentences),
            new ConditionWords(stages),
            day));
  }

  // cases of rules that cannot be read look wrong, and are not; only what they look like counts
  private Optional<Cases> cases(Background background) {
    if (setup.casePolicy() == CasePolicy.LEFT_ASIDE) {
      return Optional.empty();
    }
    if (!findings.hasErrors()) {
      return Optional.of(Cases.read(files, background, findings));
    }
    Findings ofCases = new Findings();
    Cases cases = Cases.read(files, background, ofCases);
    findings.take(ofCases, EnumSet.of(Code.SYNTAX, Code.UNKNOWN_ENTRY, Code.INVALID_DATE));
    return Optional.of(cases);
  }

  private RuleSetWording wording(
      Header header,
      Declarations declarations,
      Reasons reasons,
      Parameters parameters,
      Map<String, Offer> offers) {
    List<String> languages = header.languages();
    Map<String, Playbook> playbooks = RuleSetWording.playbooks(files, languages, findings);
    return new RuleSetWording(
        reasons,
        Words.titles(files, FileKind.SIGNAL_TITLES, languages, findings),
        declarations.signalTypes(),
        Words.titles(files, FileKind.FIELD_TITLES, languages, findings),
        offers,
        Words.titles(files, FileKind.CAUSES, languages, findings),
        new TaskChoices(
            Words.titles(files, FileKind.QUEUES, languages, findings),
            parameters.desks(),
            Outcomes.read(files, languages, declarations, findings),
            Outcomes.overdue(declarations)),
        Words.titles(files, FileKind.TEMPLATES, languages, findings),
        playbooks);
  }

  private List<StageRules> stages(Sentences sentences, Vocabulary vocabulary) {
    List<StageRules> stages = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      stages.add(RuleReader.read(stage, files, sentences, vocabulary, setup.memory(), findings));
    }
    return stages;
  }
}
