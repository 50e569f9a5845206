package io.holdfast.cli;

import io.holdfast.signal.Envelope;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One row of a customer file, read.
 *
 * @param number from 1, the header not counted
 * @param cells what the row says, by column
 * @param simulated what only a simulation is told, by column of its customers' file
 * @param profile the event to send; absent where the row is refused
 * @param findings what was left out, or why the row is refused
 */
record CustomerRow(
    int number,
    Map<String, String> cells,
    Map<String, String> simulated,
    Optional<Profile> profile,
    List<Finding> findings) {

  /** A customer's profile as an event, and its fields as they were understood. */
  record Profile(String customerId, Envelope event, Map<String, Object> fields) {}

  /** Something about a row that its owner should know. */
  record Finding(int row, Optional<String> column, String text) {

    @Override
    public String toString() {
      return "row " + row + column.map(name -> ", column " + name).orElse("") + ": " + text;
    }
  }
}
