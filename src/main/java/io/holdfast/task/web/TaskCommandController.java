package io.holdfast.task.web;

import io.holdfast.access.Permission;
import io.holdfast.task.CommandText;
import io.holdfast.task.CommandText.Problem;
import io.holdfast.task.CommandText.Reading;
import io.holdfast.task.Task;
import io.holdfast.task.TaskAnswer;
import io.holdfast.task.TaskAnswer.Done;
import io.holdfast.task.TaskAnswer.Refused;
import io.holdfast.task.TaskChanged;
import io.holdfast.task.TaskCommand;
import io.holdfast.task.TaskDesk;
import io.holdfast.task.TaskRefusal;
import io.holdfast.task.TaskRefusal.Reason;
import io.holdfast.task.TaskRequest;
import io.holdfast.task.TaskScope;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes what people ask of tasks. */
@RestController
class TaskCommandController {
  private static final Pattern ENTITY_TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");
  private static final int LONGEST_KEY = 128;
  private static final int LARGEST_BATCH = 200;

  private final TaskDesk desk;
  private final TaskScope.Rules scopes;

  TaskCommandController(TaskDesk desk, TaskScope.Rules scopes) {
    this.desk = desk;
    this.scopes = scopes;
  }

  /**
   * One command of several.
   *
   * @param id of the task
   * @param command its name
   * @param version of the task as it was looked at
   * @param key the same command sent again with the same key is carried out once
   * @param with what the command needs
   */
  record Asked(String id, String command, Long version, String key, Map<String, String> with) {}

  /**
   * What became of one command of several.
   *
   * @param status as it would have been by itself
   * @param task as it is now; absent where the command was refused
   * @param problem why it was refused
   */
  record Item(int status, Optional<Task> task, Optional<ProblemDetail> problem) {}

  /** Answers, in the order asked. */
  record Items(List<Item> items) {}

  @PostMapping("/v1/tasks/{id}:{command}")
  ResponseEntity<Task> carryOut(
      @PathVariable String id,
      @PathVariable String command,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) String key,
      @RequestBody(required = false) Map<String, String> fields,
      HttpServletRequest http) {
    Principal person = person(http);
    Asked asked = new Asked(id, command, version(ifMatch), key, fields);
    Task task = carryOut(asked, person, http);
    return ResponseEntity.ok().eTag("\"" + task.version() + "\"").body(task);
  }

  @PostMapping("/v1/tasks:batch")
  Items carryOut(@RequestBody List<Asked> batch, HttpServletRequest http) {
    Principal person = person(http);
    if (batch.size() > LARGEST_BATCH) {
      throw refusal(
          HttpStatus.CONTENT_TOO_LARGE,
          "BATCH_TOO_LARGE",
          "There are %d commands, more than %d".formatted(batch.size(), LARGEST_BATCH));
    }
    return new Items(batch.stream().map(asked -> item(asked, person, http)).toList());
  }

  private Item item(Asked asked, Principal person, HttpServletRequest http) {
    try {
      Task task = carryOut(asked, person, http);
      return new Item(HttpStatus.OK.value(), Optional.of(task), Optional.empty());
    } catch (ErrorResponseException e) {
      return new Item(e.getStatusCode().value(), Optional.empty(), Optional.of(e.getBody()));
    }
  }

  private Task carryOut(Asked asked, Principal person, HttpServletRequest http) {
    if (asked.version() == null) {
      throw refusal(
          HttpStatus.PRECONDITION_REQUIRED,
          "VERSION_REQUIRED",
          "version must be that of the task as it was looked at");
    }
    TaskAnswer answer =
        desk.carryOut(
            new TaskRequest(
                key(asked.key()),
                String.valueOf(asked.id()),
                asked.version(),
                person.getName(),
                scopes.of(person.getName(), http.isUserInRole(Permission.TEAM.word())),
                command(asked.command(), asked.with() == null ? Map.of() : asked.with())));
    if (answer instanceof Refused refused) {
      throw refusal(refused.refusal());
    }
    return ((Done) answer).task();
  }

  private static Principal person(HttpServletRequest http) {
    if (http.getUserPrincipal() == null) {
      throw refusal(HttpStatus.UNAUTHORIZED, "NOT_SIGNED_IN", "Nobody is signed in");
    }
    return http.getUserPrincipal();
  }

  private static TaskCommand command(String name, Map<String, String> fields) {
    if (!CommandText.NAMES.contains(name)) {
      throw refusal(
          HttpStatus.NOT_FOUND,
          "UNKNOWN_COMMAND",
          "There is no command %s; there are: %s"
              .formatted(name, String.join(", ", CommandText.NAMES)));
    }
    Reading reading = CommandText.read(name, fields);
    if (reading instanceof Reading.Wrong wrong) {
      List<Problem> problems = wrong.problems();
      ErrorResponseException refused =
          refusal(HttpStatus.UNPROCESSABLE_CONTENT, "INVALID_COMMAND", problems.get(0).detail());
      refused
          .getBody()
          .setProperty(
              "problems",
              problems.stream()
                  .map(
                      one ->
                          Map.of(
                              "code",
                              "INVALID_FIELD",
                              "field",
                              one.field(),
                              "detail",
                              one.detail()))
                  .toList());
      throw refused;
    }
    return ((Reading.Understood) reading).command();
  }

  private static long version(String ifMatch) {
    if (ifMatch == null) {
      throw refusal(
          HttpStatus.PRECONDITION_REQUIRED,
          "IF_MATCH_REQUIRED",
          "If-Match must hold the ETag of the task as it was looked at");
    }
    Matcher tag = ENTITY_TAG.matcher(ifMatch.strip());
    if (!tag.matches()) {
      throw refusal(
          HttpStatus.BAD_REQUEST, "INVALID_IF_MATCH", "If-Match is no ETag such as \"3\"");
    }
    return Long.parseLong(tag.group(1));
  }

  private static String key(String given) {
    if (given == null) {
      return UUID.randomUUID().toString();
    }
    if (given.isBlank() || given.length() > LONGEST_KEY) {
      throw refusal(
          HttpStatus.BAD_REQUEST,
          "INVALID_IDEMPOTENCY_KEY",
          "Idempotency-Key has 1 to %d characters".formatted(LONGEST_KEY));
    }
    return given;
  }

  private static ErrorResponseException refusal(TaskRefusal refusal) {
    Optional<TaskChanged> change = refusal.change();
    ErrorResponseException refused =
        refusal(
            status(refusal.reason()),
            refusal.reason().name(),
            refusal.reason().detail()
                + change
                    .map(
                        one ->
                            "; last: %s by %s at %s".formatted(one.change(), one.actor(), one.at()))
                    .orElse(""));
    change.ifPresent(one -> refused.getBody().setProperty("change", one));
    return refused;
  }

  private static HttpStatus status(Reason reason) {
    return switch (reason) {
      case UNKNOWN_TASK -> HttpStatus.NOT_FOUND;
      case CHANGED_SINCE -> HttpStatus.PRECONDITION_FAILED;
      case NOT_YOURS -> HttpStatus.FORBIDDEN;
      case CLOSED, WRONG_STATE, NOTHING_TO_UNDO -> HttpStatus.CONFLICT;
      case UNKNOWN_QUEUE, UNKNOWN_OUTCOME, UNKNOWN_REASON, WAIT_OUT_OF_RANGE ->
          HttpStatus.UNPROCESSABLE_CONTENT;
    };
  }

  private static ErrorResponseException refusal(HttpStatus status, String code, String detail) {
    ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
    body.setProperty("code", code);
    return new ErrorResponseException(status, body, null);
  }
}
