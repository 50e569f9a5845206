package io.holdfast.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.holdfast.task.Actions;
import io.holdfast.task.TaskIntake;
import io.holdfast.task.TaskLimits;
import io.holdfast.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A day in the inbox, before a real browser. */
class WorkingDayIT {
  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  @Test
  void aManagerLogsInTakesATaskCallsAndSaysWhatCameOfIt() {
    String task = newTask("C-DAY", "day");
    Page page = BROWSERS.page("", Browsers.NewContexts.desk());
    page.navigate("/");
    Browsers.logIn(page, "manager");
    assertThat(page.locator("h1")).hasText("Inbox");

    page.click("#t-" + task);
    assertThat(page.locator(".call")).containsText("+86 571 5550 0142");
    assertThat(page.locator(".why .lead")).containsText("second time this month");
    page.click(".steps >> text=Take it");
    page.fill("textarea[name=note]", "Pays by transfer from now on");
    page.click("button:text-is('Stays with us')");

    assertThat(page.locator("h1")).hasText("Inbox");
    assertThat(page.locator("#t-" + task)).hasCount(0);
    page.navigate("/tasks/" + task);
    assertThat(page.locator(".closed")).containsText("Stays with us");
    assertThat(page.locator(".closed")).containsText("Pays by transfer from now on");
  }

  @Test
  void whoIsSlowerIsToldByWhomAndWhenAndLosesNothing() {
    String task = newTask("C-TWO", "two");
    Page manager = BROWSERS.desk("manager");
    Page supervisor = BROWSERS.desk("supervisor");
    manager.navigate("/tasks/" + task);
    supervisor.navigate("/tasks/" + task);

    manager.click(".steps >> text=Take it");
    supervisor.fill("textarea[name=note]", "Wants to speak with me");
    supervisor.click("button:text-is('Stays with us')");

    Locator notice = supervisor.locator("#notice");
    assertThat(notice).containsText("manager took this at");
    assertThat(supervisor.locator("body")).containsText("Wants to speak with me");
    assertThat(BROWSERS.sample().tasks.find(task).orElseThrow().state())
        .isEqualTo(TaskState.CLAIMED);
  }

  @Test
  void theKeyboardAloneDoes() {
    newTask("C-KEYS", "keys");
    Page page = BROWSERS.desk("manager");
    page.navigate("/");

    page.keyboard().press("j");
    page.keyboard().press("j");
    page.keyboard().press("k");
    assertThat(page.locator(".task .cover").first()).isFocused();
    page.keyboard().press("Enter");
    page.waitForURL("**/tasks/*");
    String before = page.locator(".tags").innerText();
    tabTo(page, "Take it");
    page.keyboard().press("Enter");
    assertThat(page.locator(".tags")).not().hasText(before);
    page.waitForLoadState();
    tabTo(page, "Give it back");
    page.keyboard().press("Enter");
    assertThat(page.locator(".steps >> text=Take it")).isVisible();
    page.waitForLoadState();
    page.keyboard().press("/");
    page.keyboard().type(Sample.LI);
    page.keyboard().press("Enter");
    assertThat(page.locator("h1")).hasText("Hangzhou Silk Road Logistics");
  }

  private static void tabTo(Page page, String button) {
    for (int i = 0; i < 60; i++) {
      page.keyboard().press("Tab");
      if (page.evaluate("document.activeElement.innerText").equals(button)) {
        return;
      }
    }
    throw new AssertionError("Tab does not lead to " + button);
  }

  @Test
  void whatIsNewComesByItself() {
    Page page = BROWSERS.desk("manager");
    page.navigate("/");
    page.evaluate("window.sameOne = true");

    String task = newTask("C-NEW", "new");

    page.waitForSelector("#t-" + task);
    assertThat(page.evaluate("window.sameOne")).isEqualTo(true);
  }

  @Test
  void whatSomebodyOftenLooksAtIsKeptAndAKeyAway() {
    Page page = BROWSERS.desk("manager");
    page.navigate("/");

    page.keyboard().press("f");
    page.keyboard().type("harbour");
    page.keyboard().press("Enter");
    assertThat(page.locator(".task .cover")).hasText(new String[] {"Blue Harbour Dental"});
    page.waitForLoadState();
    page.fill("#find-task", "");
    page.selectOption("[name=cause]", "renewal");
    assertThat(page.locator(".task .cover")).hasText(new String[] {"Nordwind Kliniken GmbH"});
    page.click("text=Keep this view …");
    page.fill(".views [name=name]", "Renewals");
    page.keyboard().press("Enter");
    assertThat(page.locator(".views [aria-current]")).hasText("Renewals");
    page.waitForLoadState();
    page.click("h1");
    page.keyboard().press("1");
    assertThat(page.locator(".views [aria-current]")).hasText("All");
    page.waitForLoadState();
    page.keyboard().press("5");
    assertThat(page.locator(".task .cover")).hasText(new String[] {"Nordwind Kliniken GmbH"});
    page.click("text=Forget this view");
    assertThat(page.locator(".views nav a")).hasCount(4);
  }

  @Test
  void aSupervisorGivesSomebodysTasksToAnotherByKeys() {
    String task = newTask("C-TEAM", "team", "tired");
    Page page = BROWSERS.desk("supervisor");
    page.navigate("/team");
    assertThat(page.locator("#p-tired")).isVisible();

    page.focus("#p-tired");
    page.keyboard().press("Enter");
    page.waitForURL("**/?owner=tired");
    page.waitForLoadState();
    page.keyboard().press("j");
    page.keyboard().press("x");
    page.keyboard().press("d");
    page.keyboard().type("manager");
    tabTo(page, "Give it to the colleague");
    page.keyboard().press("Enter");
    page.waitForURL("**/");

    assertThat(BROWSERS.sample().tasks.find(task).orElseThrow().owner()).contains("manager");
  }

  @Test
  void theInboxWorksWithoutScript() {
    String task = newTask("C-PLAIN", "plain");
    Page page = BROWSERS.page("manager", Browsers.NewContexts.desk().setJavaScriptEnabled(false));
    page.navigate("/");

    page.click(".task:has(#t-" + task + ") button");

    assertThat(page.locator("h1")).hasText("Li Wei");
    assertThat(BROWSERS.sample().tasks.find(task).orElseThrow().owner()).contains("manager");
  }

  @Test
  void thePageIsReadInEitherLanguageAndStaysWhereItIs() {
    Page page = BROWSERS.desk("manager");
    page.navigate("/customers/" + Sample.LI);

    page.click("text=简体中文");
    assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
    assertThat(page.locator("nav")).containsText("待办");
    assertThat(page.url()).contains("/customers/" + Sample.LI);
    page.click("nav >> text=待办");
    assertThat(page.locator("h1")).hasText("待办");
    page.click("text=English");
    assertThat(page.locator("h1")).hasText("Inbox");
  }

  /** A task of its own for each test, as the stream brings it: most urgent of all. */
  private static String newTask(String customer, String signal) {
    return newTask(customer, signal, "");
  }

  private static String newTask(String customer, String signal, String owner) {
    Actions actions =
        Actions.of(customer)
            .signal(signal)
            .priority(1)
            .worth(100_000)
            .due(Instant.now().minus(Duration.ofDays(2)));
    if (!owner.isEmpty()) {
      actions.owner(owner);
    }
    new TaskIntake(BROWSERS.sample().tasks, new TaskLimits(5, 20), InstantSource.system())
        .take(List.of(actions.task()));
    return actions.task().actionId();
  }
}
