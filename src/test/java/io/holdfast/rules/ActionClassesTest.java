package io.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the class of an action spares it, in the shipped rule set. */
class ActionClassesTest {
  private static final String CONTACTED_TODAY =
      """
      cases:
        - name: a question, two hours after the last contact
          given:
            signal: usage-drop
            metric: dataMb
            dropPct: 50
            contacts: [2h]
            customer: {segment: PUBLIC, monthlyCharge: 60, contract: 12-months, jurisdiction: DE}
            consents: {marketing: yes}
          expect: {%s}
      """;
  private static final String QUESTION =
      "chosen: Contact the customer by app about is-all-well because USAGE_DROP";

  @TempDir Path directory;

  @Test
  void contactLimitsHoldForWhatCountsAsAContact() {
    assertThat(errors("DEFAULT", "refused: {P5: CONTACTED_TODAY}, chosen: nothing")).isEmpty();
  }

  @Test
  void whatIsMandatoryIsSentWhateverTheContactLimits() {
    assertThat(errors("MANDATORY", QUESTION)).isEmpty();
  }

  @Test
  void whatServesARequestIsSentWhateverTheContactLimits() {
    assertThat(errors("TRANSACTIONAL", QUESTION)).isEmpty();
  }

  private List<String> errors(String actionClass, String expected) {
    return RuleDirectory.shipped(directory)
        .edit(
            "ruleset.yaml",
            "INFORM: MANDATORY",
            "INFORM: MANDATORY\n  PROACTIVE_OUTREACH: " + actionClass)
        .write("ruleset.tests.yaml", CONTACTED_TODAY.formatted(expected))
        .errors()
        .stream()
        .filter(error -> error.startsWith("ruleset.tests.yaml"))
        .toList();
  }
}
