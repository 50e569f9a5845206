package io.holdfast.rules.files;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The language a file of sentences is written in, told from its name: {@code complaints.dslr} is
 * English, {@code complaints.zh-CN.dslr} is Chinese.
 *
 * @param tag as in BCP 47; empty for English
 */
public record Language(String tag) {
  private static final String ENGLISH = "en";
  private static final String TAG = "[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?";
  private static final Pattern TAGGED = Pattern.compile("(.+)\\.(" + TAG + ")(\\.dslr?)");

  /** Whether a word is a tag as in BCP 47. */
  public static boolean isTag(String word) {
    return word.matches(TAG);
  }

  /** The language of this tag, where English has one as well. */
  public static Language written(String tag) {
    return new Language(tag.equals(ENGLISH) ? "" : tag);
  }

  /** Its tag, where English has one as well. */
  public String written() {
    return tag.isEmpty() ? ENGLISH : tag;
  }

  public static Language of(String path) {
    Matcher tagged = TAGGED.matcher(path);
    return new Language(tagged.matches() ? tagged.group(2) : "");
  }

  /** The path as it would be in English: what a file and its translations have in common. */
  public static String untagged(String path) {
    Matcher tagged = TAGGED.matcher(path);
    return tagged.matches() ? tagged.group(1) + tagged.group(3) : path;
  }

  /** What stands before the extension of such a file. */
  public String suffix() {
    return tag.isEmpty() ? "" : '.' + tag;
  }
}
