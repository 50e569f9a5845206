package io.holdfast.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Erases a customer. */
@Command(
    name = "erase",
    description = {
      "Erases all that is known of a customer, for good: profile, consents, contacts, windows, timers,"
          + " tasks and decisions.",
      "Of decisions, their places in the chain are left, so that verify still finds what was"
          + " changed."
    },
    mixinStandardHelpOptions = true)
final class EraseCustomer implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "CUSTOMER", description = "The customer's id")
  private String customer;

  @Mixin private ServiceAddress address;

  @Override
  public Integer call() {
    JsonNode erased =
        address
            .service()
            .post(
                "/v1/customers/" + Service.segment(customer) + ":erase",
                JsonNodeFactory.instance.objectNode());
    spec.commandLine()
        .getOut()
        .printf(
            "Customer %s was erased at %s: %d decisions, %d open tasks.%n",
            erased.path("customerId").asString(),
            erased.path("at").asString(),
            erased.path("decisions").asInt(),
            erased.path("tasks").asInt());
    return 0;
  }
}
