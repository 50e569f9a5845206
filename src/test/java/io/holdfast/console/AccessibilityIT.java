package io.holdfast.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.holdfast.console.Browsers.NewContexts;
import io.holdfast.simulation.request.ScriptedScenarios;
import io.holdfast.simulation.request.SimulationRequest;
import io.holdfast.simulation.request.Simulations;
import io.holdfast.task.TaskQuery;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whether everybody can use every page: by WCAG 2.2 AA, in the dark, and on a phone. */
class AccessibilityIT {
  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  private static final String FINDINGS =
      """
      async () => {
        const found = await axe.run(document, {runOnly:
            ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']});
        if (found.passes.length === 0) throw 'nothing was looked at';
        return found.violations
          .filter(one => one.impact === 'serious' || one.impact === 'critical')
          .map(one => one.id + ': ' + one.nodes.map(node => node.html).join(' | '));
      }
      """;

  @Test
  void noPageHoldsUpThoseWhoSeeOrPointOtherwise() throws IOException {
    assertThat(findings(NewContexts.desk())).isEmpty();
    assertThat(findings(NewContexts.desk().setColorScheme(ColorScheme.DARK))).isEmpty();
  }

  private static List<String> findings(NewContextOptions options) throws IOException {
    String axe = script();
    List<String> findings = new ArrayList<>();
    Page page = BROWSERS.page("supervisor", options);
    for (String address : addresses()) {
      page.navigate(address);
      page.evaluate(axe);
      ((List<?>) page.evaluate(FINDINGS)).forEach(one -> findings.add(address + " " + one));
    }
    return findings;
  }

  @Test
  void noPageScrollsSidewaysOnAPhone() {
    List<String> wide = new ArrayList<>();
    for (String language : new String[] {"en-GB", "zh-CN"}) {
      Page page = BROWSERS.page("supervisor", NewContexts.phone().setLocale(language));
      for (String address : addresses()) {
        page.navigate(address);
        int width = (int) page.evaluate("document.documentElement.scrollWidth");
        if (width > page.viewportSize().width) {
          wide.add(language + " " + address + " is " + width + " wide");
        }
      }
    }
    assertThat(wide).isEmpty();
  }

  private static List<String> addresses() {
    String task =
        BROWSERS.sample().tasks.list(TaskQuery.all(50)).tasks().stream()
            .filter(one -> one.customerId().equals(Sample.LI))
            .map(one -> one.id())
            .findFirst()
            .orElseThrow();
    return List.of(
        "/",
        "/team",
        "/tasks/" + task,
        "/customers/" + Sample.LI,
        "/customers/" + Sample.LI + "/plan",
        "/decisions",
        "/decisions/" + BROWSERS.sample().decisions.get(0).id(),
        "/rules",
        "/rules/effects",
        "/rules/simulations",
        "/rules/simulations/" + simulated(),
        "/rules/feedback",
        "/operations",
        "/views",
        "/account");
  }

  private static String simulated() {
    Simulations simulations = BROWSERS.simulations();
    String id =
        simulations
            .request(
                new SimulationRequest(
                    List.of(ScriptedScenarios.QUICK),
                    List.of("active", "candidate"),
                    OptionalInt.empty()),
                "supervisor")
            .id();
    await().until(() -> simulations.find(id).state().isEnd());
    return id;
  }

  private static String script() throws IOException {
    try (InputStream script = AccessibilityIT.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
