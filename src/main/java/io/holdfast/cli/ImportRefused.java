package io.holdfast.cli;

import java.util.List;

/** An import that cannot start, with all that stands in its way. */
final class ImportRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ImportRefused(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
  }
}
