package io.holdfast.rules.difference;

import io.holdfast.rules.difference.Part.Line;
import io.holdfast.rules.files.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules of a text, in the words they are written in. */
final class RuleItems {
  /** Label of the part that holds the conditions. */
  static final String CONDITION = "condition";

  private static final Pattern RULE = Pattern.compile("\\s*rule\\s+\"([^\"]*)\".*");
  private static final Pattern NOTE =
      Pattern.compile("@(\\w+)\\s*\\(((?:\"[^\"]*\"|\\([^()]*\\)|[^()\"])*)\\)");

  private final String file;
  private final List<Item> items = new ArrayList<>();
  private String name;
  private int start;
  private String section = "";
  private final List<Line> head = new ArrayList<>();
  private final List<Line> conditions = new ArrayList<>();
  private final List<Line> sayings = new ArrayList<>();

  private RuleItems(String file) {
    this.file = file;
  }

  static List<Item> read(String file, String text) {
    RuleItems rules = new RuleItems(file);
    int line = 0;
    for (String written : text.split("\n", -1)) {
      rules.line(written, ++line);
    }
    return rules.items;
  }

  private void line(String written, int line) {
    String said = written.strip().replaceAll("\\s+", " ");
    Matcher rule = RULE.matcher(written);
    if (section.isEmpty()) {
      if (rule.matches()) {
        name = rule.group(1);
        start = line;
        section = "head";
        head.add(new Line(said.substring(said.indexOf('"', said.indexOf('"') + 1) + 1), line));
      }
    } else if (said.equals("when") || said.equals("then")) {
      section = said;
    } else if (said.equals("end")) {
      items.add(item());
      section = "";
      List.of(head, conditions, sayings).forEach(List::clear);
    } else if (!said.isEmpty() && !said.startsWith("//") && !said.startsWith("#")) {
      (section.equals("head") ? head : section.equals("when") ? conditions : sayings)
          .add(new Line(said, line));
    }
  }

  private Item item() {
    List<Part> parts = new ArrayList<>();
    String id = name;
    parts.add(Part.of("name", name, start));
    for (Line noted : head) {
      Matcher note = NOTE.matcher(noted.text());
      while (note.find()) {
        String value = note.group(2).strip();
        String plain = value.replaceAll("^\"(.*)\"$", "$1");
        parts.add(Part.of("@" + note.group(1), plain, noted.line()));
        id = note.group(1).equals("id") ? plain : id;
      }
    }
    parts.add(new Part(CONDITION, List.copyOf(conditions)));
    parts.add(new Part("what it says", List.copyOf(sayings)));
    return new Item(Kind.RULE, id, name, id, new Place(file, start), List.copyOf(parts));
  }
}
