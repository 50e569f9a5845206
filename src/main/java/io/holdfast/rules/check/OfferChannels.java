package io.holdfast.rules.check;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.language.Rule;
import io.holdfast.rules.language.Rule.Argument;
import io.holdfast.rules.language.Rule.Call;
import io.holdfast.vocabulary.Offer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An offer is made by the channels its file names, and by no other.
 *
 * @param known channels there are; what is none is found elsewhere
 */
public record OfferChannels(Map<String, Offer> offers, Collection<String> known)
    implements RuleCheck {
  private static final Set<String> VERBS = Set.of("offer", "winBack");

  @Override
  public void check(Rule rule, Findings findings) {
    rule.calls().stream()
        .filter(call -> VERBS.contains(call.verb()) && call.arguments().size() == 3)
        .forEach(call -> check(call, findings));
  }

  private void check(Call call, Findings findings) {
    Offer offer = offers.get(call.arguments().get(0).text());
    Argument channel = call.arguments().get(1);
    List<String> channels = offer == null ? List.of() : offer.channels();
    if (!channels.isEmpty()
        && known.containsAll(channels)
        && known.contains(channel.text())
        && !channels.contains(channel.text())) {
      findings.error(
          channel.place(),
          Code.INVALID_VALUE,
          "Offer '%s' does not go by %s.".formatted(offer.id(), channel.text()),
          "It goes by %s; name one of these, or add to channels in offers/%s.yaml."
              .formatted(String.join(", ", channels), offer.id()));
    }
  }
}
