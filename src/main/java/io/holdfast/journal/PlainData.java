package io.holdfast.journal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamWriteCapability;

/**
 * Writes and reads JSON-shaped data so that every value comes back as what it was: Long, Double,
 * BigDecimal, String, Boolean, or a Map or List of these. Smaller whole numbers come back as Long.
 * Fields are in alphabetical order, so that equal data gives equal bytes.
 *
 * <p>JSON itself has only one kind of number. A Double always has a fraction or an exponent after a
 * capital E, and the {@code amount} in a nested object is money and therefore a BigDecimal; any
 * other BigDecimal is written with a small e, {@code 125e-1}, which JSON readers take as well.
 */
public final class PlainData {
  private static final String AMOUNT = "amount";
  private static final Comparator<Map.Entry<?, ?>> BY_NAME =
      Comparator.comparing(field -> (String) field.getKey());

  private PlainData() {}

  /** Writes an object. */
  public static void write(Map<String, ?> data, JsonGenerator out) {
    write(data, false, out);
  }

  /**
   * Reads an object.
   *
   * @param in stands at the object's start, and afterwards at its end
   */
  public static Map<String, Object> read(JsonParser in) {
    return readObject(in, false);
  }

  private static void write(Map<?, ?> data, boolean nested, JsonGenerator out) {
    out.writeStartObject();
    Map.Entry<?, ?>[] fields = data.entrySet().toArray(new Map.Entry<?, ?>[0]);
    Arrays.sort(fields, BY_NAME);
    for (Map.Entry<?, ?> field : fields) {
      String name = (String) field.getKey();
      out.writeName(name);
      writeValue(field.getValue(), nested && name.equals(AMOUNT), out);
    }
    out.writeEndObject();
  }

  private static void writeValue(Object value, boolean amount, JsonGenerator out) {
    if (value instanceof String text) {
      out.writeString(text);
    } else if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else if (value instanceof Double number) {
      out.writeNumber(number);
    } else if (value instanceof BigDecimal decimal) {
      writeDecimal(decimal, amount, out);
    } else if (value instanceof Number whole) {
      out.writeNumber(whole.longValue());
    } else if (value instanceof Map<?, ?> object) {
      write(object, true, out);
    } else if (value instanceof List<?> list) {
      out.writeStartArray();
      list.forEach(element -> writeValue(element, false, out));
      out.writeEndArray();
    } else if (value == null) {
      out.writeNull();
    } else {
      out.writeString(value.toString());
    }
  }

  private static void writeDecimal(BigDecimal decimal, boolean amount, JsonGenerator out) {
    if (amount || !out.has(StreamWriteCapability.CAN_WRITE_FORMATTED_NUMBERS)) {
      out.writeNumber(decimal);
    } else {
      out.writeNumber(decimal.unscaledValue() + "e" + -(long) decimal.scale());
    }
  }

  private static Map<String, Object> readObject(JsonParser in, boolean nested) {
    Map<String, Object> data = new LinkedHashMap<>();
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      in.nextToken();
      data.put(name, readValue(in, nested && name.equals(AMOUNT)));
    }
    return Collections.unmodifiableMap(data);
  }

  private static Object readValue(JsonParser in, boolean amount) {
    return switch (in.currentToken()) {
      case VALUE_STRING -> in.getString();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case VALUE_NUMBER_INT -> amount ? (Object) in.getDecimalValue() : (Object) in.getLongValue();
      case VALUE_NUMBER_FLOAT ->
          amount || isDecimal(in) ? (Object) in.getDecimalValue() : (Object) in.getDoubleValue();
      case START_OBJECT -> readObject(in, true);
      case START_ARRAY -> readList(in);
      default -> throw new IllegalStateException("Unexpected " + in.currentToken());
    };
  }

  private static boolean isDecimal(JsonParser in) {
    return in.getNumberType() == JsonParser.NumberType.BIG_DECIMAL
        || in.getString().indexOf('e') >= 0;
  }

  private static List<Object> readList(JsonParser in) {
    List<Object> list = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      list.add(readValue(in, false));
    }
    return Collections.unmodifiableList(list);
  }
}
