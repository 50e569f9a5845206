package io.holdfast.rules.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * A reason's wording in one language, taken apart once.
 *
 * @param texts what stands before, between and after the gaps
 */
record Sentence(List<String> texts, List<Placeholder> gaps, ValueFormat format) {

  /** Takes a text apart at the gaps that something fills. */
  static Sentence of(String text, String language, List<Placeholder> placeholders) {
    List<String> texts = new ArrayList<>();
    List<Placeholder> gaps = new ArrayList<>();
    int end = 0;
    Matcher gap = Placeholder.GAP.matcher(text);
    while (gap.find()) {
      for (Placeholder placeholder : placeholders) {
        if (placeholder.name().equals(gap.group(1))) {
          texts.add(text.substring(end, gap.start()));
          gaps.add(placeholder);
          end = gap.end();
        }
      }
    }
    texts.add(text.substring(end));
    return new Sentence(List.copyOf(texts), List.copyOf(gaps), ValueFormat.of(language));
  }

  /** The sentence with these values in its gaps. */
  String with(Map<String, Object> values) {
    StringBuilder words = new StringBuilder(texts.get(0));
    for (int i = 0; i < gaps.size(); i++) {
      Placeholder gap = gaps.get(i);
      words.append(format.show(values.get(gap.name()), gap.shown())).append(texts.get(i + 1));
    }
    return words.toString();
  }
}
