package io.holdfast.benchmark;

/** The designs compared. */
enum Contender {
  /** Reads the same records and writes the same number of records of the same size, and no more. */
  RAW(
      "raw",
      "bare Kafka: transactional consume and produce of the same records, nothing decided; polls,"
          + " acknowledgement, compression and transactions as Holdfast has them"),
  /** One event at a time, acknowledged as Spring does by default. */
  USUAL(
      "usual",
      "the usual design: Spring Kafka record listener with its default (batch) acknowledgement; per"
          + " event one GET, a new session for each stage that asks the rules, one SET, one send per"
          + " record. Same rules, same state, same records out; but it validates nothing, loses or"
          + " doubles on a crash, takes a duplicate twice, keeps no decision and opens no task"),
  /** The same, but every event's offset is committed before the next. */
  USUAL_PER_RECORD("usual-per-record", "the same, with each event's offset committed by itself"),
  /** The service as it is shipped. */
  HOLDFAST(
      "holdfast",
      "Holdfast as shipped: validated, exactly once, each decision recorded durably, tasks opened");

  private final String word;
  private final String description;

  Contender(String word, String description) {
    this.word = word;
    this.description = description;
  }

  /** Its name on the command line and in results. */
  String word() {
    return word;
  }

  String description() {
    return description;
  }

  /** Whether it decides, so that there are decisions to check and to wait for. */
  boolean decides() {
    return this != RAW;
  }
}
