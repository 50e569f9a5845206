package io.holdfast.journal.web;

import io.holdfast.access.Permission;
import io.holdfast.access.Views;
import io.holdfast.journal.Capsule;
import io.holdfast.journal.ChainEnd;
import io.holdfast.journal.CustomerReader;
import io.holdfast.journal.CustomerView;
import io.holdfast.journal.DecisionLines;
import io.holdfast.journal.ErasedDecision;
import io.holdfast.journal.Journal;
import io.holdfast.journal.Note;
import io.holdfast.journal.Notes;
import io.holdfast.journal.RecentDecisions;
import io.holdfast.journal.RecordedDecision;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what was recorded. */
@RestController
class JournalController {
  private static final int MOST_DECISIONS = 1000;
  private static final String PERSONAL_DATA = Permission.PERSONAL_DATA.word();
  private static final Pattern DECISION_ID = Pattern.compile("[0-9a-f]{34}");

  private final Journal journal;
  private final RecentDecisions recent;
  private final CustomerReader customers;
  private final Notes notes;
  private final Views views;
  private final InstantSource clock;

  JournalController(
      Journal journal,
      RecentDecisions recent,
      CustomerReader customers,
      Notes notes,
      Views views,
      InstantSource clock) {
    this.journal = journal;
    this.recent = recent;
    this.customers = customers;
    this.notes = notes;
    this.views = views;
    this.clock = clock;
  }

  /** Signals and decisions of a customer, newest first. */
  record Timeline(String customerId, List<TimelineEntry> items) {}

  /** The newest decisions, a line each. */
  @GetMapping(path = "/v1/decisions", produces = DecisionLines.MEDIA_TYPE)
  byte[] decisions(@RequestParam(defaultValue = "100") int limit, HttpServletRequest asked) {
    if (limit < 1 || limit > MOST_DECISIONS) {
      throw refused(
          HttpStatus.BAD_REQUEST,
          "OUT_OF_RANGE",
          "limit must be 1 to %d, not %d".formatted(MOST_DECISIONS, limit));
    }
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    journal
        .recorded(recent.newest(limit))
        .forEach(one -> lines.writeBytes(DecisionLines.line(shown(one, asked))));
    return lines.toByteArray();
  }

  /** Where the chain of each state shard ends, for {@code verify --ends}. */
  @GetMapping("/v1/decisions:ends")
  Map<Integer, ChainEnd> ends() {
    return journal.chainEnds();
  }

  @GetMapping(path = "/v1/decisions/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  byte[] decision(@PathVariable String id, HttpServletRequest asked) {
    if (DECISION_ID.matcher(id).matches()) {
      Journal.Loaded found = journal.load(List.of(), List.of(id));
      if (found.erased().containsKey(id)) {
        throw erased(found.erased().get(id));
      }
      return Optional.ofNullable(found.decisions().get(id))
          .map(recorded -> Capsule.write(seen(recorded, asked)))
          .orElseThrow(() -> unknown("UNKNOWN_DECISION", "There is no decision " + id));
    }
    throw unknown("UNKNOWN_DECISION", "A decision's id has 34 hexadecimal digits");
  }

  @GetMapping("/v1/customers/{id}")
  ResponseEntity<CustomerBody> customer(@PathVariable String id, HttpServletRequest asked) {
    CustomerView customer = find(id, asked);
    return ResponseEntity.ok()
        .eTag("\"" + customer.version() + "\"")
        .body(CustomerBody.of(customer));
  }

  /** What a customer said in their own words, newest first. */
  record Said(String customerId, List<Note> items) {}

  @GetMapping("/v1/customers/{id}/notes")
  Said notes(@PathVariable String id, HttpServletRequest asked) {
    views.seen(asked.getRemoteUser(), id, asked.getRequestURI());
    return new Said(id, notes.of(id, clock.instant()));
  }

  @GetMapping("/v1/customers/{id}/timeline")
  Timeline timeline(@PathVariable String id, HttpServletRequest asked) {
    CustomerView customer = find(id, asked);
    return new Timeline(
        id,
        customers.decisions(customer).stream()
            .map(decision -> TimelineEntry.of(decision, customer.contacts()))
            .toList());
  }

  private CustomerView find(String id, HttpServletRequest asked) {
    CustomerView customer =
        customers
            .customer(id)
            .orElseThrow(() -> unknown("UNKNOWN_CUSTOMER", "Nothing is known of this customer"));
    views.seen(asked.getRemoteUser(), id, asked.getRequestURI());
    return asked.isUserInRole(PERSONAL_DATA) ? customer : customers.anonymous(customer);
  }

  private RecordedDecision seen(RecordedDecision recorded, HttpServletRequest asked) {
    views.seen(asked.getRemoteUser(), recorded.decision().customerId(), asked.getRequestURI());
    return shown(recorded, asked);
  }

  private RecordedDecision shown(RecordedDecision recorded, HttpServletRequest asked) {
    return asked.isUserInRole(PERSONAL_DATA) ? recorded : customers.anonymous(recorded);
  }

  private static ErrorResponseException erased(ErasedDecision decision) {
    String detail = "Decision %s was erased with its customer".formatted(decision.id());
    ErrorResponseException gone = refused(HttpStatus.GONE, "ERASED", detail);
    gone.getBody().setProperty("line", decision.text());
    return gone;
  }

  private static ErrorResponseException unknown(String code, String detail) {
    return refused(HttpStatus.NOT_FOUND, code, detail);
  }

  private static ErrorResponseException refused(HttpStatus status, String code, String detail) {
    ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
    body.setProperty("code", code);
    return new ErrorResponseException(status, body, null);
  }
}
