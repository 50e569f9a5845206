package io.holdfast.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.holdfast.access.People;
import io.holdfast.simulation.request.ScriptedScenarios;
import io.holdfast.simulation.request.Simulations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.opentest4j.TestAbortedException;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A real browser before the console on sample data: one of each for all tests that ask for it. What
 * a page looked like when a test failed is kept in {@code target/browser}.
 */
final class Browsers implements BeforeAllCallback, AfterEachCallback {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path SHOWN = Path.of("target", "browser");

  // in milliseconds; what is live comes within seconds, on a machine at work later
  private static final double PATIENCE = 20_000;

  private final List<BrowserContext> opened = new ArrayList<>();
  private House house;

  @Override
  public void beforeAll(ExtensionContext test) {
    if (!Files.isExecutable(CHROMIUM)) {
      String why = "NOT TESTED in a browser: there is no " + CHROMIUM + " (apt install chromium)";
      System.err.println(why);
      throw new TestAbortedException(why);
    }
    house =
        test.getRoot()
            .getStore(Namespace.create(Browsers.class))
            .computeIfAbsent(House.class, key -> new House(), House.class);
  }

  @Override
  public void afterEach(ExtensionContext test) {
    if (test.getExecutionException().isPresent()) {
      String name = test.getRequiredTestMethod().getName();
      opened.stream()
          .flatMap(context -> context.pages().stream())
          .forEach(page -> keep(page, name + '-' + opened.indexOf(page.context())));
    }
    opened.forEach(BrowserContext::close);
    opened.clear();
  }

  private static void keep(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SHOWN.resolve(name + ".png")).setFullPage(true));
  }

  Sample sample() {
    return house.console.getBean(Sample.class);
  }

  ScriptedScenarios scenarios() {
    return house.console.getBean(ScriptedScenarios.class);
  }

  Simulations simulations() {
    return house.console.getBean(Simulations.class);
  }

  /** The page before which somebody with this account sits, at a desk, logged in. */
  Page desk(String person) {
    return page(person, NewContexts.desk());
  }

  /** A page of somebody who is logged in, or of nobody yet. */
  Page page(String person, NewContextOptions options) {
    options.setBaseURL(house.address);
    if (!person.isEmpty()) {
      options.setStorageState(house.sessions.computeIfAbsent(person, this::logIn));
    }
    return open(options).newPage();
  }

  private BrowserContext open(NewContextOptions options) {
    BrowserContext context = house.browser.newContext(options);
    opened.add(context);
    context.setDefaultTimeout(PATIENCE);
    return context;
  }

  // once a person: who tries to log in again and again is held off
  private String logIn(String person) {
    BrowserContext context = open(NewContexts.desk().setBaseURL(house.address));
    logIn(context.newPage(), person);
    return context.storageState();
  }

  static void logIn(Page page, String person) {
    page.navigate("/login");
    page.fill("[name=username]", person);
    page.fill("[name=password]", People.PASSWORD);
    page.click("main button");
    page.waitForURL(url -> !url.contains("/login"));
  }

  /** Before what people sit. */
  static final class NewContexts {
    private NewContexts() {}

    static NewContextOptions desk() {
      return new NewContextOptions().setLocale("en-GB").setViewportSize(1280, 800);
    }

    static NewContextOptions phone() {
      return new NewContextOptions()
          .setLocale("en-GB")
          .setViewportSize(360, 740)
          .setHasTouch(true)
          .setIsMobile(true)
          .setDeviceScaleFactor(2);
    }
  }

  /** What is started once. */
  private static final class House implements AutoCloseable {
    private final ConfigurableApplicationContext console;
    private final String address;
    private final Playwright playwright;
    private final Browser browser;
    private final Map<String, String> sessions = new ConcurrentHashMap<>();

    House() {
      PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
      SpringApplication application = new SpringApplication(ConsoleDemo.class);
      console = application.run("--server.port=0", "--holdfast.console.timezone=Europe/Berlin");
      address =
          "http://127.0.0.1:" + console.getEnvironment().getRequiredProperty("local.server.port");
      playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      browser =
          playwright
              .chromium()
              .launch(
                  new LaunchOptions()
                      .setExecutablePath(CHROMIUM)
                      .setArgs(
                          List.of(
                              "--no-sandbox",
                              "--disable-gpu",
                              "--disable-dev-shm-usage",
                              "--disable-background-networking",
                              "--disable-component-update",
                              "--no-first-run")));
    }

    @Override
    public void close() {
      playwright.close();
      console.close();
    }
  }
}
