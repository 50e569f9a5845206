package io.holdfast.simulation;

import io.holdfast.simulation.SimulatedCustomer.ConsentStatement;
import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Field;
import io.holdfast.vocabulary.ProfileUpdate;
import io.holdfast.vocabulary.Signal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** The customers of a simulation, read from a CSV with a column per field of the profile. */
public record Population(List<SimulatedCustomer> customers) {
  private static final String ID = "id";
  private static final String MARKETING = "marketingConsent";
  private static final String WIN_BACK = "winBackConsent";
  private static final String HIDDEN = "hidden.";
  private static final String SOURCE = "/simulation/crm";

  public Population {
    customers = List.copyOf(customers);
  }

  /**
   * Reads a population.
   *
   * @param customerFields the profile's declared fields; other columns are left out
   */
  public static Population read(Path csv, Map<String, Field> customerFields) {
    List<SimulatedCustomer> customers = new ArrayList<>();
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(csv.toFile())) {
      while (rows.hasNext()) {
        customers.add(customer(rows.next(), customerFields));
      }
    }
    return new Population(customers);
  }

  private static SimulatedCustomer customer(Map<String, String> row, Map<String, Field> fields) {
    Map<String, Object> profile = new LinkedHashMap<>();
    fields.forEach(
        (name, field) -> {
          String cell = row.getOrDefault(name, "").trim();
          if (!cell.isEmpty()) {
            profile.put(name, value(cell, field));
          }
        });
    Map<String, String> hidden = new LinkedHashMap<>();
    row.forEach(
        (column, cell) -> {
          if (column.startsWith(HIDDEN)) {
            hidden.put(column.substring(HIDDEN.length()), cell.trim());
          }
        });
    return new SimulatedCustomer(row.get(ID), profile, consents(row), hidden);
  }

  private static Object value(String cell, Field field) {
    return switch (field.type()) {
      case WHOLE_NUMBER -> Long.valueOf(cell);
      case NUMBER -> Double.valueOf(cell);
      case FLAG -> Boolean.valueOf(cell);
      default -> cell;
    };
  }

  private static List<ConsentStatement> consents(Map<String, String> row) {
    List<ConsentStatement> consents = new ArrayList<>();
    String marketing = row.getOrDefault(MARKETING, "").trim();
    if (marketing.equals("none")) {
      consents.add(new ConsentStatement("marketing", Consents.ANY, false));
    } else if (!marketing.isEmpty()) {
      for (String channel : marketing.split(" ")) {
        consents.add(new ConsentStatement("marketing", channel, true));
      }
    }
    String winBack = row.getOrDefault(WIN_BACK, "").trim();
    if (!winBack.isEmpty()) {
      consents.add(new ConsentStatement("win-back", Consents.ANY, winBack.equals("yes")));
    }
    return consents;
  }

  /**
   * Some of them, each so many times.
   *
   * @param who words the profile must have, by field
   * @param times 1 or more; the second and further ones have ids of their own
   */
  Population of(Map<String, List<String>> who, int times) {
    List<SimulatedCustomer> all = new ArrayList<>();
    for (int time = 1; time <= times; time++) {
      for (SimulatedCustomer customer : customers) {
        if (customer.isOneOf(who)) {
          all.add(time == 1 ? customer : customer.like(customer.id() + '-' + time));
        }
      }
    }
    return new Population(all);
  }

  /** The same customers, each with the disposition that nobody is told. */
  Population hiding(List<Fate> fates) {
    List<SimulatedCustomer> all = new ArrayList<>();
    for (int i = 0; i < fates.size(); i++) {
      all.add(customers.get(i).hiding(World.DISPOSITION, fates.get(i).disposition().name()));
    }
    return new Population(all);
  }

  /** Everybody's profile. */
  public List<ProfileUpdate> profiles(Instant now) {
    return customers.stream().map(c -> new ProfileUpdate(c.id(), now, c.profile())).toList();
  }

  /** What everybody has allowed or refused; the same ids each time, so that it counts once. */
  public List<Signal> consents(Instant now) {
    List<Signal> signals = new ArrayList<>();
    for (SimulatedCustomer customer : customers) {
      for (ConsentStatement consent : customer.consents()) {
        String id = customer.id() + '-' + consent.purpose() + '-' + consent.channel();
        signals.add(
            new Signal(id, SOURCE, "consent-changed", now, now, customer.id(), data(consent)));
      }
    }
    return signals;
  }

  private static Map<String, Object> data(ConsentStatement consent) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("purpose", consent.purpose());
    data.put("channel", consent.channel());
    data.put("granted", consent.granted());
    return data;
  }
}
