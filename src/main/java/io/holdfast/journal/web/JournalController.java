package io.holdfast.journal.web;

import io.holdfast.journal.CustomerReader;
import io.holdfast.journal.CustomerView;
import io.holdfast.journal.DecisionCodec;
import io.holdfast.journal.Journal;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows what was recorded. */
@RestController
class JournalController {
  private static final Pattern DECISION_ID = Pattern.compile("[0-9a-f]{34}");

  private final Journal journal;
  private final CustomerReader customers;

  JournalController(Journal journal, CustomerReader customers) {
    this.journal = journal;
    this.customers = customers;
  }

  /** Signals and decisions of a customer, newest first. */
  record Timeline(String customerId, List<TimelineEntry> items) {}

  @GetMapping(path = "/v1/decisions/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  byte[] decision(@PathVariable String id) {
    if (DECISION_ID.matcher(id).matches()) {
      return journal
          .decision(id)
          .map(DecisionCodec::write)
          .orElseThrow(() -> unknown("UNKNOWN_DECISION", "There is no decision " + id));
    }
    throw unknown("UNKNOWN_DECISION", "A decision's id has 34 hexadecimal digits");
  }

  @GetMapping("/v1/customers/{id}")
  ResponseEntity<CustomerBody> customer(@PathVariable String id) {
    CustomerView customer = find(id);
    return ResponseEntity.ok()
        .eTag("\"" + customer.version() + "\"")
        .body(CustomerBody.of(customer));
  }

  @GetMapping("/v1/customers/{id}/timeline")
  Timeline timeline(@PathVariable String id) {
    CustomerView customer = find(id);
    return new Timeline(
        id,
        customers.decisions(customer).stream()
            .map(decision -> TimelineEntry.of(decision, customer.contacts()))
            .toList());
  }

  private CustomerView find(String id) {
    return customers
        .customer(id)
        .orElseThrow(() -> unknown("UNKNOWN_CUSTOMER", "Nothing is known of this customer"));
  }

  private static ErrorResponseException unknown(String code, String detail) {
    ProblemDetail body = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, detail);
    body.setProperty("code", code);
    return new ErrorResponseException(HttpStatus.NOT_FOUND, body, null);
  }
}
