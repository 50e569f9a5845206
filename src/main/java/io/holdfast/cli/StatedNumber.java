package io.holdfast.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number in a YAML file of the rule set, with what it rests on.
 *
 * @param value as it is written
 * @param basis in words, of one line
 */
record StatedNumber(String value, String basis, long measuredOn) {
  private static final Pattern REPLACED =
      Pattern.compile("(\\s+)(value|probability|basis|measuredOn):.*");

  /**
   * The file's text with this number under a name; whatever else it says stays as it is.
   *
   * @return nothing where the file has no such name, or several values under it
   */
  Optional<String> in(String text, String name) {
    List<String> lines = new ArrayList<>();
    Pattern start = Pattern.compile(Pattern.quote(name) + ":\\s*(.*)");
    boolean found = false;
    boolean inside = false;
    boolean dropping = false;
    for (String line : text.split("\n", -1)) {
      Matcher named = start.matcher(line);
      if (!found && named.matches()) {
        String rest = named.group(1);
        if (rest.startsWith("{") && !rest.contains("}")) {
          return Optional.empty();
        }
        found = true;
        inside = true;
        lines.add(name + ":");
        lines.add("  value: " + value);
        lines.add("  basis: " + basis);
        lines.add("  measuredOn: " + measuredOn);
      } else {
        inside = inside && (line.isBlank() || Character.isWhitespace(line.charAt(0)));
        if (inside && line.strip().startsWith("values:")) {
          return Optional.empty();
        }
        // what goes on over several lines goes as a whole
        dropping =
            inside && (REPLACED.matcher(line).matches() || dropping && line.startsWith("   "));
        if (!dropping) {
          lines.add(line);
        }
      }
    }
    return found ? Optional.of(String.join("\n", lines)) : Optional.empty();
  }
}
