package io.holdfast.console;

import io.holdfast.access.Permission;
import io.holdfast.access.Views;
import io.holdfast.journal.CustomerReader;
import io.holdfast.journal.CustomerView;
import io.holdfast.plan.PlanDesk;
import io.holdfast.task.TaskStore;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One customer, on one page. */
@Page
class CustomerPages {
  private static final String PERSONAL_DATA = Permission.PERSONAL_DATA.word();

  private final CustomerReader customers;
  private final TaskStore tasks;
  private final Explanations explanations;
  private final Views views;
  private final PlanDesk plans;

  CustomerPages(
      CustomerReader customers,
      TaskStore tasks,
      Explanations explanations,
      Views views,
      PlanDesk plans) {
    this.views = views;
    this.plans = plans;
    this.customers = customers;
    this.tasks = tasks;
    this.explanations = explanations;
  }

  @GetMapping("/customers")
  String find(@RequestParam String id, RedirectAttributes target) {
    target.addAttribute("id", id.strip());
    return "redirect:/customers/{id}";
  }

  @GetMapping("/customers/{id}")
  String customer(@PathVariable String id, HttpServletRequest asked, Model model) {
    CustomerView found = customers.customer(id).orElseThrow(() -> new NotFound(id));
    views.seen(asked.getRemoteUser(), id, asked.getRequestURI());
    CustomerView customer = asked.isUserInRole(PERSONAL_DATA) ? found : customers.anonymous(found);
    List<ExplainedDecision> timeline =
        customers.decisions(customer).stream().map(explanations::of).toList();
    model.addAttribute("customer", customer);
    model.addAttribute("timeline", timeline);
    model.addAttribute("wording", explanations.wording());
    model.addAttribute("tasks", tasks.openFor(id));
    model.addAttribute("plan", plans.plan(id));
    model.addAttribute("latest", timeline.isEmpty() ? null : timeline.get(0));
    return "customer";
  }
}
