package io.holdfast.rules.difference;

import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.YamlEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands in YAML files: whole files, or each of their entries. */
final class YamlItems {
  private final RuleFiles files;

  YamlItems(RuleFiles files) {
    this.files = files;
  }

  /** The file as one item. */
  List<Item> whole(Kind kind, String file) {
    String name = file.substring(file.lastIndexOf('/') + 1).replaceFirst("(\\.tests)?\\.yaml$", "");
    return read(file).stream().map(root -> item(kind, file, name, root)).toList();
  }

  /** An item for each entry of the file. */
  List<Item> entries(Kind kind, String file) {
    List<Item> items = new ArrayList<>();
    read(file)
        .forEach(
            root ->
                root.entries().forEach((name, entry) -> items.add(item(kind, name, name, entry))));
    return items;
  }

  // what is wrong with the file is told elsewhere
  private List<YamlEntry> read(String file) {
    return YamlEntry.read(files, file, new Findings()).stream().toList();
  }

  private static Item item(Kind kind, String key, String name, YamlEntry entry) {
    Map<String, List<Part.Line>> parts = new LinkedHashMap<>();
    flatten("", entry, parts);
    return new Item(
        kind,
        key,
        name,
        "",
        entry.place(),
        parts.entrySet().stream().map(part -> new Part(part.getKey(), part.getValue())).toList());
  }

  private static void flatten(String label, YamlEntry entry, Map<String, List<Part.Line>> parts) {
    if (entry.isMap()) {
      Map<String, YamlEntry> entries = entry.entries();
      // of several values, each from a day, the day tells which one it is
      String from =
          entries.containsKey("from") && !label.isEmpty()
              ? " from " + entries.get("from").text().orElse("")
              : "";
      entries.forEach(
          (name, value) -> {
            String inside = label.isEmpty() ? name : label + from + ' ' + name;
            flatten(inside, value, parts);
          });
    } else if (entry.isList()) {
      entry.items().forEach(item -> flatten(label, item, parts));
    } else {
      parts
          .computeIfAbsent(label.isEmpty() ? "value" : label, l -> new ArrayList<>())
          .add(new Part.Line(entry.text().orElse(""), entry.place().line()));
    }
  }
}
