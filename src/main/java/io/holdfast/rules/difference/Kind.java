package io.holdfast.rules.difference;

/** What a rule set consists of, in the order in which changes are told. */
public enum Kind {
  SETTING("setting"),
  RULE("rule"),
  TABLE("table"),
  ROW("row"),
  PARAMETER("parameter"),
  RISK_CURVE("risk curve"),
  BUDGET("budget"),
  GATE("gate"),
  OFFER("offer"),
  EXPERIMENT("experiment"),
  SENTENCE("sentence"),
  TYPE("type"),
  REASON("reason"),
  SIGNAL_TITLE("signal's title"),
  FIELD_TITLE("field's title"),
  CAUSE("cause"),
  QUEUE("queue"),
  OUTCOME("outcome"),
  PLAYBOOK("playbook"),
  CASE("case"),
  FILE("file");

  private final String word;

  Kind(String word) {
    this.word = word;
  }

  /** The kind in words, such as {@code row}. */
  public String word() {
    return word;
  }
}
