package io.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ShowFeedbackTest {

  @Test
  void whatCameOfARulesTasksAndWhatWasSaidOfItAreTold() {
    String report =
        """
        {"from": "2025-11",
         "rules": [{"rule": "usage-talk", "ruleSet": "9f86d081884c7d65", "tasks": 3,
                    "outcomes": {"NOT_AT_RISK": 2, "SAVED": 1}}],
         "words": [{"at": "2026-11-23T09:00:00Z", "rule": "usage-talk", "outcome": "NOT_AT_RISK",
                    "text": "Was on holiday", "decisionId": "00ff"}]}
        """;
    StringWriter text = new StringWriter();

    ShowFeedback.tell(new JsonMapper().readTree(report), new PrintWriter(text, true));

    assertThat(text.toString())
        .contains("Tasks closed since 2025-11", "9f86d081  3: NOT_AT_RISK=2, SAVED=1")
        .contains("usage-talk  NOT_AT_RISK 00ff", "    Was on holiday");
  }
}
