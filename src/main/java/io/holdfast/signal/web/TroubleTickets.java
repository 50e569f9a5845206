package io.holdfast.signal.web;

import io.holdfast.signal.Envelope;
import io.holdfast.signal.Rejection;
import io.holdfast.signal.Rejection.Code;
import io.holdfast.signal.Rejection.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads events of trouble tickets (TMF621) as complaints that are opened and settled. */
final class TroubleTickets {
  private static final String TICKET = "event.troubleTicket";
  private static final JsonMapper JSON = new JsonMapper();

  private final TicketMapping mapping;

  TroubleTickets(TicketMapping mapping) {
    this.mapping = mapping;
  }

  /** What happened to a ticket. */
  enum Happened {
    CREATED,
    STATUS_CHANGED,
    RESOLVED
  }

  /**
   * The signal that such an event is; absent where it is about no complaint, or nothing we tell.
   *
   * @throws SignalRefused when something is missing that it takes
   */
  Optional<Envelope> signal(Happened happened, byte[] body) {
    JsonNode event = read(body);
    JsonNode ticket = event.at("/event/troubleTicket");
    Optional<String> type = type(happened, ticket);
    return type.map(
        name -> Envelope.structured(JSON.writeValueAsBytes(signal(name, event, ticket))));
  }

  private static JsonNode read(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      throw new SignalRefused(
          new Rejection(Code.MALFORMED_JSON, Optional.empty(), e.getOriginalMessage()));
    }
  }

  private Optional<String> type(Happened happened, JsonNode ticket) {
    String kind = ticket.path("ticketType").asString("");
    boolean complaint = mapping.topics().containsKey(kind);
    return switch (happened) {
      case CREATED -> complaint ? Optional.of("complaint-opened") : Optional.empty();
      // what only tells the change need not tell what kind of ticket it was
      case RESOLVED -> settled(complaint || kind.isEmpty());
      case STATUS_CHANGED ->
          settled(
              (complaint || kind.isEmpty())
                  && mapping.resolved().contains(ticket.path("status").asString("")));
    };
  }

  private static Optional<String> settled(boolean is) {
    return is ? Optional.of("complaint-resolved") : Optional.empty();
  }

  private ObjectNode signal(String type, JsonNode event, JsonNode ticket) {
    List<Problem> missing = new ArrayList<>();
    String id = text(event, "eventId", "eventId", missing);
    String time = text(event, "eventTime", "eventTime", missing);
    String ticketId = text(ticket, "id", TICKET + ".id", missing);
    String customer = customer(event, ticket);
    if (customer.isEmpty()) {
      missing.add(
          problem(
              TICKET + ".relatedParty", "names nobody with the role " + mapping.customerRole()));
    }
    if (!missing.isEmpty()) {
      throw new SignalRefused(new Rejection(missing));
    }
    ObjectNode signal = JSON.createObjectNode();
    signal.put("specversion", "1.0").put("id", id).put("source", "/tmf621");
    signal.put("type", "org.retention.signal." + type + ".v1");
    signal.put("subject", customer).put("time", time);
    ObjectNode data = signal.putObject("data").put("ticketId", ticketId);
    if (type.equals("complaint-opened")) {
      open(data, ticket);
    } else {
      days(ticket, time).ifPresent(days -> data.put("daysOpen", days));
    }
    return signal;
  }

  private void open(ObjectNode data, JsonNode ticket) {
    data.put("topic", mapping.topics().get(ticket.path("ticketType").asString()));
    Integer severity = mapping.severities().get(ticket.path("severity").asString(""));
    if (severity != null) {
      data.put("severity", severity);
    }
    copy(ticket, "description", data, "text");
    copy(ticket, "expectedResolutionDate", data, "expectedResolution");
    copy(ticket.path("channel"), "name", data, "channel");
  }

  private static void copy(JsonNode from, String name, ObjectNode to, String as) {
    if (from.path(name).isString()) {
      to.put(as, from.path(name).asString());
    }
  }

  private static Optional<Long> days(JsonNode ticket, String until) {
    try {
      OffsetDateTime created = OffsetDateTime.parse(ticket.path("creationDate").asString(""));
      return Optional.of(
          Math.max(0, Duration.between(created, OffsetDateTime.parse(until)).toDays()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  // in version 5 a party is inside its role, in version 4 they are one
  private String customer(JsonNode event, JsonNode ticket) {
    return Stream.concat(
            ticket.path("relatedParty").valueStream(), event.path("relatedParty").valueStream())
        .filter(party -> party.path("role").asString("").equalsIgnoreCase(mapping.customerRole()))
        .map(
            party ->
                party.path("partyOrPartyRole").path("id").asString(party.path("id").asString("")))
        .filter(id -> !id.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String text(JsonNode from, String name, String field, List<Problem> missing) {
    String text = from.path(name).asString("");
    if (text.isEmpty()) {
      missing.add(problem(field, "is missing"));
    }
    return text;
  }

  private static Problem problem(String field, String what) {
    return new Problem(Code.MISSING_FIELD, Optional.of(field), field + ' ' + what);
  }
}
