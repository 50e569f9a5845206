package io.holdfast.rules;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Rule files written by somebody who means harm, each with where and why it must be refused. */
final class HostileFiles {
  static final String HOSTILE = "assessment/hostile.drl";
  private static final String SENTENCES = "assessment/hostile.dslr";
  private static final String TABLE = "assessment/hostile.drl.csv";
  private static final String WORKBOOK = "assessment/hostile.drl.xlsx";
  private static final String HARM = "io.holdfast.rules.Harm.done()";

  private final List<Hostile> all = new ArrayList<>();

  /**
   * One attack.
   *
   * @param deed what is done to the small rule set
   * @param place how the place of the first finding begins
   * @param reason what one of the findings says
   */
  record Hostile(String name, Consumer<RuleDirectory> deed, String place, String reason) {
    @Override
    public String toString() {
      return name;
    }
  }

  private HostileFiles() {}

  static List<Hostile> all() {
    HostileFiles files = new HostileFiles();
    files.consequences();
    files.conditions();
    files.besidesRules();
    files.declarations();
    files.sentences();
    files.tables();
    files.workbooks();
    files.settings();
    files.filesAsSuch();
    files.all.addAll(MisleadingFiles.all());
    return files.all;
  }

  private void add(String name, String file, String text, String place, String reason) {
    all.add(new Hostile(name, rules -> rules.write(file, text), place, reason));
  }

  static String rule(String head, String condition, String consequence) {
    return """
        rule "hostile"
          @id(hostile) @owner(x) @since(2026-01-01) @basis(x) %s
        when
          %s
        then
          %s
        end
        """
        .formatted(head, condition, consequence);
  }

  private void consequences() {
    for (String code :
        List.of(
            "System.exit(0);",
            "System.setProperty(\"holdfast.harm\", \"done\");",
            "Runtime.getRuntime().exec(\"touch harm\");",
            "new ProcessBuilder(\"touch\", \"harm\").start();",
            "new Thread(() -> " + HARM + ").start();",
            "java.util.concurrent.ForkJoinPool.commonPool().execute(io.holdfast.rules.Harm::done);",
            HARM + ";",
            "Class.forName(\"io.holdfast.rules.Harm\").getMethod(\"done\").invoke(null);",
            "assessment.getClass().getClassLoader();",
            "java.nio.file.Files.writeString(java.nio.file.Path.of(\"harm\"), \"done\");",
            "new java.net.Socket(\"localhost\", 1);",
            "new javax.script.ScriptEngineManager().getEngineByName(\"js\").eval(\"1\");",
            "org.mvel2.MVEL.eval(\"" + HARM + "\");",
            "while (true) {}",
            "do {} while (true);",
            "for (;;) assessment.points(1, \"LOYAL\");",
            "if (true) assessment.points(1, \"LOYAL\");",
            "int x = 1; assessment.points(x, \"LOYAL\");",
            "try { " + HARM + "; } finally {}",
            "throw new RuntimeException();",
            "synchronized (assessment) {}",
            "return;",
            "$d.setDropPct(0.0);",
            "$d.dropPct = 0;",
            "modify($d) { setDropPct(0.0) }",
            "update($d);",
            "insert(new Object());",
            "insertLogical(new Object());",
            "delete($d);",
            "drools.halt();",
            "drools.getKieRuntime().getKieBase();",
            "kcontext.getKieRuntime().insert($d);",
            "assessment = null;",
            "assessment.points(" + HARM + ", \"LOYAL\");",
            "assessment.points(new java.util.Random().nextInt(), \"LOYAL\");",
            "assessment.points(true ? 1 : 2, \"LOYAL\");",
            "assessment.points($d.getClass().hashCode(), \"LOYAL\");",
            "assessment.points(1, \"LOYAL\" + " + HARM + ");",
            "assessment.points(1, \"LOYAL\"); drools.halt();",
            "assessment.points(1, \"LOYAL\"); } static { " + HARM + "; } public static void x() {",
            "((Runnable) () -> " + HARM + ").run();",
            "new Object() { { " + HARM + "; } };",
            "\\u0053ystem.exit(0);",
            "assessment.points(1, \"\\u0022);" + HARM + ";//\");",
            "assessment.points(1, \"LOYAL\"); // \\u000a" + HARM + ";",
            "/* harmless */ " + HARM + ";",
            "policies.veto(\"P1\", \"LOYAL\");",
            "")) {
      add(
          "then " + code,
          HOSTILE,
          rule("", "$d : UsageDrop(dropPct > 0)", code),
          HOSTILE + ":",
          "");
    }
  }

  private void conditions() {
    Map<String, String> conditions = new LinkedHashMap<>();
    conditions.put(HARM + " == 1", "");
    conditions.put("System.getProperty(\"x\") == null", "");
    conditions.put("System.properties != null", "");
    conditions.put("T(java.lang.Runtime).getRuntime() != null", "");
    conditions.put("metric.getClass().forName(\"x\") != null", "cannot be used");
    conditions.put("metric.class.name == \"x\"", "'class' cannot be used");
    conditions.put("new String(\"x\") == metric", "");
    conditions.put("metric == new io.holdfast.rules.Harm()", "");
    conditions.put("dropPct = 3", "");
    conditions.put("eval(" + HARM + " == 1)", "");
    conditions.put("facts().profile() != null", "cannot be used");
    conditions.put("describe(null, null, null, null) == null", "cannot be used");
    conditions.put("metric matches \"(a+)+$\"", "too involved");
    conditions.put("metric matches \"a*a*a*b\"", "too involved");
    conditions.put("metric soundslike \"x\"", "");
    conditions.put("metric str[startsWith] \"x\"", "'[' has no meaning");
    conditions.put("customer#java.lang.Thread.name == \"x\"", "'#' has no meaning");
    conditions.put("this[\"class\"] != null", "'[' has no meaning");
    conditions.put("[\"a\", \"b\"] contains metric", "'[' has no meaning");
    conditions.put("[\"a\" : \"b\"] contains metric", "'[' has no meaning");
    conditions.put("(name in customer) contains \"x\"", "");
    conditions.put("with (customer) { name = \"x\" } != null", "");
    conditions.put("dropPct > 1 ? true : false", "");
    conditions.put("dropPct > (def f() { " + HARM + " })", "");
    conditions.put("dropPct > (foreach (x : metric) { " + HARM + " })", "");
    conditions.put("$x := dropPct", "");
    conditions.put("metric == \"\\u0022\"", "backslash");
    conditions.put("metric == 'x'", "''' has no meaning");
    conditions.put("dropPct > 1 /* \" */ && " + HARM + " == 1 /* \" */", "comment");
    conditions.put("dropPct > 1 // harmless\n && " + HARM + " == 1", "comment");
    conditions.put("dropPct ** 999999999 > 1", "");
    conditions.put("lostCharge.amount + 1e999999999B > 1", "number");
    conditions.put("dropPct > 99999999999999999999", "number");
    conditions.put("(".repeat(25) + "dropPct > 1" + ")".repeat(25), "nested");
    conditions.put("dropPct > 1" + " || dropPct > 1".repeat(500), "characters");
    conditions.put("dropPct > 1" + ", dropPct > 1".repeat(101), "at most 100");
    conditions.put("dropPct >> 1 > 0", "'>>' has no meaning");
    conditions.put("dropPct > 1; " + HARM, "");
    conditions.forEach(
        (condition, reason) ->
            add(
                "when " + condition.substring(0, Math.min(60, condition.length())),
                HOSTILE,
                rule("", "$d : UsageDrop(" + condition + ")", "assessment.points(1, \"LOYAL\");"),
                HOSTILE + ":",
                reason));
    for (String parts :
        List.of(
            "eval(" + HARM + " == 1)",
            "UsageDrop() eval(true)",
            "UsageDrop() Customer()",
            "not UsageDrop()",
            "exists UsageDrop()",
            "forall(UsageDrop())",
            "UsageDrop() or ComplaintOpened()",
            "UsageDrop() from " + HARM,
            "UsageDrop() from entry-point \"x\"",
            "UsageDrop() over window:time(1h)",
            "$l : java.util.List() from collect(UsageDrop())",
            "accumulate(UsageDrop($d : dropPct); $s : sum($d); $s > 3)",
            "Number() from accumulate(UsageDrop(), init(" + HARM + ";) action() result(1))",
            "/usageDrop[dropPct > 1]",
            "?query()",
            "String(this == \"x\")",
            "Object()",
            "java.lang.Thread()",
            "Customer(vulnerable == true)",
            "")) {
      add(
          "looks at " + parts,
          HOSTILE,
          rule("", parts, "assessment.points(1, \"LOYAL\");"),
          HOSTILE + ":",
          "");
    }
  }

  private void besidesRules() {
    String good = rule("", "UsageDrop(dropPct > 0)", "assessment.points(1, \"LOYAL\");");
    Map<String, String> extras = new LinkedHashMap<>();
    extras.put("import java.util.List", "'import' has no use");
    extras.put("import io.holdfast.rules.*", "'import' has no use");
    extras.put("import function io.holdfast.rules.Harm.done", "'import function' has no use");
    extras.put("import static io.holdfast.rules.Harm.done", "has no use");
    extras.put("import accumulate io.holdfast.rules.Harm harm", "'import accumulate' has no use");
    extras.put("global java.util.List list", "'global' has no use");
    extras.put("function int f() { return " + HARM + "; }", "'function' has no use");
    extras.put("declare Other name : String end", "'declare' has no use");
    extras.put("declare Other x : int = " + HARM + " end", "'declare' has no use");
    extras.put("declare enum Colour RED; end", "'declare enum' has no use");
    extras.put("declare entry-point other end", "'declare entry-point' has no use");
    extras.put("declare window Other UsageDrop() over window:time(1h) end", "window' has no use");
    extras.put("query q() UsageDrop() end", "'query' has no use");
    extras.put("dialect \"mvel\"", "'dialect' has no use");
    extras.put("agenda-group \"x\"", "'agenda-group' has no use");
    extras.forEach(
        (line, reason) ->
            add("beside a rule " + line, HOSTILE, line + "\n" + good, HOSTILE + ":1", reason));
    add("package", HOSTILE, "package other\n" + good, HOSTILE, "");
    for (String attribute :
        List.of(
            "dialect \"mvel\"",
            "salience (" + HARM + ")",
            "salience 10",
            "enabled (" + HARM + " == 1)",
            "enabled false",
            "timer (int: 1s)",
            "timer (expr: " + HARM + ")",
            "duration 100",
            "no-loop",
            "lock-on-active",
            "auto-focus true",
            "calendars \"x\"",
            "date-effective \"01-Jan-2030\"",
            "activation-group \"x\"",
            "ruleflow-group \"x\"")) {
      add(
          attribute,
          HOSTILE,
          rule(attribute, "UsageDrop()", "assessment.points(1, \"LOYAL\");"),
          HOSTILE + ":",
          "has no use here");
    }
    add(
        "@Propagation",
        HOSTILE,
        rule("@Propagation(IMMEDIATE)", "UsageDrop()", "assessment.points(1, \"LOYAL\");"),
        HOSTILE + ":1",
        "'@Propagation' has no use");
    add(
        "extends",
        HOSTILE,
        good.replace("rule \"hostile\"", "rule \"hostile\" extends \"x\""),
        "",
        "");
    add(
        "a second consequence",
        HOSTILE,
        rule("", "UsageDrop() do[x]", "assessment.points(1, \"LOYAL\");\nthen[x]\n" + HARM + ";"),
        HOSTILE,
        "");
    add(
        "a name that ends the rule",
        HOSTILE,
        good.replace("\"hostile\"", "'x\" when eval(true) then " + HARM + "; end rule \"y'"),
        HOSTILE,
        "");
    add("deep nesting", HOSTILE, rule("", "(".repeat(50_000 / 20), ""), HOSTILE, "");
    String many =
        "rule \"r%d\" @id(r%1$d) @owner(x) @since(x) @basis(x) when UsageDrop() then end\n";
    StringBuilder rules = new StringBuilder();
    for (int i = 0; i < 5_001; i++) {
      rules.append(many.formatted(i));
    }
    add("too many rules", HOSTILE, rules.toString(), "", "more than 5000 rules");
  }

  private void declarations() {
    String file = "vocabulary/hostile.drl";
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("declare Other x : Integer = " + HARM + " end", "cannot begin as something");
    lines.put("declare Other extends java.lang.Thread x : String end", "not declared");
    lines.put("declare Other x : java.lang.ProcessBuilder end", "cannot be of type");
    lines.put("declare System x : String end", "cannot be called 'System'");
    lines.put("declare Runtime runtime : String end", "cannot be called 'Runtime'");
    lines.put("declare Situation x : String end", "cannot be called 'Situation'");
    lines.put("declare Other System : String end", "cannot be called 'System'");
    lines.put("declare Other empty : String end", "cannot be called 'empty'");
    lines.put("declare Other @role(event) x : String end", "'@role' has no use");
    lines.put("declare trait Other x : String end", "'declare trait' has no use");
    lines.put("declare enum Colour RED; end", "'declare enum' has no use");
    lines.put("function int f() { return " + HARM + "; }", "'function' has no use");
    lines.put("import java.util.List", "'import' has no use");
    lines.put("global java.util.List list", "'global' has no use");
    lines.put("query q() UsageDrop() end", "'rule or query' has no use");
    lines.forEach((line, reason) -> add(line, file, line + "\n", file + ":1", reason));
    add("a rule among types", file, rule("", "UsageDrop()", HARM + ";"), file + ":1", "has no use");
  }

  private void sentences() {
    String dsl = "vocabulary/sentences.dsl";
    String head =
        """
        rule "hostile"
          @id(hostile) @owner(x) @since(2026-01-01) @basis(x)
        when
          %s
        then
          %s
        end
        """;
    String points = "Add 10 risk points because LOYAL";
    for (String said :
        List.of(
            "> System.exit(0);",
            "> " + HARM + ";",
            "Add 10 risk points because LOYAL\"); " + HARM + "; //",
            "Add 1, \"LOYAL\"); " + HARM + "; assessment.points(2 risk points because LOYAL",
            "Add " + HARM + " risk points because LOYAL",
            HARM + ";")) {
      add("says " + said, SENTENCES, head.formatted("Usage drops", said), SENTENCES + ":6", "");
    }
    for (String asked :
        List.of(
            "Usage drops\n  - the drop is at least " + HARM + " %",
            "Usage drops\n  - the drop is at least 1 || " + HARM + " == 1 %",
            "Usage drops\n  - the customer's tier is X\" || " + HARM + " == 1 || tier == \"X",
            "Usage drops\n  > eval(" + HARM + " == 1)",
            "> UsageDrop(" + HARM + " == 1)",
            "Usage drops) eval(" + HARM + " == 1")) {
      add("asks " + asked, SENTENCES, head.formatted(asked, points), SENTENCES + ":", "");
    }
    String gaps = "[when]- {a}a{b}a{c}a{d}a{e}=dropPct >= {a} && {b} > {c} && {d} > {e}";
    for (String entry :
        List.of(gaps, "[when]- (a+)+$=dropPct > 1", "#/ debug result,steps", "[*]x=y")) {
      all.add(
          new Hostile(
              entry,
              rules ->
                  rules
                      .write(dsl, rules.read(dsl) + entry + "\n")
                      .write(
                          SENTENCES,
                          head.formatted("Usage drops\n  - " + "a".repeat(3_000) + "!", points)),
              "",
              ""));
    }
    all.add(
        new Hostile(
            "more sentences than anybody reads",
            rules -> {
              StringBuilder sentences = new StringBuilder(rules.read(dsl));
              for (int i = 0; i < 1_100; i++) {
                sentences.append("[when]- what ").append(i).append(" is {n}=dropPct >= {n}\n");
              }
              rules.write(dsl, sentences.toString());
            },
            dsl,
            "at most 1000 sentences"));
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("[then]Do harm=" + HARM + ";", "Do harm");
    entries.put("[then]Do harm=assessment.points(" + HARM + ", \"LOYAL\");", "Do harm");
    entries.put("[then]Do harm=assessment.points(1, \"LOYAL\"); } static { x();", "Do harm");
    entries.forEach(
        (entry, said) ->
            all.add(
                new Hostile(
                    entry,
                    rules ->
                        rules
                            .write(dsl, rules.read(dsl) + entry + "\n")
                            .write(SENTENCES, head.formatted("Usage drops", said)),
                    "",
                    "")));
    all.add(
        new Hostile(
            "[when] that runs code",
            rules ->
                rules
                    .write(
                        dsl, rules.read(dsl) + "[when]Harm is done=UsageDrop(" + HARM + " == 1)\n")
                    .write(SENTENCES, head.formatted("Harm is done", points)),
            "",
            ""));
  }

  private static String table(String above, String headings, String row) {
    return """
        RuleSet,retention,,,
        @owner,x,,,
        @since,2026-01-01,,,
        @basis,x,,,
        %s
        RuleTable hostile,,,,
        %s
        Row,A,B,,
        %s
        """
        .formatted(above, headings, row);
  }

  private void tables() {
    String headings =
        """
        NAME,CONDITION,ACTION,,
        ,UsageDrop...,,,
        ,metric == ""$param"",assessment.points($param);,,"""
            .replace("metric == \"\"$param\"\"", "\"metric == \"\"$param\"\"\"")
            .replace("assessment.points($param);", "\"assessment.points($param, \"\"LOYAL\"\");\"");
    for (String above :
        List.of(
            "Import,java.util.List,,,",
            "Variables,java.util.List list,,,",
            "Functions,function int f() { return " + HARM + "; },,,",
            "Queries,query q() UsageDrop() end,,,",
            "Declare,declare Other x : String end,,,",
            "Unit,Other,,,")) {
      add("above a table: " + above, TABLE, table(above, headings, "n,x,1,,"), TABLE, "");
    }
    for (String row :
        List.of(
            "n,x," + HARM + ",,",
            "n,x,\"1, \"\"LOYAL\"\"); " + HARM + "; assessment.points(2\",,",
            "n,x,\"1, \"\"LOYAL\"\"); //\r" + HARM + "; assessment.points(2\",,",
            "n,\"x\"\" || " + HARM + " == 1 || metric == \"\"x\",1,,",
            "n,\"x\"\", eval(" + HARM + " == 1), metric == \"\"x\",1,,",
            "n,x,1e999999999,,",
            "n,x,\"1\n2\",,",
            "n,x,\\u0031,,")) {
      add("a row: " + row.strip(), TABLE, table(",,,,", headings, row), TABLE + ":", "");
    }
    for (String column :
        List.of(
            "PRIORITY", "TIMER", "DURATION", "ENABLED", "NO-LOOP", "AGENDA-GROUP", "CALENDARS")) {
      add(
          "a column " + column,
          TABLE,
          table(",,,,", headings.replaceFirst("ACTION,,", "ACTION," + column + ","), "n,x,1,10,"),
          TABLE,
          "");
    }
    add(
        "an action that runs code",
        TABLE,
        table(",,,,", headings.replace("assessment.points($param", HARM + "; f($param"), "n,x,1,,"),
        TABLE,
        "");
    add(
        "a condition that runs code",
        TABLE,
        table(
            ",,,,",
            headings.replace("metric ==", "eval(" + HARM + " == 1) && metric =="),
            "n,x,1,,"),
        TABLE,
        "");
    add(
        "a table that looks at code",
        TABLE,
        table(",,,,", headings.replace("UsageDrop...", "UsageDrop() from " + HARM), "n,x,1,,"),
        TABLE,
        "");
  }

  private void workbook(String name, Map<String, byte[]> parts, String reason) {
    all.add(
        new Hostile(
            name,
            rules -> {
              try {
                Files.write(rules.path().resolve(WORKBOOK), zip(parts));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            WORKBOOK,
            reason));
  }

  private static byte[] zip(Map<String, byte[]> parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void workbooks() {
    String sheet = "xl/worksheets/sheet1.xml";
    workbook(
        "a workbook that unpacks to much", Map.of(sheet, new byte[30_000_000]), "unpacks to more");
    workbook(
        "a workbook with entities",
        Map.of(sheet, utf8("<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet>&a;</worksheet>")),
        "document type");
    workbook(
        "a workbook that reads a file",
        Map.of(sheet, utf8("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>")),
        "document type");
    workbook(
        "a formula",
        Map.of(
            sheet,
            utf8(
                "<worksheet><sheetData><row r=\"9\"><c r=\"A9\"><f>WEBSERVICE(\"http://x\")</f></c>"
                    + "</row></sheetData></worksheet>")),
        "formula");
    workbook("a macro", Map.of("xl/vbaProject.bin", utf8("x")), "macros");
    workbook(
        "another workbook", Map.of("xl/externalLinks/externalLink1.xml", utf8("<x/>")), "macros");
    workbook(
        "a link to the web",
        Map.of(
            "xl/_rels/workbook.xml.rels",
            utf8("<R><Relationship TargetMode=\"External\" Target=\"http://x\"/></R>")),
        "outside");
    workbook("a path that climbs", Map.of("../../x.xml", utf8("<x/>")), "outside");
    workbook(
        "a row far down",
        Map.of(sheet, utf8("<worksheet><row r=\"1048576\"/></worksheet>")),
        "at most 20000 rows");
    workbook(
        "a column far out",
        Map.of(sheet, utf8("<worksheet><row r=\"1\"><c r=\"XFD1\"/></row></worksheet>")),
        "column ZZ");
    workbook(
        "many cells", Map.of(sheet, utf8("<x>" + "<c/>".repeat(100_001) + "</x>")), "100000 cells");
    workbook(
        "a sheet by another name",
        Map.of(
            "[Content_Types].xml",
            utf8("<Types><Override PartName=\"/xl/sheet.png\" ContentType=\"x+xml\"/></Types>")),
        "hides what it holds");
    workbook(
        "deep nesting in a workbook",
        Map.of(sheet, utf8("<x>".repeat(100_000) + "</x>".repeat(100_000))),
        "nested");
    all.add(new Hostile("no workbook", r -> r.write(WORKBOOK, "x"), WORKBOOK, "no workbook"));
  }

  private void settings() {
    String yaml = "parameters/hostile.yaml";
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("x: !!javax.script.ScriptEngineManager [a]", "has no meaning here");
    texts.put("x: !!java.net.URL [\"http://localhost\"]", "has no meaning here");
    texts.put("x: !<tag:yaml.org,2002:io.holdfast.rules.Harm> {}", "has no meaning here");
    texts.put("x: {value: ${java:os}}", "");
    texts.put("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", "");
    texts.put("x: &x {value: *x}", "");
    texts.put("x: " + "[".repeat(1_500) + "]".repeat(1_500), "");
    texts.put("x: {value: 1e99999}", "");
    texts.put("x: {value: .inf}", "");
    texts.forEach(
        (text, reason) ->
            add(
                "yaml " + text.substring(0, Math.min(50, text.length())),
                yaml,
                text,
                yaml,
                reason));
    StringBuilder nested = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      nested.append(" ".repeat(Math.min(i, 3_900))).append("x:\n");
    }
    add("yaml nested by lines", yaml, nested.toString(), yaml, "");
    for (String limit :
        List.of("firings: 100001", "millis: 10001", "megabytes: 1025", "megabytes: 0")) {
      all.add(
          new Hostile(
              limit,
              rules -> rules.edit("ruleset.yaml", "  firings: 50\n  millis: 500", "  " + limit),
              "ruleset.yaml:",
              "must be a number from 1 to"));
    }
  }

  private void filesAsSuch() {
    link("a link to a file outside", "assessment/hostile.drl", Path.of("/etc/hostname"));
    link("a link to a directory outside", "assessment/more", Path.of("/etc"));
    add("a long line", HOSTILE, "// " + "x".repeat(5_000), HOSTILE + ":1", "4000 characters");
    add("many lines", HOSTILE, "//\n".repeat(20_001), HOSTILE + ":20001", "20000 lines");
    add("a large file", HOSTILE, ("// " + "x".repeat(900) + "\n").repeat(1_200), HOSTILE, "bytes");
    String good = rule("", "UsageDrop(dropPct > 0)", "assessment.points(1, \"LOYAL\");");
    add("text that runs backwards", HOSTILE, "\n// \u202E\n" + good, HOSTILE + ":2", "U+202E");
    add(
        "a space of no width",
        HOSTILE,
        good.replace("dropPct", "drop\u200BPct"),
        HOSTILE,
        "U+200B");
    add("a null", HOSTILE, good + "\u0000", HOSTILE, "U+0000");
    add("a line end of its own", HOSTILE, good + "// x \u2028 y", HOSTILE, "U+2028");
    for (String name :
        List.of(
            "x\" when eval(true) then x(); end rule \"y.drl.csv",
            "x\ny.drl",
            "x\\y.drl",
            "x;y.drl",
            "<script>.drl",
            "$(touch x).drl",
            "%s.drl")) {
      all.add(
          new Hostile(
              "a file called " + name.replace("\n", "\\n"),
              rules -> rules.write("assessment/" + name, good),
              "assessment/",
              "cannot be called"));
    }
    add(
        "a file nobody reads",
        "assessment/Harm.class",
        "x",
        "assessment/Harm.class",
        "Nothing reads");
    add(
        "a file in the middle of being saved",
        "assessment/half.dslr",
        "",
        "assessment/half.dslr",
        "is empty");
    add("a library", "harm.jar", "x", "harm.jar", "Nothing reads");
    all.add(
        new Hostile(
            "more files than anybody surveys",
            rules -> {
              for (int i = 0; i < 2_001; i++) {
                rules.write("offers/x" + i + ".yaml", "");
              }
            },
            ".",
            "more than 2000 files"));
  }

  private void link(String name, String file, Path target) {
    all.add(
        new Hostile(
            name,
            rules -> {
              try {
                Files.createSymbolicLink(rules.path().resolve(file), target);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            "assessment/",
            name.contains("directory") ? "" : "leads out of the rule set"));
  }
}
