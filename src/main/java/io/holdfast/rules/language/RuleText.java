package io.holdfast.rules.language;

import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.Rule.Argument;
import io.holdfast.rules.language.Rule.Call;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of a file as the engine gets them: written anew from what was understood of them, so
 * that nothing else a file may hold ever reaches the engine.
 */
final class RuleText {
  private final String file;
  private final StringBuilder text = new StringBuilder();
  private final List<Place> places = new ArrayList<>();

  RuleText(String file) {
    this.file = file;
  }

  /**
   * Adds a rule.
   *
   * @param bound name its pattern is bound to, such as {@code $signal}; may be {@code null}
   */
  void add(Rule rule, String bound) {
    line("rule " + quoted(rule.name()), rule.place());
    line("when", rule.place());
    line((bound == null ? "" : bound + " : ") + rule.type() + "(", rule.place());
    for (int i = 0; i < rule.conditions().size(); i++) {
      Condition condition = rule.conditions().get(i);
      // a condition may go over several lines
      for (String part : (condition.text() + comma(i, rule.conditions())).split("\n")) {
        line(part, condition.place());
      }
    }
    line(")", rule.place());
    line("then", rule.place());
    for (Call call : rule.calls()) {
      line(said(rule.stage(), call), call.place());
    }
    line("end", rule.place());
  }

  DrlText text() {
    List<Place> known = List.copyOf(places);
    return new DrlText(
        file, text.toString(), line -> line > known.size() ? Place.of(file) : known.get(line - 1));
  }

  private void line(String written, Place place) {
    text.append(written).append('\n');
    places.add(place);
  }

  private static String comma(int index, List<Condition> conditions) {
    return index + 1 < conditions.size() ? "," : "";
  }

  private static String said(Stage stage, Call call) {
    List<String> arguments = call.arguments().stream().map(RuleText::argument).toList();
    return stage.word() + '.' + call.verb() + '(' + String.join(", ", arguments) + ");";
  }

  private static String argument(Argument argument) {
    return argument.isText() ? quoted(argument.text()) : argument.text();
  }

  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
