package io.holdfast.console;

import io.holdfast.access.Permission;
import io.holdfast.access.Staff;
import io.holdfast.access.Views;
import io.holdfast.journal.CustomerReader;
import io.holdfast.journal.CustomerView;
import io.holdfast.plan.PlanAnswer.Refused;
import io.holdfast.plan.PlanDesk;
import io.holdfast.plan.PlanDesk.Writer;
import io.holdfast.plan.PlanDraft;
import io.holdfast.plan.PlanDraft.Row;
import io.holdfast.plan.RelationshipPlan;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The relationship plan of a customer, read by all who work on tasks. */
@Page
class PlanPages {
  private static final String ACCOUNT_MANAGER = "accountManager";
  private static final int NEW_ROWS = 3;

  private final PlanDesk desk;
  private final CustomerReader customers;
  private final Staff staff;
  private final Views views;

  PlanPages(PlanDesk desk, CustomerReader customers, Staff staff, Views views) {
    this.desk = desk;
    this.customers = customers;
    this.staff = staff;
    this.views = views;
  }

  @GetMapping("/customers/{id}/plan")
  String plan(@PathVariable String id, HttpServletRequest http, Model model) {
    RelationshipPlan plan = desk.plan(id);
    return show(customer(id), plan, draft(plan), http, model);
  }

  /** Keeps what a form says. Nobody loses what they wrote: what is refused is shown again. */
  @PostMapping("/customers/{id}/plan")
  String write(
      @PathVariable String id,
      @RequestParam long version,
      @RequestParam(defaultValue = "") String owner,
      @RequestParam(defaultValue = "") String goals,
      HttpServletRequest http,
      HttpServletResponse response,
      Model model) {
    CustomerView customer = customer(id);
    PlanDraft draft = new PlanDraft(version, owner, goals, rows(http));
    if (desk.write(id, draft, writer(customer, http)) instanceof Refused refused) {
      model.addAttribute("problems", refused.problems());
      response.setStatus(HttpServletResponse.SC_CONFLICT);
      return show(customer, desk.plan(id), draft, http, model);
    }
    return "redirect:/customers/{id}/plan";
  }

  private CustomerView customer(String id) {
    return customers.customer(id).orElseThrow(() -> new NotFound(id));
  }

  private static Writer writer(CustomerView customer, HttpServletRequest http) {
    String person = http.getRemoteUser();
    return new Writer(
        person,
        person.equals(customer.profile().get(ACCOUNT_MANAGER)),
        http.isUserInRole(Permission.TEAM.word()));
  }

  private static List<Row> rows(HttpServletRequest http) {
    List<String> ids = values(http, "activity");
    List<String> what = values(http, "what");
    List<String> days = values(http, "on");
    List<String> done = values(http, "done");
    List<Row> rows = new ArrayList<>();
    int complete = Math.min(ids.size(), Math.min(what.size(), days.size()));
    for (int i = 0; i < complete; i++) {
      boolean ticked = done.contains(Integer.toString(i));
      rows.add(new Row(ids.get(i), what.get(i), days.get(i), ticked));
    }
    return rows;
  }

  private static List<String> values(HttpServletRequest http, String name) {
    String[] values = http.getParameterValues(name);
    return values == null ? List.of() : Arrays.asList(values);
  }

  private static PlanDraft draft(RelationshipPlan plan) {
    return new PlanDraft(
        plan.version(),
        plan.owner().orElse(""),
        plan.goals(),
        plan.activities().stream()
            .map(one -> new Row(one.id(), one.what(), one.on().toString(), one.done()))
            .toList());
  }

  private String show(
      CustomerView customer,
      RelationshipPlan plan,
      PlanDraft draft,
      HttpServletRequest http,
      Model model) {
    views.seen(http.getRemoteUser(), customer.customerId(), http.getRequestURI());
    List<Row> empty = Collections.nCopies(NEW_ROWS, new Row("", "", "", false));
    model.addAttribute("customer", customer);
    model.addAttribute("manager", Optional.ofNullable(customer.profile().get(ACCOUNT_MANAGER)));
    model.addAttribute("plan", plan);
    model.addAttribute("draft", draft);
    model.addAttribute(
        "rows",
        Stream.concat(draft.rows().stream().filter(row -> !row.blank()), empty.stream()).toList());
    model.addAttribute("colleagues", staff.list().stream().map(one -> one.account().id()).toList());
    model.addAttribute("writes", writer(customer, http).mayWrite(plan));
    return "plan";
  }
}
