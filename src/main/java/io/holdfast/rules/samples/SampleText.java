package io.holdfast.rules.samples;

import io.holdfast.rules.language.Rule;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Proposal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A case as short JSON, with what a rule reads of it and no more of the customer. */
public final class SampleText {
  private static final JsonMapper JSON = JsonMapper.shared();

  private SampleText() {}

  /** The case as this rule sees it. */
  public static String of(Sample sample, Rule rule) {
    Set<String> read =
        rule.conditions().stream()
            .flatMap(condition -> condition.paths())
            .flatMap(path -> Stream.of(path.name(), path.name().replaceFirst("\\.[^.]*$", "")))
            .collect(Collectors.toSet());
    Facts facts = sample.facts();
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("signal", facts.signal().type());
    put(text, "data", data(facts, read));
    put(text, "customer", below("customer.", facts.profile(), read));
    put(text, "history", below("history.", facts.history(), read));
    if (read.stream().anyMatch(name -> name.startsWith("contacts"))) {
      text.put("contacts", facts.contacts().ledger().size());
    }
    if (read.contains("left")) {
      text.put("left", facts.left());
    }
    sample
        .assessed()
        .ifPresent(
            assessed -> {
              text.put("tier", assessed.tier());
              text.put("risk", assessed.risk().score());
            });
    sample.proposal().ifPresent(proposal -> proposal(proposal, text));
    return JSON.writeValueAsString(text);
  }

  private static void proposal(Proposal proposal, Map<String, Object> text) {
    text.put("action", proposal.kind());
    proposal.channel().ifPresent(channel -> text.put("channel", channel));
    proposal.offerId().ifPresent(offer -> text.put("offer", offer));
    proposal.cause().ifPresent(cause -> text.put("cause", cause));
  }

  private static Map<String, Object> below(
      String prefix, Map<String, Object> values, Set<String> read) {
    Map<String, Object> some = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          if (read.contains(prefix + name)) {
            some.put(name, value);
          }
        });
    return some;
  }

  // a rule may look at a signal or, about an action, at what led to it
  private static Map<String, Object> data(Facts facts, Set<String> read) {
    Map<String, Object> data = below("", facts.signal().data(), read);
    data.putAll(below("signal.", facts.signal().data(), read));
    return data;
  }

  private static void put(Map<String, Object> text, String name, Map<String, Object> values) {
    if (!values.isEmpty()) {
      text.put(name, values);
    }
  }
}
