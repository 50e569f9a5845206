package io.holdfast.signal;

import io.holdfast.signal.Decoded.Refused;
import io.holdfast.signal.Decoded.Valid;
import io.holdfast.signal.Rejection.Code;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Several events in one JSON array, CloudEvents batched mode. */
public final class EventBatch {
  /** Media type of a batch. */
  public static final String CONTENT_TYPE = "application/cloudevents-batch+json";

  private static final int MAX_DEPTH = 1_000;

  private EventBatch() {}

  /**
   * The events of a batch, each byte for byte, to be decoded on its own so that a bad one takes no
   * good one with it.
   *
   * @return refused as a whole only where the array cannot be told into events
   */
  public static Decoded<List<Envelope>> split(
      byte[] body, Optional<String> contentType, int maxItems) {
    if (!EventReader.mediaType(contentType.orElse("")).equals(CONTENT_TYPE)) {
      return refused(Code.UNSUPPORTED_CONTENT_TYPE, "Send a batch as " + CONTENT_TYPE);
    }
    List<Envelope> events = new ArrayList<>();
    // every item has its own limits; these only keep the reader itself safe
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxStringLength(Math.max(body.length, 1))
            .maxNameLength(Math.max(body.length, 1))
            .maxNumberLength(Math.max(body.length, 1))
            .build();
    JsonFactory factory = JsonFactory.builder().streamReadConstraints(limits).build();
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), body)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        return refused(Code.MALFORMED_JSON, "A batch is a JSON array of events");
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (events.size() == maxItems) {
          return refused(Code.TOO_LARGE, "A batch holds at most " + maxItems + " events");
        }
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        int end = (int) parser.currentLocation().getByteOffset();
        events.add(Envelope.structured(Arrays.copyOfRange(body, start, end)));
      }
      if (parser.nextToken() != null) {
        return refused(Code.MALFORMED_JSON, "There is something after the end of the batch");
      }
      return new Valid<>(events);
    } catch (JacksonException e) {
      return refused(Code.MALFORMED_JSON, JsonText.malformed(e));
    }
  }

  private static Decoded<List<Envelope>> refused(Code code, String detail) {
    return new Refused<>(new Rejection(code, Optional.empty(), detail));
  }
}
