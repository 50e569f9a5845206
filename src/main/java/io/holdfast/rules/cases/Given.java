package io.holdfast.rules.cases;

import io.holdfast.rules.files.YamlEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a case is given, by the words rules use: {@code signal}, {@code risk}, {@code
 * customer.tenureMonths}, {@code history.complaints30d}; a plain word is a field of the signal.
 *
 * @param entries what holds, the case's own and what it starts from
 * @param own what the case itself says
 */
record Given(Map<String, YamlEntry> entries, Set<String> own) {
  static final Given NOTHING = new Given(Map.of(), Set.of());

  static final String SIGNAL = "signal";
  static final String TIME = "time";
  static final String AGE = "ageDays";
  static final String CUSTOMER = "customer";
  static final String HISTORY = "history";
  static final String CONSENTS = "consents";
  static final String PARAMETERS = "parameters";
  static final String CONTACTS = "contacts";
  static final String EARLIER = "earlier";
  static final String OPEN = "open";
  static final String OFFER_HELD = "offerHeld";
  static final String LEFT = "left";
  static final String RISK = "risk";
  static final String TIER = "tier";
  static final String ACTION = "action";
  static final String TASK = "task";
  static final String BUDGETS = "budgets";
  static final String FULL = "full";
  static final String HOLDOUT = "holdout";
  static final String ARMS = "arms";

  /** Words that are not fields of the signal. */
  static final List<String> WORDS =
      List.of(
          SIGNAL,
          TIME,
          AGE,
          CUSTOMER,
          HISTORY,
          CONSENTS,
          PARAMETERS,
          CONTACTS,
          EARLIER,
          OPEN,
          OFFER_HELD,
          LEFT,
          RISK,
          TIER,
          ACTION,
          TASK,
          BUDGETS,
          FULL,
          HOLDOUT,
          ARMS);

  private static final Set<String> GROUPS =
      Set.of(CUSTOMER, HISTORY, CONSENTS, PARAMETERS, BUDGETS, ARMS);
  private static final Set<String> LISTS = Set.of(CONTACTS, EARLIER, OPEN, FULL, ACTION);

  Given {
    entries = new LinkedHashMap<>(entries);
  }

  static Given read(YamlEntry written) {
    Map<String, YamlEntry> entries = new LinkedHashMap<>();
    written.entries().forEach((name, entry) -> collect(name, entry, entries));
    return new Given(entries, Set.copyOf(entries.keySet()));
  }

  // a group may be written as one entry below another or with a dot between them
  private static void collect(String name, YamlEntry entry, Map<String, YamlEntry> entries) {
    String group = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    if (GROUPS.contains(group) && entry.isMap()) {
      entry.entries().forEach((part, below) -> collect(name + '.' + part, below, entries));
    } else {
      entries.put(name, entry);
    }
  }

  /** This, but for what the other says. An entry without a value takes back what was said. */
  Given with(Given other) {
    Map<String, YamlEntry> merged = new LinkedHashMap<>(entries);
    other.entries.forEach(
        (name, entry) -> {
          // a task given takes the place of an action given, and the other way round
          if (name.equals(TASK) || name.equals(ACTION)) {
            merged.remove(TASK);
            merged.remove(ACTION);
          }
          // a word on a purpose as a whole takes the place of those on its channels
          if (name.startsWith(CONSENTS)) {
            merged.keySet().removeIf(known -> known.startsWith(name + '.'));
          }
          merged.remove(name);
          merged.put(name, entry);
        });
    return new Given(merged, other.own);
  }

  Given without(String name) {
    Map<String, YamlEntry> fewer = new LinkedHashMap<>(entries);
    fewer.remove(name);
    return new Given(fewer, own);
  }

  Optional<YamlEntry> get(String name) {
    return Optional.ofNullable(entries.get(name)).filter(entry -> !entry.isNothing());
  }

  /** Entries of a group by what follows the dot. */
  Map<String, YamlEntry> group(String group) {
    Map<String, YamlEntry> members = new LinkedHashMap<>();
    entries.forEach(
        (name, entry) -> {
          if (name.startsWith(group + '.') && !entry.isNothing()) {
            members.put(name.substring(group.length() + 1), entry);
          }
        });
    return members;
  }

  /** Entries that name fields of the signal. */
  Map<String, YamlEntry> fields() {
    Map<String, YamlEntry> fields = new LinkedHashMap<>(entries);
    fields.keySet().removeIf(name -> WORDS.contains(name) || name.contains("."));
    return fields;
  }

  /** One for each value, where an entry lists several. */
  List<Given> spread() {
    for (Map.Entry<String, YamlEntry> entry : entries.entrySet()) {
      if (entry.getValue().isList() && !LISTS.contains(entry.getKey())) {
        List<Given> all = new ArrayList<>();
        for (YamlEntry value : entry.getValue().items()) {
          Map<String, YamlEntry> one = new LinkedHashMap<>(entries);
          one.put(entry.getKey(), value);
          all.addAll(new Given(one, own).spread());
        }
        return all;
      }
    }
    return List.of(this);
  }

  /** What is given, in short. */
  @Override
  public String toString() {
    return entries.entrySet().stream()
        .map(entry -> entry.getKey() + ' ' + entry.getValue().words())
        .collect(Collectors.joining(", "));
  }
}
