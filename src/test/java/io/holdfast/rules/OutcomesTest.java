package io.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.action.TaskOutcome;
import io.holdfast.action.TaskOutcome.Leads;
import io.holdfast.action.TaskOutcome.Tells;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomesTest {
  private static final String FILE = "playbooks/outcomes.yaml";

  @Test
  void everythingWrongWithOutcomesIsNamedAtOnce(@TempDir Path directory) {
    RuleDirectory rules = RuleDirectory.in(directory);
    rules.write(
        FILE,
        """
        WON:
          en: Won
          zh-CN: 成功
          leads: FINISHED
        LEFT: {en: Left, zh-CN: 离网, leads: COMPLETED, tells: {signal: cancel-intend}}
        FIXED: {en: Fixed, zh-CN: 已解决, leads: COMPLETED, tells: {signal: complaint-opened}}
        DROPS:
          en: Uses less
          zh-CN: 用量下降
          leads: COMPLETED
          reasons:
            voiceMin: {en: Talks less, zh-CN: 通话减少}
            sms: {en: Writes less, zh-CN: 短信减少}
          tells:
            signal: usage-drop
            with: {dropPct: a lot, metric: "{reason}", metrics: dataMb}
        LATER: {en: Later, zh-CN: 稍后, leads: ON_HOLD, tells: {signal: cancel-intent}}
        """);

    assertThat(rules.errors())
        .containsExactly(
            FILE + ":4:10: 'FINISHED' cannot be leads. Nearest: FAILED.",
            FILE + ":5:63: There is no signal 'cancel-intend'. Nearest: cancel-intent.",
            FILE
                + ":6:50: The signal complaint-opened needs 'ticketId'. Write 'with: {ticketId: …}'.",
            FILE + ":16:21: 'a lot' cannot be dropPct. A number is told.",
            FILE + ":16:36: 'sms' cannot be metric. There are: dataMb, voiceMin.",
            FILE + ":16:48: The signal usage-drop has no field 'metrics'. Nearest: metric.",
            FILE
                + ":17:1: 'LATER' tells the rules of a task that goes on. Going on hold can be taken"
                + " back, and what was told cannot: take 'tells' away.");
  }

  @Test
  void outcomesAreChosenFromInTheOrderOfTheFile(@TempDir Path directory) {
    RuleDirectory rules = RuleDirectory.in(directory);
    rules.write(
        FILE,
        """
        SAVED: {en: Stays, zh-CN: 留下, leads: COMPLETED}
        LATER: {en: Later, zh-CN: 稍后, leads: ON_HOLD}
        DROPS:
          en: Uses less
          zh-CN: 用量下降
          leads: FAILED
          tells: {signal: usage-drop, with: {dropPct: 60, metric: voiceMin}}
        """);

    Map<String, TaskOutcome> outcomes = rules.load().wording().choices().outcomes();

    assertThat(outcomes.keySet()).containsExactly("SAVED", "LATER", "DROPS");
    assertThat(outcomes.get("LATER").leads()).isEqualTo(Leads.ON_HOLD);
    assertThat(outcomes.get("DROPS").tells().map(Tells::signal))
        .isEqualTo(Optional.of("usage-drop"));
  }
}
