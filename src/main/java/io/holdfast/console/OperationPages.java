package io.holdfast.console;

import io.holdfast.journal.JournalUnavailable;
import io.holdfast.pipeline.Balance;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** Counts and health. */
@Page
class OperationPages {
  private final Operations operations;
  private final OpenTaskCounts tasks;
  private final Supplier<List<Balance>> balances;

  OperationPages(Operations operations, OpenTaskCounts tasks, Supplier<List<Balance>> balances) {
    this.operations = operations;
    this.tasks = tasks;
    this.balances = balances;
  }

  // the page has to show above all when something cannot be reached
  private List<Balance> ifReachable() {
    try {
      return balances.get();
    } catch (JournalUnavailable e) {
      return List.of();
    }
  }

  @GetMapping("/operations")
  String operations(
      @RequestHeader(name = "HX-Request", required = false) String live, Model model) {
    model.addAttribute("figures", operations.figures());
    model.addAttribute("tasks", tasks.ifReachable().orElse(null));
    model.addAttribute("balances", ifReachable());
    return live == null ? "operations" : "operations :: figures";
  }
}
