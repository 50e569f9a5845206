package io.holdfast.rules.files;

/**
 * Where something stands in a rule set.
 *
 * @param line from 1; 0 stands for the whole file
 */
public record Place(String file, int line) {

  /** The whole file. */
  public static Place of(String file) {
    return new Place(file, 0);
  }

  @Override
  public String toString() {
    return line == 0 ? file : file + ':' + line;
  }
}
