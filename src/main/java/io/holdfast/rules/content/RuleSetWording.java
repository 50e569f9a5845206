package io.holdfast.rules.content;

import io.holdfast.action.Playbook;
import io.holdfast.action.TaskChoices;
import io.holdfast.action.Wording;
import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.YamlEntry;
import io.holdfast.vocabulary.Offer;
import io.holdfast.vocabulary.Reason;
import io.holdfast.vocabulary.SignalType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words of one rule set version. */
public record RuleSetWording(
    Reasons reasons,
    Map<String, Map<String, String>> signals,
    Map<String, SignalType> signalTypes,
    Map<String, Map<String, String>> fields,
    Map<String, Offer> offers,
    Map<String, Map<String, String>> causes,
    TaskChoices choices,
    Map<String, Map<String, String>> templates,
    Map<String, Playbook> playbooks)
    implements Wording {
  private static final List<String> ENTRIES =
      List.of("say", "avoid", "title", "owner", "basis", "description");

  /** The playbooks by name. */
  public static Map<String, Playbook> playbooks(
      RuleFiles files, List<String> languages, Findings findings) {
    Map<String, Playbook> playbooks = new LinkedHashMap<>();
    for (String path : files.of(FileKind.PLAYBOOK)) {
      String id = path.substring(path.lastIndexOf('/') + 1, path.length() - ".yaml".length());
      YamlEntry.read(files, path, findings)
          .ifPresent(root -> playbooks.put(id, playbook(id, root, languages, findings)));
    }
    return java.util.Collections.unmodifiableMap(playbooks);
  }

  private static Playbook playbook(
      String id, YamlEntry root, List<String> languages, Findings findings) {
    Map<String, YamlEntry> entries = root.entries(ENTRIES);
    Map<String, List<String>> say =
        YamlEntry.required(root, entries, "say")
            .map(e -> Words.lines(e, languages, findings))
            .orElse(Map.of());
    Map<String, List<String>> avoid =
        entries.containsKey("avoid")
            ? Words.lines(entries.get("avoid"), languages, findings)
            : Map.of();
    return new Playbook(id, say, avoid);
  }

  @Override
  public Map<String, String> reason(Reason reason) {
    return atLeastFallback(reasons.words(reason).orElse(Map.of()), reason.code());
  }

  @Override
  public Map<String, String> told(Reason reason) {
    return reasons.told(reason);
  }

  @Override
  public Map<String, String> signal(String type) {
    SignalType declared = signalTypes.get(type);
    boolean described = declared != null && !declared.description().isEmpty();
    return atLeastFallback(
        signals.getOrDefault(type, Map.of()), described ? declared.description() : type);
  }

  @Override
  public Map<String, String> field(String name) {
    return fields.getOrDefault(name, Map.of());
  }

  @Override
  public Map<String, String> offer(String offerId) {
    Offer offer = offers.get(offerId);
    return atLeastFallback(offer == null ? Map.of() : offer.text(), offerId);
  }

  @Override
  public Map<String, String> cause(String cause) {
    return atLeastFallback(causes.getOrDefault(cause, Map.of()), cause);
  }

  @Override
  public Map<String, String> queue(String queue) {
    return atLeastFallback(choices.queues().getOrDefault(queue, Map.of()), queue);
  }

  @Override
  public Map<String, String> template(String template) {
    return atLeastFallback(templates.getOrDefault(template, Map.of()), template);
  }

  @Override
  public Playbook playbook(String playbook) {
    Playbook known = playbooks.get(playbook);
    return known == null
        ? new Playbook(playbook, Map.of(FALLBACK, List.of()), Map.of(FALLBACK, List.of()))
        : known;
  }

  private static Map<String, String> atLeastFallback(Map<String, String> texts, String otherwise) {
    if (texts.containsKey(FALLBACK)) {
      return texts;
    }
    Map<String, String> complete = new LinkedHashMap<>();
    complete.put(FALLBACK, otherwise);
    complete.putAll(texts);
    return complete;
  }
}
