package io.holdfast.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.core.authority.AuthorityUtils.createAuthorityList;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.holdfast.access.AccessStore;
import io.holdfast.access.People;
import io.holdfast.access.Role;
import io.holdfast.task.Actions;
import io.holdfast.task.CommandText;
import io.holdfast.task.Task;
import io.holdfast.task.TaskChanged;
import io.holdfast.task.TaskIntake;
import io.holdfast.task.TaskLimits;
import io.holdfast.task.TaskQuery;
import io.holdfast.task.TaskRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.security.test.context.support.WithAnonymousUser;
import org.springframework.security.test.context.support.WithUserDetails;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Every page, rendered from what the service itself makes of a morning's signals. */
@SpringBootTest(
    classes = ConsoleDemo.class,
    properties = {"holdfast.console.timezone=Europe/Berlin", "spring.thymeleaf.cache=true"})
@AutoConfigureMockMvc
@WithUserDetails("supervisor")
class PagesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:15:00Z");

  @TestBean InstantSource clock;
  @Autowired private MockMvcTester http;
  @Autowired private Sample sample;
  @Autowired private AccessStore people;

  static InstantSource clock() {
    return InstantSource.fixed(NOW);
  }

  @BeforeEach
  void annaAndBenWorkHere() {
    people.add(People.of(Role.MANAGER, "anna"), 100);
    people.add(People.of(Role.MANAGER, "ben"), 100);
  }

  @Test
  void theInboxSaysWhomToCallWhyWithWhatAndByWhen() {
    String page = page("/", "en");

    assertThat(page)
        .contains("Blue Harbour Dental")
        .contains("Says Telco B offers the same for €29 a month")
        .contains("10 % off the monthly fee")
        .contains("in 3 h 25 min (13:40)")
        .contains("2 · high")
        .contains("Key account desk (2)");
  }

  @Test
  void whatIsOverdueComesFirstAndSaysSoInWords() {
    String page = page("/", "en");

    assertThat(page).contains("24 min late (09:51)").contains("1 overdue");
    assertThat(page.indexOf("Bäckerei Sonnenschein")).isLessThan(page.indexOf("Blue Harbour"));
  }

  @Test
  void theInboxCanBeNarrowed() {
    assertThat(page("/?queue=key-desk", "en"))
        .contains("Hangzhou Silk Road Logistics")
        .doesNotContain("Blue Harbour Dental");
    assertThat(page("/?owner=Chen Jie", "en"))
        .contains("Hangzhou Silk Road Logistics")
        .doesNotContain("Nordwind");
    assertThat(page("/?state=ON_HOLD", "en")).contains("Nothing to do here");
    assertThat(page("/?state=nonsense&after=nonsense&queue= ", "en")).contains("Blue Harbour");
    assertThat(page("/?cause=renewal", "en")).contains("Nordwind").doesNotContain("Blue Harbour");
    assertThat(page("/?overdue=1", "en")).contains("Sonnenschein").doesNotContain("Blue Harbour");
    assertThat(page("/?priority=3", "en")).contains("王小明").doesNotContain("Blue Harbour");
    assertThat(page("/?find=blue h", "en"))
        .contains("Blue Harbour Dental", "hx-get=\"/?find=blue%20h\"")
        .doesNotContain("Nordwind");
  }

  @Test
  void aViewOfTheInboxIsKeptUnderANameUntilItIsForgotten() {
    assertThat(filters("anna", "name", "Renewals").param("cause", "renewal").param("find", "Li"))
        .hasRedirectedUrl("/?cause=renewal");
    assertThat(filters("anna", "name", "")).hasRedirectedUrl("/");
    assertThat(inbox("anna", "/?cause=renewal"))
        .contains(
            "<a href=\"/?cause=renewal\" aria-current=\"true\">Renewals</a>", "Forget this view");
    assertThat(inbox("ben", "/?cause=renewal")).doesNotContain("Renewals").contains("Keep this");

    for (int i = 1; i < 12; i++) {
      assertThat(filters("anna", "name", "view " + i)).hasStatus(302);
    }
    assertThat(filters("anna", "name", "one too many")).hasStatus(302);
    assertThat(inbox("anna", "/")).doesNotContain("one too many");
    assertThat(filters("anna", "name", "Renewals").param("forget", "1")).hasRedirectedUrl("/");
    assertThat(inbox("anna", "/")).doesNotContain("Renewals");
  }

  private MockMvcRequestBuilder filters(String person, String parameter, String value) {
    return http.post()
        .uri("/tasks/filters")
        .with(manager(person))
        .with(csrf())
        .param(parameter, value);
  }

  private String inbox(String person, String uri) {
    MvcTestResult shown =
        http.get().uri(uri).with(manager(person)).header("Accept-Language", "en").exchange();
    assertThat(shown).hasStatusOk();
    return new String(shown.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  @Test
  void theTeamsPageTellsWhoHasHowMuchAndWhatIsLateOrTakenByNobody() {
    assertThat(page("/team", "en"))
        .containsPattern("href=\"/\\?owner=Chen%20Jie\"[^€]*>Chen Jie</a></td>\\s*<td[^>]*>1</td>")
        .contains("href=\"/?owner=manager\"", "Retention desk", "Longest overdue")
        .contains("Bäckerei Sonnenschein", "24 min late (09:51)");
  }

  @Test
  void whatCameOfTasksIsToldByPersonAndRuleAndWhatWasSaidReachesTheRulesAuthor() {
    Actions actions = Actions.of("C-SAID");
    new TaskIntake(sample.tasks, new TaskLimits(5, 5), InstantSource.fixed(Actions.NOW))
        .take(List.of(actions.task()));
    Task task = task("C-SAID");
    assertThat(page("/tasks/" + task.id(), "en")).contains("Tell whoever wrote the rule");
    assertThat(
            ask("/tasks/" + task.id(), "close", "anna", task.version())
                .param("outcome", "SAVED")
                .param("feedback", "They <never> complained"))
        .hasRedirectedUrl("/");

    String rule = task.lastOccasion().reason().rule();
    assertThat(page("/team", "en"))
        .contains("What came of tasks, 2026-03", "Stays with us 1", rule)
        .containsPattern(">anna</td>");
    assertThat(page("/team?month=2026-01", "en")).contains("Nobody has closed a task.");
    assertThat(page("/rules/feedback", "en"))
        .contains("They &lt;never&gt; complained", "Stays with us 1", rule)
        .contains("/decisions/" + task.lastOccasion().decisionId());
    assertThat(page("/rules/feedback?rule=another", "en")).contains("Nobody has written anything");
    assertThat(page("/rules/feedback", "zh-CN")).contains("客户经理如何评价规则", "原话");
    assertThat(page("/rules", "en")).contains("/rules/feedback");
  }

  @Test
  void aLiveInboxIsSentAgainOnlyWhenItShowsSomethingElse() {
    MockMvcRequestBuilder live = http.get().uri("/?owner=nobody").header("HX-Request", "true");
    String seen = live.exchange().getResponse().getHeader("ETag");

    assertThat(
            http.get()
                .uri("/?owner=nobody")
                .header("HX-Request", "true")
                .header("If-None-Match", seen))
        .hasStatus(304)
        .body()
        .isEmpty();
    assertThat(
            http.get()
                .uri("/?owner=Chen Jie")
                .header("HX-Request", "true")
                .header("If-None-Match", seen))
        .hasStatusOk();
  }

  @Test
  void aTaskIsUnderstoodInOneGlance() {
    String page = page("/tasks/" + task("B-20498").id(), "en");

    assertThat(page)
        .contains("tel:+442055500133")
        .contains("Says Telco B offers the same for €29 a month")
        .contains("Ask what would have to change for them to stay")
        .contains("10 % off")
        .contains("for 12 months", "costs us €65", "brings €1,534 as expected")
        .contains("Do not name or judge the competitor.")
        .contains("Monday 2 March 2026, 13:40 CET")
        .contains("In the customer&#39;s own words", "I have had enough")
        .contains("/decisions/" + task("B-20498").lastOccasion().decisionId());
  }

  @Test
  void aTaskSaysWhatIsUnderWayWithTheCustomerAlready() {
    assertThat(page("/tasks/" + task(Sample.LI).id(), "en"))
        .contains("Already under way", "Complaint</span> <code>T-55", "Comes by itself");
  }

  @Test
  void aRelationshipPlanIsWrittenByItsManagerAndReadOnTheCustomersPages() {
    String uri = "/customers/" + Sample.LI + "/plan";
    assertThat(page(uri, "en")).contains("Account manager: Chen Jie", "Keep the plan");

    assertThat(plan(uri, "Chen Jie", 0).param("goals", "Renew early")).hasRedirectedUrl(uri);

    assertThat(inbox("Chen Jie", uri)).contains("Renew early", "Quarterly review", "2026-04-02");
    assertThat(inbox("ben", uri)).contains("Renew early").doesNotContain("Keep the plan");
    assertThat(page("/customers/" + Sample.LI, "en")).contains("Quarterly review", uri);
    assertThat(page("/tasks/" + task(Sample.LI).id(), "en")).contains("Quarterly review", uri);
    assertThat(plan(uri, "ben", 0).param("goals", "<b>Mine</b>"))
        .hasStatus(409)
        .bodyText()
        .contains("Only its owner, the account manager", "A colleague has changed the plan")
        .contains("changed by Chen Jie, 10:15");
    assertThat(plan(uri, "Chen Jie", 0).param("goals", "<b>Mine</b>"))
        .hasStatus(409)
        .bodyText()
        .contains("&lt;b&gt;Mine&lt;/b&gt;", "Renew early", "name=\"version\" value=\"1\"");
    assertThat(
            plan(uri, "Chen Jie", 1).param("activity", "").param("what", "Lunch").param("on", ""))
        .hasStatus(409)
        .bodyText()
        .contains("Activity 2: say on which day.", "value=\"Lunch\"");
    assertThat(page(uri, "zh-CN")).contains("客户关系计划", "保存计划");
  }

  private MockMvcRequestBuilder plan(String uri, String person, long version) {
    return http.post()
        .uri(uri)
        .with(manager(person))
        .with(csrf())
        .header("Accept-Language", "en")
        .param("version", Long.toString(version))
        .param("activity", "")
        .param("what", "Quarterly review")
        .param("on", "2026-04-02");
  }

  @Test
  void whoIsSignedInCanTakeATaskAndWhoIsSlowerIsToldByWhom() {
    Task task = task("B-20498");
    String uri = "/tasks/" + task.id();
    assertThat(http.get().uri("/").with(supervisor("anna")).header("Accept-Language", "en"))
        .bodyText()
        .contains("Take the task of Blue Harbour Dental", "/?owner=anna");
    assertThat(http.get().uri(uri).with(manager("anna")).header("Accept-Language", "en"))
        .bodyText()
        .contains("Take it", "Stays with us", "Leaves us …", "Price");

    assertThat(ask(uri, "claim", "anna", task.version())).hasRedirectedUrl(uri);
    assertThat(
            ask(uri, "close", "ben", task.version())
                .param("note", "Call after six")
                .param("outcome", "SAVED"))
        .hasStatus(409)
        .bodyText()
        .contains(
            "Somebody was faster.", "anna took this at 10:15", ">Call after six</blockquote>");
    assertThat(ask(uri, "close", "anna", task.version() + 1).param("because", "LEFT:WEATHER"))
        .hasStatus(409)
        .bodyText()
        .contains("Choose one of the reasons.");
    assertThat(
            ask(uri, "suspend", "anna", task.version() + 1)
                .param("until", "2026-03-02T10:00")
                .param("outcome", "CALLBACK_SET"))
        .hasStatus(409)
        .bodyText()
        .contains("A wait must end in the future", "value=\"2026-03-02T10:00\"");
    assertThat(
            ask(uri, "close", "anna", task.version() + 1)
                .param("note", "Call after six")
                .param("outcome", "GONE"))
        .hasStatus(409)
        .bodyText()
        .contains("There is no such outcome any more.", ">Call after six</textarea>")
        .contains("href=\"" + uri + "?language=zh-CN\"");
    assertThat(ask(uri, "delegate", "anna", task.version() + 1))
        .hasStatus(409)
        .bodyText()
        .contains("Say who gets it.");
    assertThat(ask(uri, "undo", "anna", task.version() + 1)).hasRedirectedUrl(uri);
    assertThat(task("B-20498").owner()).isEqualTo(task.owner());
  }

  @Test
  void oneStepIsTakenWithAllTasksChosenAndThoseLeftAreNamed() {
    Task one = task("KA-1007");
    Task other = task("P-90417");
    String chosen = one.id() + ":" + one.version();
    assertThat(http.get().uri("/").with(supervisor("anna")).header("Accept-Language", "en"))
        .bodyText()
        .contains("value=\"" + chosen + "\"", "Choose the task of Nordwind Kliniken GmbH");

    assertThat(chosen("claim", "k-1", chosen)).hasRedirectedUrl("/");
    assertThat(chosen("claim", "k-2", chosen, other.id() + ":" + other.version(), "nonsense"))
        .hasStatus(409)
        .bodyText()
        .contains("1 done.", "Nordwind Kliniken GmbH", "Somebody was faster.", "anna took this");
    assertThat(chosen("delegate", "k-3", chosen)).bodyText().contains("Say who gets it.");
    assertThat(
            chosen(
                "undo",
                "k-4",
                one.id() + ":" + (one.version() + 1),
                other.id() + ":" + (other.version() + 1)))
        .hasRedirectedUrl("/");
    assertThat(task("KA-1007").state()).isEqualTo(one.state());
  }

  @Test
  void aTaskThatIsNotInOnesInboxIsNeitherOpenedNorCommanded() {
    Task task = task("B-20498");
    RequestPostProcessor stranger = user("dora").authorities(createAuthorityList("tasks"));

    assertThat(http.get().uri("/tasks/" + task.id()).with(stranger))
        .hasStatus(404)
        .bodyText()
        .doesNotContain("Nordwind");
    assertThat(
            http.post()
                .uri("/tasks/{id}/claim", task.id())
                .with(stranger)
                .with(csrf())
                .param("version", "" + task.version())
                .param("key", "k"))
        .hasStatus(404);
    assertThat(chosen("claim", "k", task.id() + ":" + task.version()).with(stranger))
        .bodyText()
        .doesNotContain("Nordwind");
    assertThat(task("B-20498").version()).isEqualTo(task.version());
  }

  private MockMvcRequestBuilder chosen(String command, String key, String... tasks) {
    return http.post()
        .uri("/tasks/chosen")
        .with(manager("anna"))
        .with(csrf())
        .header("Accept-Language", "en")
        .param("command", command)
        .param("key", key)
        .param("chosen", tasks);
  }

  private static RequestPostProcessor manager(String name) {
    return user(name).authorities(createAuthorityList("tasks"));
  }

  private static RequestPostProcessor supervisor(String name) {
    return user(name).authorities(createAuthorityList("tasks", "team"));
  }

  @Test
  void aManagersInboxHoldsTheirOwnTasksAndThoseOfTheirDesks() {
    assertThat(http.get().uri("/").with(manager("Chen Jie")).header("Accept-Language", "en"))
        .bodyText()
        .contains("Hangzhou Silk Road Logistics")
        .doesNotContain("Blue Harbour Dental");
  }

  private MockMvcRequestBuilder ask(String uri, String command, String person, long version) {
    return http.post()
        .uri(uri + "/" + command)
        .with(manager(person))
        .with(csrf())
        .header("Accept-Language", "en")
        .param("version", Long.toString(version))
        .param("key", person + command + version);
  }

  @Test
  void anActionThatJoinedATaskLeadsToIt() {
    Task task = task(Sample.LI);
    String joined = task.lastOccasion().actionId();

    assertThat(joined).isNotEqualTo(task.id());
    assertThat(http.get().uri("/tasks/" + joined)).hasRedirectedUrl("/tasks/" + task.id());
  }

  @Test
  void aDecisionSaysWhoWonAndWhyTheOthersLost() {
    String page = page("/decisions/" + task(Sample.LI).lastOccasion().decisionId(), "en");

    assertThat(page)
        .contains("Chosen")
        .contains("Refused by policy")
        .contains("P6")
        .contains("No selling while a complaint is open")
        .contains("complaint-key-account")
        .contains("Had 190 minutes without network at the main site")
        .contains(Sample.RULE_SET);
  }

  @Test
  void aDecisionSaysHowItsCandidatesWereWeighedAndWhereTheNumbersComeFrom() {
    String page = page("/decisions/" + task(Sample.LI).lastOccasion().decisionId(), "en");

    assertThat(page)
        .contains("Neslin form", "15%", "L switched off", "€3,200", "€240", "C × 1.5")
        .contains("parameters/economics.yaml: success-manager-task", "assumed")
        .contains("offers/loyalty-discount-10.yaml: success", "measured on 1,200 customers");
    assertThat(page("/decisions/" + task(Sample.LI).lastOccasion().decisionId(), "zh-CN"))
        .contains("如何权衡", "假定");
  }

  @Test
  void whatTwoRulesOfAPolicySayAlikeIsSaidOnce() {
    String page = page("/decisions/" + task(Sample.LI).lastOccasion().decisionId(), "en");

    assertThat(page.substring(page.indexOf("</section>")))
        .containsOnlyOnce("No selling while a complaint is open");
  }

  @Test
  void aDecisionSaysWhenTheCustomerIsComeBackTo() {
    assertThat(page("/decisions/" + task(Sample.LI).lastOccasion().decisionId(), "en"))
        .contains("Come back to the customer", "on Thursday 12 March 2026", "ask-again")
        .contains("unless one waits already");
  }

  @Test
  void aTaskThatTheRulesTookBackSaysWhyAndAsksNothing() {
    Actions actions = Actions.of("C-GONE");
    new TaskIntake(sample.tasks, new TaskLimits(5, 5), InstantSource.fixed(Actions.NOW))
        .take(List.of(actions.task(), actions.withdrawn()));

    assertThat(page("/tasks/" + actions.task().actionId(), "en"))
        .contains("Cancelled", "It is settled")
        .doesNotContain("/complete");
    assertThat(page("/", "en")).doesNotContain(actions.task().actionId());
  }

  @Test
  void aDecisionSaysWhatIsNotToBeDoneAnyMoreAndWhy() {
    String page = page("/decisions/" + task(Sample.LI).lastOccasion().decisionId(), "en");

    assertThat(page.substring(page.indexOf("Not to be done any more")))
        .contains("10 GB more each month", "No selling while a complaint is open");
    assertThat(page("/decisions", "en")).contains("Withdrawn: Offer");
    assertThat(page("/decisions", "zh-CN")).contains("撤回：");
  }

  @Test
  void aDecisionSaysWhereChancePutTheCustomer() {
    assertThat(page("/decisions/" + task(Sample.LI).lastOccasion().decisionId(), "en"))
        .contains(
            "Experiment data-or-a-question: arm control",
            "not for what serves the customer&#39;s request");
  }

  @Test
  void thePageOnParitySaysWhoIsTreatedOtherwiseAndWhereThereIsTooLittleToSay() {
    assertThat(page("/rules/parity", "en"))
        .contains("1 of 400 offer something else")
        .contains("Alert: offer rate, least divided by most: 0.7")
        .contains("44%", "not enough data: 20 of 100", "not enough data: 60 of 100");
    assertThat(page("/rules/parity", "zh-CN")).contains("客户是否受到同等对待", "数据不足");
    assertThat(page("/rules", "en")).contains("/rules/parity");
  }

  @Test
  void thePageOnEffectsTellsAnIntervalOrHowMuchDataIsMissing() {
    assertThat(page("/rules/effects", "en"))
        .contains(
            "25 points fewer leave (95 %: -39.82 to 89.82)",
            "this may be chance", "saved 1, net value 476 EUR")
        .contains("success 0.14, assumed.", "It is 0.5 now, measured on 8 customers")
        .contains("not enough data: 0 of 2", "38% (8)", "Rules that never spoke: 1")
        .contains("Price", "too high", "not told");
    assertThat(page("/rules/effects", "zh-CN")).contains("决策带来了什么", "数据不足", "太贵");
    assertThat(page("/rules/effects?version=00ff", "en")).contains("Version 00ff, 0 decisions");
    assertThat(page("/rules", "en")).contains("/rules/effects");
  }

  @Test
  void aDecisionSaysWhyWhyNotAndWhatWouldHaveChangedIt() {
    String id = task(Sample.LI).lastOccasion().decisionId();

    assertThat(page("/decisions/" + id, "en"))
        .contains("no rule proposed it")
        .contains("usage-data")
        .contains("the risk is at least HIGH")
        .contains("Something would have been asked for if Drop, % had been 40, not 35.")
        .contains("No single fact that may be named would have changed this.")
        .contains("You may ask for a person to look at this decision.");
    assertThat(page("/decisions/" + id, "zh-CN"))
        .contains("“风险为高或以上”不成立：风险为 低")
        .contains("如果下降 %当时是 40 而不是 35")
        .contains("没有规则提出")
        .contains("您可以要求由人工复核这一决定。");
  }

  @Test
  void theCustomerHearsOfAConsentButNotOfRisk() {
    String id = task(Sample.LI).lastOccasion().decisionId();

    assertThat(http.get().uri("/v1/decisions/" + id + "/explanation"))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.told.customer.en")
        .asArray()
        .containsExactly(
            "We decided not to contact you about this.",
            "We would have been in touch had you given this consent: marketing, SMS.",
            "You may ask for a person to look at this decision.");
  }

  @Test
  void anExplanationOfNoDecisionIsNotFound() {
    assertThat(http.get().uri("/v1/decisions/" + "0".repeat(34) + "/explanation")).hasStatus(404);
  }

  @Test
  void theLatestDecisionsShowEveryVerdict() {
    assertThat(page("/decisions", "en"))
        .contains("Act")
        .contains("Leave alone")
        .contains("Holdout")
        .contains("10 GB more each month");
  }

  @Test
  void aCustomerIsOnOnePage() {
    assertThat(page("/customers/" + Sample.LI, "en"))
        .contains("Hangzhou Silk Road Logistics")
        .contains("Key account")
        .contains("Complaint opened")
        .contains("marketing, e-mail")
        .contains("Refused")
        .contains("Monthly revenue")
        .contains("Worth if kept", "€8,400")
        .contains("Comes by itself", "Complaint</span> <code>T-55");
  }

  @Test
  void aRejectedEditIsShownWithFileLineAndCause() {
    assertThat(page("/rules", "en"))
        .contains("proposals/complaint.dslr:14")
        .contains("Did you mean &quot;topic&quot;?");
  }

  @Test
  void whatACandidateWouldChangeIsShownInWordsWithExamples() {
    assertThat(page("/rules/difference?before=active&after=candidate", "en"))
        .contains("usage: data falls a little")
        .contains("From percent: 20 → 25")
        .contains("1 of 500 recorded decisions ask for something else, 12 for the same")
        .contains("dropPct was 22, wanted at least 25");
    assertThat(page("/rules/difference?before=active&after=candidate", "zh-CN"))
        .contains("500 条已记录的决策中，1 条要求不同的行动");
  }

  @Test
  void whatWaitsWhatDecidesBesideAndWhoDidWhatIsShownWithTheCommandsToChoose() {
    assertThat(page("/rules", "en"))
        .contains("holdfast rules approve 3fa9c1d2e4b0 --as NAME")
        .contains("5 % of the customers")
        .contains("18,204")
        .contains("usage-drop-deep")
        .contains("started as shadow")
        .contains("as agreed");
  }

  @Test
  void aSimulationIsAskedForFoundAmongThoseKeptAndRead() {
    assertThat(page("/rules/simulations", "en"))
        .contains("complaint-wave", "Do complaints break the promise?", "value=\"candidate\"");
    String address = simulate("complaint-wave", "candidate");
    await().pollInSameThread().until(() -> page(address, "en").contains("<iframe"));

    assertThat(page(address, "en"))
        .contains("sandbox", "srcdoc=\"&lt;!doctype html&gt;", "asked for by supervisor")
        .doesNotContain("hx-trigger=\"every 500ms");
    assertThat(page("/rules/simulations", "zh-CN")).contains(address, "已完成");
    assertThat(page(address, "zh-CN")).contains("发起人：supervisor");
  }

  @Test
  void whatCannotBeSimulatedIsToldWhereItWasAskedFor() {
    MvcTestResult refused =
        http.post().uri("/rules/simulations").param("scenario", "none").with(csrf()).exchange();

    assertThat(refused).hasRedirectedUrl("/rules/simulations");
    assertThat(refused)
        .flash()
        .containsEntry("refused", "There is no scenario none. Name 1 to 4 versions.");
    assertThat(http.get().uri("/rules/simulations/nonsense")).hasStatus(404);
  }

  @Test
  void oneClickHoldsAChangedVersionAgainstAnotherOnWhatIsConfigured() {
    assertThat(page("/rules", "en")).contains("/rules/simulations/backtest");
    MvcTestResult asked =
        http.post()
            .uri("/rules/simulations/backtest")
            .param("before", "active")
            .param("after", "candidate")
            .with(csrf())
            .exchange();

    assertThat(page(asked.getResponse().getRedirectedUrl(), "en"))
        .contains("<h1>recorded, complaint-wave</h1>");
  }

  private String simulate(String scenario, String other) {
    return http.post()
        .uri("/rules/simulations")
        .param("scenario", scenario)
        .param("version", "active", other)
        .param("seeds", "")
        .with(csrf())
        .exchange()
        .getResponse()
        .getRedirectedUrl();
  }

  @Test
  void operationsShowCountsAndHealth() {
    assertThat(page("/operations", "en"))
        .contains("128,411")
        .contains("OUT_OF_RANGE")
        .contains("redis")
        .contains("5</strong>");
  }

  @Test
  void liveUpdatesCarryOnlyWhatChanges() {
    for (String uri :
        new String[] {"/", "/team", "/decisions", "/rules", "/rules/simulations", "/operations"}) {
      assertThat(http.get().uri(uri).header("HX-Request", "true"))
          .hasStatusOk()
          .bodyText()
          .doesNotContain("<nav");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/team",
        "/decisions",
        "/rules",
        "/rules/simulations",
        "/operations",
        "/customers/KA-1042"
      })
  void everyPageSpeaksChineseWithoutALeftover(String uri) {
    assertThat(page(uri, "zh-CN"))
        .contains("lang=\"zh-CN\"")
        .contains("待办")
        .doesNotContain("Inbox")
        .doesNotContain("??");
  }

  @Test
  void aTaskSpeaksChineseToo() {
    assertThat(page("/tasks/" + task("B-20498").id(), "zh-CN"))
        .contains("怎么说")
        .contains("称 Telco B 同等套餐每月仅 €29")
        .contains("还剩 3 小时 25 分钟")
        .contains("不要承诺本页未列出的条件")
        .doesNotContain("??");
  }

  @ParameterizedTest
  @CsvSource({"de-DE,en", "'zh-TW,en;q=0.5',zh-CN", "'*',en", "';;;',en", "en-GB,en"})
  void theBrowsersWishIsMetAsFarAsItCan(String wish, String language) {
    assertThat(http.get().uri("/").header("Accept-Language", wish))
        .bodyText()
        .contains("<html lang=\"" + language + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/tasks/nonsense", "/decisions/nonsense", "/customers/nobody"})
  void whatThereIsNotIsSaidCalmly(String uri) {
    assertThat(http.get().uri(uri).header("Accept-Language", "en"))
        .hasStatus(404)
        .bodyText()
        .contains("There is no such thing here");
  }

  @Test
  void whatCustomersWriteIsShownAndNeverRun() {
    assertThat(http.get().uri("/customers/{id}", "<script>alert(1)"))
        .hasStatus(404)
        .bodyText()
        .doesNotContain("<script>alert");
  }

  @Test
  @WithAnonymousUser
  void theLoginSpeaksBothLanguagesAndSaysWhatWasWrong() {
    assertThat(page("/login?error", "en"))
        .contains("No account has this name and password", "name=\"_csrf\"")
        .doesNotContain("href=\"/rules\"");
    assertThat(page("/login?logout", "zh-CN")).contains("您已退出");
    assertThat(page("/login?NOTHING_ALLOWED", "en")).contains("gave you no role here");
  }

  @Test
  @WithUserDetails("analyst")
  void nobodyIsShownTheWayToWhatIsNotOpenToThem() {
    assertThat(page("/rules", "en"))
        .contains("href=\"/decisions\"", "action=\"/logout\"", ">analyst<")
        .doesNotContain("aria-current=\"page\" href=\"/\"", ">Inbox<");
  }

  @Test
  @WithUserDetails("analyst")
  void anAnalystFollowsADecisionWithoutLearningWhoTheCustomerIs() {
    String customer = page("/customers/B-20498", "en");
    String decision = page("/decisions/" + task("B-20498").lastOccasion().decisionId(), "en");

    assertThat(customer + decision).contains("•••").doesNotContain("Blue Harbour", "+442055500133");
  }

  @Test
  void whoLookedAtWhomIsShown() {
    page("/customers/B-20498", "en");
    page("/tasks/" + task("B-20498").id(), "en");

    assertThat(page("/views?person=supervisor&customer=B-20498", "en"))
        .contains("/customers/B-20498", "/tasks/" + task("B-20498").id());
    assertThat(page("/views?person=nobody", "zh-CN")).contains("没有人查看过客户");
  }

  @Test
  void aWrongPresentPasswordChangesNothing() {
    assertThat(page("/account", "en")).contains("Change the password");
    assertThat(
            http.post()
                .uri("/account")
                .header("Accept-Language", "en")
                .param("present", "wrong")
                .param("next", "seven-otters-swim")
                .with(csrf()))
        .hasStatusOk()
        .bodyText()
        .contains("This is not the present password");
  }

  @Test
  void howSomebodyIsToldIsSaidOnTheirAccount() {
    MvcTestResult refused =
        http.post()
            .uri("/account/notifications")
            .param("mail", "s@example.org")
            .param("webhook", "https://elsewhere.example.org")
            .with(csrf())
            .exchange();
    assertThat(refused).hasRedirectedUrl("/account");
    assertThat(refused).flash().containsEntry("told", "WEBHOOK_NOT_ALLOWED");
    assertThat(page("/account", "en")).doesNotContain("s@example.org");

    assertThat(
            http.post()
                .uri("/account/notifications")
                .param("mail", "s@example.org")
                .param("webhook", "https://hooks.example.org/s")
                .param("desks", "true")
                .with(csrf()))
        .flash()
        .containsEntry("told", "saved");
    assertThat(page("/account", "en"))
        .contains("s@example.org", "https://hooks.example.org/s", "whsec_", "checked=\"checked\"");
    assertThat(page("/account", "zh-CN")).contains("任务通知");
  }

  @Test
  void theAddressOfACalendarIsShownOnceAndCanBeEnded() {
    MvcTestResult made = http.post().uri("/account/calendar").with(csrf()).exchange();
    assertThat(made)
        .flash()
        .hasEntrySatisfying(
            "calendar",
            address ->
                assertThat((String) address)
                    .matches("http://127.0.0.1:8080/calendar/supervisor/[A-Za-z0-9_-]{43}\\.ics"));
    assertThat(page("/account", "en")).contains("the present one ends").doesNotContain(".ics");

    http.post().uri("/account/calendar/end").with(csrf()).exchange();

    assertThat(page("/account", "en")).contains("Make an address");
  }

  @Test
  void bothLanguagesHaveTheSameMessagesAndPagesUseNoOther() throws IOException {
    Set<String> english = keys("/messages.properties");
    assertThat(keys("/messages_zh_CN.properties")).isEqualTo(english);

    Set<String> used = new TreeSet<>();
    Pattern key = Pattern.compile("#\\{([a-z][A-Za-z0-9.-]*)[}(]");
    try (Stream<Path> templates = Files.list(Path.of("src/main/resources/templates"))) {
      for (Path template : (Iterable<Path>) templates::iterator) {
        Matcher matcher = key.matcher(Files.readString(template));
        while (matcher.find()) {
          used.add(matcher.group(1));
        }
      }
    }
    assertThat(english).containsAll(used);
  }

  @Test
  void everyChangeRefusalAndStepHasWords() throws IOException {
    Stream<String> changes =
        Stream.of(TaskChanged.Kind.values()).flatMap(k -> Stream.of("change." + k, "by." + k));
    Stream<String> refusals =
        Stream.of(TaskRefusal.Reason.values()).map(reason -> "refused." + reason);
    // closing is said in the words of the outcomes
    Stream<String> steps =
        CommandText.NAMES.stream().filter(name -> !name.equals("close")).map(name -> "do." + name);

    assertThat(keys("/messages.properties"))
        .containsAll(Stream.of(changes, refusals, steps).flatMap(keys -> keys).toList());
  }

  private static Set<String> keys(String bundle) throws IOException {
    Properties messages = new Properties();
    try (InputStream in = PagesTest.class.getResourceAsStream(bundle)) {
      messages.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return new TreeSet<>(messages.stringPropertyNames());
  }

  private Task task(String customerId) {
    return sample.tasks.list(TaskQuery.all(50)).tasks().stream()
        .filter(task -> task.customerId().equals(customerId))
        .findFirst()
        .orElseThrow();
  }

  private String page(String uri, String language) {
    var answer = http.get().uri(uri).header("Accept-Language", language).exchange();
    assertThat(answer).hasStatusOk();
    assertThat(answer).bodyText().doesNotContain("??");
    try {
      return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
