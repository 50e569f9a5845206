package io.holdfast.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An analyst asks what would come of a version, before a real browser. */
class SimulationIT {
  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  @Test
  void anAnalystWatchesASimulationReadsItsReportAndComparesItWithAnother() {
    Page page = BROWSERS.desk("analyst");
    page.navigate("/rules");
    page.click("text=Simulations");

    page.check("[value=key-account-sla]");
    page.click("main button:text-is('Simulate')");
    assertThat(page.locator("#run")).containsText("runs 0%");
    page.evaluate("window.sameOne = true");
    stepByStep(() -> !page.locator("#run").innerText().contains("runs 0%"));
    assertThat(page.locator("#run")).containsText("00 signals");
    BROWSERS.scenarios().allow(10);

    FrameLocator report = page.frameLocator("iframe.report");
    assertThat(report.locator("h2")).hasText("key-account-sla");
    assertThat(page.evaluate("window.sameOne")).isEqualTo(true);

    page.click("text=All simulations");
    page.check("[value=key-account-sla]");
    page.selectOption("select[name=version] >> nth=0", "candidate");
    page.focus("main button:text-is('Simulate')");
    page.keyboard().press("Enter");
    page.waitForURL("**/simulations/*");
    BROWSERS.scenarios().allow(10);
    assertThat(report.locator("h2")).hasText("key-account-sla");
    page.selectOption("[name=beside]", new SelectOption().setIndex(1));
    page.click("text=Compare");
    assertThat(report.locator("table").first()).containsText("candidate");
    assertThat(report.locator("table").first()).containsText("active");
  }

  // how far it is, is told from time to time
  private static void stepByStep(Callable<Boolean> until) {
    await()
        .pollInterval(Duration.ofMillis(600))
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              BROWSERS.scenarios().allow(1);
              return until.call();
            });
  }

  @Test
  void aStopLeavesAPartThatSaysSo() {
    Page page = BROWSERS.desk("analyst");
    page.navigate("/rules/simulations?language=zh-CN");

    page.check("[value=key-account-sla]");
    page.click("text=开始模拟");
    page.click("text=停止并保留已有结果");

    stepByStep(() -> page.locator("#run .late").isVisible());
    assertThat(page.locator("#run .late")).containsText("仅有部分结果");
    assertThat(page.frameLocator("iframe.report").locator(".warn")).containsText("part only");
  }
}
