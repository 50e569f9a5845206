package io.holdfast.scorecard;

import io.holdfast.vocabulary.Field;
import io.holdfast.vocabulary.FieldType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** Made-up customers who leave the more likely the newer, the freer and the lonelier they are. */
public final class Histories {
  static final Field TENURE =
      new Field(
          "tenureMonths",
          FieldType.WHOLE_NUMBER,
          false,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.of("months"),
          Optional.of("How long"));
  static final Field CONTRACT =
      words("contract", "month-to-month", "12-months", "24-months", "other");
  static final Field PRODUCTS = number("products");
  static final Field LUCK = number("luck");
  static final List<Field> FIELDS = List.of(TENURE, CONTRACT, PRODUCTS, LUCK);

  private Histories() {}

  static Field number(String name) {
    return field(name, FieldType.NUMBER, List.of());
  }

  static Field words(String name, String... words) {
    return field(name, FieldType.TEXT, List.of(words));
  }

  private static Field field(String name, FieldType type, List<String> values) {
    return new Field(
        name,
        type,
        false,
        Optional.empty(),
        Optional.empty(),
        values,
        Optional.empty(),
        Optional.empty());
  }

  static List<Observation> observations(int customers, long seed) {
    Random random = new Random(seed);
    List<Observation> observations = new ArrayList<>();
    for (int i = 0; i < customers; i++) {
      long tenure = random.nextInt(100);
      String contract = List.of("month-to-month", "12-months", "24-months").get(random.nextInt(3));
      long products = 1 + random.nextInt(4);
      double odds =
          1.5
              - 0.03 * tenure
              - (contract.equals("month-to-month") ? 0 : contract.equals("12-months") ? 1 : 2)
              - 0.4 * products;
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("tenureMonths", tenure);
      fields.put("contract", contract);
      fields.put("products", products);
      fields.put("luck", random.nextDouble());
      observations.add(new Observation(fields, random.nextDouble() < 1 / (1 + Math.exp(-odds))));
    }
    return observations;
  }

  /** The same as a file with the columns customer, months, contract, products and left. */
  public static String csv(int customers, long seed) {
    List<Observation> observations = observations(customers, seed);
    StringBuilder text = new StringBuilder("customer,months,contract,products,left\n");
    for (int i = 0; i < customers; i++) {
      Map<String, Object> fields = observations.get(i).fields();
      text.append(
          "C-%d,%s,%s,%s,%s\n"
              .formatted(
                  i,
                  fields.get("tenureMonths"),
                  fields.get("contract"),
                  fields.get("products"),
                  observations.get(i).left() ? "yes" : "no"));
    }
    return text.toString();
  }

  static List<Double> points(Scorecard scorecard, Field field) {
    return scorecard.characteristics().stream()
        .filter(characteristic -> characteristic.field().equals(field))
        .flatMap(characteristic -> characteristic.attributes().stream())
        .filter(Characteristic.Scored::telling)
        .map(scored -> (double) scored.points())
        .collect(Collectors.toList());
  }
}
