package io.holdfast.signal;

import io.holdfast.signal.Rejection.Code;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Reads JSON from strangers: strict, within limits, never throwing. */
final class JsonText {
  private final JsonMapper mapper;

  JsonText(SignalLimits limits) {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(limits.maxDepth())
                    .maxStringLength(limits.maxTextLength())
                    .maxNameLength(limits.maxAttributeLength())
                    .maxNumberLength(limits.maxNumberLength())
                    .build())
            .build();
    mapper =
        JsonMapper.builder(factory)
            .enable(
                DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
  }

  /** The document, or a missing node after adding to the problems. */
  JsonNode read(byte[] text, Problems problems) {
    if (!readable(text, problems)) {
      return MissingNode.getInstance();
    }
    try {
      return mapper.readTree(text);
    } catch (StreamConstraintsException e) {
      // the exception has no code of its own
      boolean depth = e.getOriginalMessage().contains("nesting depth");
      problems.add(depth ? Code.TOO_DEEP : Code.TOO_LARGE, e.getOriginalMessage());
    } catch (JacksonException e) {
      problems.add(Code.MALFORMED_JSON, "The body is no valid JSON" + place(e));
    } catch (NumberFormatException e) {
      problems.add(Code.OUT_OF_RANGE, "A number is beyond any that is kept");
    }
    return MissingNode.getInstance();
  }

  private static String place(JacksonException e) {
    TokenStreamLocation at = e.getLocation();
    String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    return where + ": " + e.getOriginalMessage();
  }

  // Jackson accepts UTF-16 and overlong or broken UTF-8; CloudEvents are UTF-8 and nothing else.
  private static boolean readable(byte[] text, Problems problems) {
    int signs = 0;
    for (int i = 0; i < text.length; i++) {
      byte b = text[i];
      signs |= b;
      if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
        problems.add(
            Code.CONTROL_CHARACTER, "The body holds the control character " + b + " at byte " + i);
        return false;
      }
    }
    if (signs < 0) {
      try {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
      } catch (CharacterCodingException e) {
        problems.add(Code.MALFORMED_JSON, "The body is not UTF-8");
        return false;
      }
    }
    return true;
  }
}
