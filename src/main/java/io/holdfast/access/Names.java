package io.holdfast.access;

import java.util.regex.Pattern;

/** How accounts and tokens may be called. */
final class Names {
  static final String FORM = "[a-z0-9][a-z0-9.-]{0,63}";

  private static final Pattern PATTERN = Pattern.compile(FORM);

  private Names() {}

  static String checked(String name) {
    if (name == null || !PATTERN.matcher(name).matches()) {
      throw new AccessRefused(
          AccessRefused.Code.INVALID_NAME,
          "A name has 1 to 64 small letters, digits, dots and hyphens, such as m.lin.");
    }
    return name;
  }
}
