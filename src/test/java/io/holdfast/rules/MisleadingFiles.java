package io.holdfast.rules;

import io.holdfast.rules.HostileFiles.Hostile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rule files that look harmless: they mislead whoever reads them, or exhaust whoever loads them.
 */
final class MisleadingFiles {
  private static final String RULE = HostileFiles.HOSTILE;
  private static final String SENTENCES = "vocabulary/sentences.dsl";
  private static final String TYPES = "vocabulary/hostile.drl";
  private static final String SAYS = "assessment.points(1, \"LOYAL\");";

  private final List<Hostile> all = new ArrayList<>();

  private MisleadingFiles() {}

  static List<Hostile> all() {
    MisleadingFiles files = new MisleadingFiles();
    files.patterns();
    files.numbers();
    files.lookAlikes();
    files.sentences();
    files.types();
    files.settings();
    return files.all;
  }

  private void rule(String name, String condition, String consequence, String reason) {
    all.add(
        new Hostile(
            name,
            rules -> rules.write(RULE, HostileFiles.rule("", condition, consequence)),
            RULE + ":",
            reason));
  }

  private void file(String name, String file, String text, String reason) {
    all.add(new Hostile(name, rules -> rules.write(file, text), file + ":", reason));
  }

  private void edit(String file, String before, String after, String reason) {
    all.add(
        new Hostile(
            file + " says " + after.substring(0, Math.min(60, after.length())),
            rules -> rules.edit(file, before, after),
            file + ":",
            reason));
  }

  private static String lines(int number, IntFunction<String> line) {
    return IntStream.range(0, number).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
  }

  private void patterns() {
    String bomb = "a?".repeat(30) + "a".repeat(30);
    rule("a pattern of maybes", "UsageDrop(metric matches \"" + bomb + "\")", SAYS, "too involved");
    rule(
        "a pattern of maybe anythings",
        "UsageDrop(channel matches \"" + ".?".repeat(40) + "x\")",
        SAYS,
        "too involved");
  }

  private void numbers() {
    rule("a number of eights", "UsageDrop(dropPct >= 010)", SAYS, "needless zeros");
    rule("points of eights", "UsageDrop()", "assessment.points(010, \"LOYAL\");", "needless zeros");
    rule("nothing divided", "$d : UsageDrop($p : dropPct)", divided(), "divides by zero");
    rule(
        "a reason put together",
        "UsageDrop()",
        "assessment.points(1, \"LO\" + \"YAL\");",
        "'points' takes points (number), reason (text)");
    edit("proposals/all.drl", "contextWeight(2,", "contextWeight(0.0/0.0,", "from 0.01 to 100");
    edit("proposals/all.drl", "contextWeight(2,", "contextWeight(-2,", "from 0.01 to 100");
    edit("proposals/all.drl", "contextWeight(2,", "contextWeight(101,", "from 0.01 to 100");
  }

  private static String divided() {
    return "assessment.points($p.intValue() / 0, \"LOYAL\");";
  }

  private void lookAlikes() {
    String good = HostileFiles.rule("", "UsageDrop(dropPct > 0)", SAYS);
    for (int hidden : new int[] {0xAD, 0x200E, 0x200D, 0x061C, 0x3164, 0x2800, 0xE0041}) {
      file(
          "hidden U+%04X".formatted(hidden),
          RULE,
          good + "// x" + Character.toString(hidden) + "y\n",
          "invisible character U+%04X".formatted(hidden));
    }
    file(
        "a space that is none",
        RULE,
        good.replace("> 0", ">\u00A00"),
        "a space that is not the usual one, U+00A0");
    file(
        "a Cyrillic letter in a rule's name",
        RULE,
        good.replace("\"hostile\"", "\"hоstile\""),
        "'hоstile' are of two alphabets");
    all.add(
        new Hostile(
            "a sentence that looks like another and means its contrary",
            rules ->
                rules.write(
                    SENTENCES,
                    rules.read(SENTENCES) + "[when]- the drop is аt least {n} %=dropPct < {n}\n"),
            SENTENCES + ":",
            "two alphabets"));
    String twins =
        good.replace("\"hostile\"", "\"a-b\"").replace("(hostile)", "(one)")
            + good.replace("\"hostile\"", "\"a b\"").replace("(hostile)", "(other)");
    file("names that differ in signs", RULE, twins, "but for signs that are no letters");
    file(
        "a text of 3,900 letters",
        RULE,
        HostileFiles.rule(
            "", "UsageDrop()", "assessment.points(1, \"" + "N".repeat(3_900) + "\");"),
        "There is no reason");
  }

  private void sentences() {
    sentence("- close {n}=dropPct >= {n}) UsageDrop(", "");
    sentence("- close {n}=dropPct >= {n}) eval(io.holdfast.rules.Harm.done() == 1", "");
    sentence("- close {n}=metric == \"{n}", "cannot be read");
    sentence("- " + "so many words ".repeat(30) + "{n}=dropPct > {n}", "at most 300 characters");
  }

  private void sentence(String sentence, String reason) {
    all.add(
        new Hostile(
            "the sentence " + sentence.substring(0, Math.min(70, sentence.length())),
            rules ->
                rules
                    .write(SENTENCES, rules.read(SENTENCES) + "[when]" + sentence + "\n")
                    .write(
                        "assessment/hostile.dslr",
                        HostileFiles.rule(
                            "", "Usage drops\n  - close 5", "Add 1 risk points because LOYAL")),
            "",
            reason));
  }

  private void types() {
    String signal = "declare Other extends Signal @signal(\"other\")\n";
    file(
        "many types",
        TYPES,
        lines(600, i -> "declare T%d x : String end".formatted(i)),
        "500 types");
    file(
        "many fields",
        TYPES,
        signal + lines(301, "  f%d : String"::formatted) + "end\n",
        "at most 300 fields");
    file(
        "many ancestors",
        TYPES,
        lines(
            12, i -> "declare T%d extends %s end".formatted(i, i == 11 ? "Signal" : "T" + (i + 1))),
        "more than 10 times");
    file("a type of Java's", TYPES, "declare java.lang.Other x : String end\n", "has no dots");
    file("no bound", TYPES, signal + "  x : Double @range(\"0..1e999999999\")\nend\n", "@range");
    file(
        "a long signal",
        TYPES,
        "declare Other extends Signal @signal(\"" + "x".repeat(61) + "\") end\n",
        "at most 60");
    file(
        "an item of signs",
        TYPES,
        "declare Other extends Signal @signal(\"other\") @opens(\"x:{}*\") @key(\"k\")\n"
            + "  k : String\nend\n",
        "small letters, digits and hyphens");
    edit("vocabulary/history.drl", "\"30d\"", "\"99999999999999999999d\"", "window");
  }

  private void settings() {
    String economics = "parameters/economics.yaml";
    edit(economics, "call: {value: 4", "call: {value: 1e308", "from 0 to 1000000");
    edit(economics, "from: 2026-01-01, value: 40", "from: 2026-01-01, value: 1e9", "from 0 to 100");
    edit(economics, "rate: {value: 0.8}", "rate: {value: 1.1}", "from 0 to 0.99");
    edit(economics, "rate: {value: 0.1}", "rate: {value: -0.2}", "from 0 to 1");
    edit(economics, "days: {value: 90}", "days: {value: 1e18}", "from 1 to 3650");
    edit(economics, "days: {value: 90}", "days: {value: 0x1p9}", "must be a number");
    edit(economics, "task: {value: 1.2}", "task: {value: -1e300}", "from 0 to 100");
    edit("offers/data-10gb.yaml", "P14D", "P106751991167300D", "at most P3650D");
    edit("offers/data-10gb.yaml", "P14D", "-P14D", "at most P3650D");
    edit("assignment/queues.dslr", "PT4H", "P999999999D", "at most 366 days");
    edit("assignment/queues.dslr", "PT4H", "PT-4H", "at most 366 days");
    edit("ruleset.yaml", "PUBLIC]", "PUBLIC, \"a b:{}*\"]", "letters, digits");
    edit(
        "playbooks/reasons.yaml",
        "\"Usage fell by",
        "\"" + ("x".repeat(900) + "\n  ").repeat(3) + "Usage fell by",
        "more than 2000 characters");
  }
}
