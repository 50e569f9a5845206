package io.holdfast.console;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** Counts and health. */
@Page
class OperationPages {
  private final Operations operations;
  private final OpenTaskCounts tasks;

  OperationPages(Operations operations, OpenTaskCounts tasks) {
    this.operations = operations;
    this.tasks = tasks;
  }

  @GetMapping("/operations")
  String operations(
      @RequestHeader(name = "HX-Request", required = false) String live, Model model) {
    model.addAttribute("figures", operations.figures());
    model.addAttribute("tasks", tasks.ifReachable().orElse(null));
    return live == null ? "operations" : "operations :: figures";
  }
}
