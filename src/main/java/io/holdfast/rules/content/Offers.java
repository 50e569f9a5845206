package io.holdfast.rules.content;

import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Names;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.YamlEntry;
import io.holdfast.vocabulary.Estimate;
import io.holdfast.vocabulary.Offer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The offer catalogue: a file each. */
public final class Offers {
  private static final Duration LONGEST = Duration.ofDays(3_650);
  private static final List<String> ENTRIES =
      List.of(
          "kind",
          "cost",
          "discountPct",
          "durationMonths",
          "validFor",
          "channels",
          "products",
          "success",
          "availableFrom",
          "availableUntil",
          "text",
          "owner",
          "basis",
          "description");

  private Offers() {}

  /** The offers by id; what is wrong becomes a finding. */
  /**
   * Reads the offers.
   *
   * @param channels what a customer can be reached by
   * @param fairness what an offer must not depend on
   * @param day today
   */
  public static Map<String, Offer> read(
      RuleFiles files,
      List<String> languages,
      Collection<String> channels,
      Fairness fairness,
      LocalDate day,
      Findings findings) {
    Map<String, Offer> offers = new LinkedHashMap<>();
    for (String path : files.of(FileKind.OFFER)) {
      String id = id(path);
      Optional<YamlEntry> root = YamlEntry.read(files, path, findings);
      root.ifPresent(
          r -> {
            check(r, channels, fairness, findings);
            offer(id, r, languages, findings).ifPresent(offer -> offers.put(id, offer));
            dates(r, day, findings);
          });
    }
    return java.util.Collections.unmodifiableMap(offers);
  }

  private static void check(
      YamlEntry root, Collection<String> channels, Fairness fairness, Findings findings) {
    Map<String, YamlEntry> entries = root.entries();
    entries.forEach(
        (name, entry) -> {
          Optional<String> objection = fairness.objection(name);
          if (!ENTRIES.contains(name) && objection.isPresent()) {
            findings.error(
                entry.key(),
                Code.UNFAIR,
                "An offer has no '%s': it is the same for everybody (%s)."
                    .formatted(name, objection.get()),
                "Take the entry away; make another offer where the terms differ.");
          } else if (!ENTRIES.contains(name)) {
            findings.error(
                entry.key(),
                Code.UNKNOWN_ENTRY,
                "Nothing is called '%s' here.".formatted(name),
                Names.suggest(name, ENTRIES));
          }
        });
    if (entries.containsKey("channels")) {
      for (YamlEntry item : entries.get("channels").items()) {
        item.text()
            .filter(channel -> !channels.contains(channel))
            .ifPresent(
                channel ->
                    findings
                        .assuming("parameters/")
                        .error(
                            item.place(),
                            Code.UNKNOWN_NAME,
                            "There is no channel '%s'.".formatted(channel),
                            Names.suggest(channel, channels)));
      }
    }
  }

  private static void dates(YamlEntry root, LocalDate day, Findings findings) {
    Map<String, YamlEntry> entries = root.entries();
    YamlEntry last = entries.get("availableUntil");
    if (last == null || last.day().isEmpty()) {
      return;
    }
    LocalDate until = last.day().get();
    boolean backwards =
        Optional.ofNullable(entries.get("availableFrom"))
            .flatMap(YamlEntry::day)
            .filter(from -> from.isAfter(until))
            .isPresent();
    if (backwards) {
      findings.error(
          last.place(),
          Code.INVALID_DATE,
          "The offer ends on %s, before it begins.".formatted(until),
          "availableFrom must not be later than availableUntil.");
    } else if (until.isBefore(day)) {
      findings.warn(
          last.place(),
          Code.EXPIRED,
          "The offer ended on %s, so it is made no more.".formatted(until),
          "Move the file to retired/ and take it out of the rules, or give it a new last day.");
    }
  }

  /** An offer is called what its file is called. */
  public static String id(String path) {
    return path.substring(path.lastIndexOf('/') + 1, path.length() - ".yaml".length());
  }

  private static Optional<Offer> offer(
      String id, YamlEntry root, List<String> languages, Findings findings) {
    Map<String, YamlEntry> entries = root.entries();
    Optional<String> kind = YamlEntry.required(root, entries, "kind").flatMap(YamlEntry::text);
    Optional<Double> cost =
        YamlEntry.required(root, entries, "cost").flatMap(e -> e.number(0, 1e9));
    Optional<Duration> validFor =
        YamlEntry.required(root, entries, "validFor")
            .flatMap(e -> e.parsed(Offers::validity, "a duration such as P14D, at most P3650D"));
    Optional<Estimate> success = success(id, root, entries);
    Map<String, String> text = new LinkedHashMap<>();
    YamlEntry.required(root, entries, "text")
        .ifPresent(e -> text.putAll(Words.texts(e, languages, findings)));
    if (kind.isEmpty() || cost.isEmpty() || validFor.isEmpty() || success.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Offer(
            id,
            kind.get(),
            cost.get(),
            number(entries, "discountPct", 0, 100),
            (int) number(entries, "durationMonths", 0, 120),
            validFor.get(),
            texts(entries, "channels"),
            texts(entries, "products"),
            success.get(),
            day(entries, "availableFrom"),
            day(entries, "availableUntil"),
            java.util.Collections.unmodifiableMap(text)));
  }

  private static Duration validity(String text) {
    Duration validFor = Duration.parse(text);
    if (validFor.isNegative() || validFor.isZero() || validFor.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(text);
    }
    return validFor;
  }

  // a prior is worth little without what it rests on
  private static Optional<Estimate> success(
      String id, YamlEntry root, Map<String, YamlEntry> entries) {
    Optional<YamlEntry> success = YamlEntry.required(root, entries, "success");
    if (success.isPresent() && success.get().isMap()) {
      Map<String, YamlEntry> parts =
          success.get().entries(List.of("value", "probability", "basis", "measuredOn"));
      YamlEntry number = parts.getOrDefault("probability", parts.get("value"));
      if (number == null) {
        success.get().invalid("a number, or a value with its basis");
        return Optional.empty();
      }
      int measuredOn = (int) number(parts, "measuredOn", 1, 1e9);
      String basis = Optional.ofNullable(parts.get("basis")).flatMap(YamlEntry::text).orElse("");
      return number.number(0, 1).map(value -> new Estimate(value, measuredOn, source(id), basis));
    }
    return success
        .flatMap(e -> e.number(0, 1))
        .map(value -> new Estimate(value, 0, source(id), ""));
  }

  private static String source(String id) {
    return "offers/%s.yaml: success".formatted(id);
  }

  private static double number(
      Map<String, YamlEntry> entries, String name, double minimum, double maximum) {
    return Optional.ofNullable(entries.get(name))
        .flatMap(e -> e.number(minimum, maximum))
        .orElse(0.0);
  }

  private static Optional<LocalDate> day(Map<String, YamlEntry> entries, String name) {
    return Optional.ofNullable(entries.get(name)).flatMap(YamlEntry::day);
  }

  private static List<String> texts(Map<String, YamlEntry> entries, String name) {
    List<String> texts = new ArrayList<>();
    if (entries.containsKey(name)) {
      entries.get(name).items().forEach(item -> item.text().ifPresent(texts::add));
    }
    return List.copyOf(texts);
  }
}
