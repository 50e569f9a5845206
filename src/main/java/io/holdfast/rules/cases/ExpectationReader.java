package io.holdfast.rules.cases;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Names;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.files.YamlEntry;
import io.holdfast.rules.language.Rule.Argument;
import io.holdfast.vocabulary.RiskLevel;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads what a case expects of the decision. */
final class ExpectationReader {
  private static final String NOTHING = "nothing";
  private static final List<String> EXPECTED =
      List.of("chosen", "proposed", "refused", "assigned", "risk", "tier", "deferred", "withdrawn");
  private static final Set<String> REFUSING = Set.of("veto", "defer");
  private static final List<String> ASSIGNED =
      List.of(
          "queue",
          "owner",
          "startWithin",
          "dueWithin",
          "priority",
          "playbook",
          "mayOffer",
          "skills");

  private final Background background;
  private final Spoken spoken;
  private final Findings findings;
  private final Collection<String> policies;

  ExpectationReader(Background background, Findings findings) {
    this.background = background;
    this.spoken = new Spoken(background, findings);
    this.findings = findings;
    this.policies =
        background.rules().stream()
            .flatMap(rule -> rule.calls().stream())
            .filter(call -> REFUSING.contains(call.verb()) && !call.arguments().isEmpty())
            .map(call -> call.arguments().get(0))
            .filter(Argument::isText)
            .map(Argument::text)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What stands under 'expect', if anything does. */
  List<Expectation> read(YamlEntry entry) {
    List<Expectation> all = new ArrayList<>();
    if (entry == null) {
      return all;
    }
    if (!entry.isMap()) {
      entry.oneOf(List.of(NOTHING)).ifPresent(nothing -> all.add(new Chosen(Optional.empty())));
      return all;
    }
    Map<String, YamlEntry> parts = entry.entries(EXPECTED);
    Optional.ofNullable(parts.get("risk")).ifPresent(e -> risk(e, all));
    Optional.ofNullable(parts.get("tier"))
        .flatMap(e -> e.oneOf(background.header().tiers()))
        .ifPresent(tier -> all.add(new TierIs(tier)));
    Optional.ofNullable(parts.get("proposed")).ifPresent(e -> proposed(e, all));
    Optional.ofNullable(parts.get("refused")).ifPresent(e -> refused(e, all));
    Optional.ofNullable(parts.get("deferred"))
        .flatMap(e -> e.parsed(OffsetDateTime::parse, "a time such as 2026-11-23T09:00:00+01:00"))
        .ifPresent(until -> all.add(new Deferred(until.toInstant())));
    Optional.ofNullable(parts.get("withdrawn")).ifPresent(e -> withdrawn(e, all));
    Optional.ofNullable(parts.get("chosen")).ifPresent(e -> chosen(e, all));
    Optional.ofNullable(parts.get("assigned")).ifPresent(e -> assigned(e, all));
    return List.copyOf(all);
  }

  private static boolean saysNothing(YamlEntry entry) {
    return NOTHING.equals(entry.plain());
  }

  private static void withdrawn(YamlEntry entry, List<Expectation> all) {
    List<String> words = new ArrayList<>();
    if (!saysNothing(entry)) {
      entry.oneOrMore().forEach(one -> one.text().ifPresent(words::add));
    }
    all.add(new Withdrawn(words));
  }

  private void proposed(YamlEntry entry, List<Expectation> all) {
    if (saysNothing(entry)) {
      all.add(new IsProposed(Optional.empty()));
      return;
    }
    spoken
        .rule(Stage.PROPOSALS, entry)
        .ifPresent(said -> all.add(new IsProposed(Optional.of(said))));
  }

  private void chosen(YamlEntry entry, List<Expectation> all) {
    if (saysNothing(entry)) {
      all.add(new Chosen(Optional.empty()));
      return;
    }
    spoken.rule(Stage.PROPOSALS, entry).ifPresent(said -> all.add(new Chosen(Optional.of(said))));
  }

  private void refused(YamlEntry entry, List<Expectation> all) {
    if (saysNothing(entry)) {
      all.add(new Refused(Map.of()));
      return;
    }
    Map<String, List<String>> expected = new LinkedHashMap<>();
    entry
        .entries(policies)
        .forEach(
            (policy, reasons) -> {
              for (YamlEntry reason : reasons.oneOrMore()) {
                reason
                    .text()
                    .filter(code -> known("reason", code, background.names().reasons(), reason))
                    .ifPresent(
                        code -> expected.computeIfAbsent(policy, p -> new ArrayList<>()).add(code));
              }
            });
    if (!expected.isEmpty()) {
      all.add(new Refused(expected));
    }
  }

  private void risk(YamlEntry entry, List<Expectation> all) {
    List<String> levels = Arrays.stream(RiskLevel.values()).map(Enum::name).toList();
    if (entry.isMap()) {
      Map<String, YamlEntry> parts = entry.entries(List.of("points", "level"));
      Optional<Integer> points =
          Optional.ofNullable(parts.get("points"))
              .flatMap(e -> e.number(0, 100))
              .map(Number::intValue);
      Optional<String> level =
          Optional.ofNullable(parts.get("level")).flatMap(e -> e.oneOf(levels));
      all.add(new RiskIs(points, level.orElse("")));
    } else if (entry.plain() instanceof Number) {
      entry
          .number(0, 100)
          .ifPresent(points -> all.add(new RiskIs(Optional.of(points.intValue()), "")));
    } else {
      entry.oneOf(levels).ifPresent(level -> all.add(new RiskIs(Optional.empty(), level)));
    }
  }

  private void assigned(YamlEntry entry, List<Expectation> all) {
    Map<String, YamlEntry> parts = entry.entries(ASSIGNED);
    List<String> mayOffer = new ArrayList<>();
    YamlEntry offers = parts.get("mayOffer");
    if (offers != null && !saysNothing(offers)) {
      offers
          .oneOrMore()
          .forEach(
              e ->
                  e.text()
                      .filter(id -> known("offer", id, background.names().offers(), e))
                      .ifPresent(mayOffer::add));
    }
    all.add(
        new Assigned(
            text(parts, "queue")
                .filter(q -> known("queue", q, background.names().queues(), parts.get("queue"))),
            text(parts, "owner"),
            duration(parts, "startWithin"),
            duration(parts, "dueWithin"),
            Optional.ofNullable(parts.get("priority"))
                .flatMap(e -> e.number(1, 5))
                .map(Double::intValue),
            text(parts, "playbook")
                .filter(
                    p ->
                        known(
                            "playbook", p, background.names().playbooks(), parts.get("playbook"))),
            offers == null ? Optional.empty() : Optional.of(mayOffer),
            Optional.ofNullable(parts.get("skills")).map(ExpectationReader::words)));
  }

  private static Optional<Duration> duration(Map<String, YamlEntry> parts, String name) {
    return Optional.ofNullable(parts.get(name))
        .flatMap(e -> e.parsed(Duration::parse, "a duration such as PT4H or P2D"));
  }

  private static List<String> words(YamlEntry entry) {
    return saysNothing(entry)
        ? List.of()
        : entry.oneOrMore().stream().flatMap(e -> e.text().stream()).toList();
  }

  private static Optional<String> text(Map<String, YamlEntry> parts, String name) {
    return Optional.ofNullable(parts.get(name)).flatMap(YamlEntry::text);
  }

  private boolean known(String what, String name, Collection<String> known, YamlEntry entry) {
    if (known.contains(name)) {
      return true;
    }
    findings.error(
        entry.place(),
        Code.UNKNOWN_NAME,
        "There is no %s '%s'.".formatted(what, name),
        Names.suggest(name, known));
    return false;
  }
}
