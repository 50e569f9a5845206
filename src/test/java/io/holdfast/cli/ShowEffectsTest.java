package io.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ShowEffectsTest {

  @Test
  void anEffectIsToldWithItsIntervalOrHowMuchDataThereIs() {
    String told =
        told(
            """
            {"attributionDays": 60, "from": "2025-11", "planned": 100, "smallestShare": 50,
             "version": "9f86d081884c7d65", "decisions": 1000,
             "comparisons": [
               {"name": "holdout", "sizesAlert": false, "arms": [
                 {"name": "holdout", "customers": 230, "observed": 200, "cost": 0},
                 {"name": "treated", "customers": 4000, "observed": 3800, "cost": 950.5, "effect":
                  {"uplift": 0.031, "low": -0.002, "high": 0.064, "saved": 117.8,
                   "netValue": 52000.25, "returnOnCost": 54.7, "costPerSave": 8.07}}]},
               {"name": "spring", "sizesAlert": true, "chanceOfSizes": 0.00002, "arms": [
                 {"name": "without", "customers": 60, "observed": 60, "cost": 0},
                 {"name": "with", "customers": 9, "observed": 7, "cost": 3}]}],
             "leavers": {"customers": 12, "reasons": {"PRICE too_high": 8}, "unknownShare": 0.25},
             "responses": [
               {"treatment": "data by sms", "asked": 60, "delivered": 49, "accepted": 5,
                "declined": 1}],
             "actions": [],
             "rules": [
               {"rule": "r-1", "fired": 500, "hitRate": 0.5, "acted": 0, "withheld": 0,
                "accepted": 0, "cost": 0, "warned": 480, "observed": 400, "precision": 0.15,
                "reasons": {"PRICE too_high": 60}},
               {"rule": "r-2", "fired": 5, "hitRate": 0.005, "acted": 0, "withheld": 0,
                "accepted": 0, "cost": 0, "warned": 5, "observed": 4, "reasons": {}}],
             "silent": ["r-3"]}
            """);

    assertThat(told)
        .contains("leave less by 3.10 % (95 %: -0.20 % to 6.40 %), saved 117.8, net value 52000.25")
        .contains(
            "with         9 customers, 7 of them long enough, cost 3.00  not enough data: 7 of 100")
        .contains("spring  ALERT: arms of the sizes planned would differ so much")
        .contains("take rate not enough data: 49 of 50")
        .contains("of 400 customers warned about 15.00 % left: PRICE too_high=60")
        .contains("warned about 5 customers; how many of these left: not enough data: 4 of 50")
        .contains("reason unknown: 25.00 %")
        .containsPattern("r-3 +never fired");
  }

  private static String told(String report) {
    StringWriter text = new StringWriter();
    ShowEffects.tell(new JsonMapper().readTree(report), new PrintWriter(text, true));
    return text.toString();
  }
}
