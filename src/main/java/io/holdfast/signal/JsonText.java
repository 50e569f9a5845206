package io.holdfast.signal;

import io.holdfast.signal.Rejection.Code;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
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
  private static final Pattern OF_ITSELF =
      Pattern.compile(
          "(?s)( for `| \\(`| in VALUE_|: enable `|: not allowed | \\(start marker ).*");

  private final SignalLimits limits;
  private final JsonMapper mapper;

  JsonText(SignalLimits limits) {
    this.limits = limits;
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
      beyond(e.getOriginalMessage(), problems);
    } catch (JacksonException e) {
      problems.add(Code.MALFORMED_JSON, malformed(e));
    } catch (NumberFormatException e) {
      problems.add(Code.OUT_OF_RANGE, "A number is beyond any that is kept");
    }
    return MissingNode.getInstance();
  }

  // the exception has no code of its own
  private void beyond(String message, Problems problems) {
    if (message.contains("nesting depth")) {
      problems.add(
          Code.TOO_DEEP, "The body is nested deeper than " + limits.maxDepth() + " levels");
    } else if (message.startsWith("Number")) {
      problems.add(
          Code.TOO_LARGE, "A number has more than " + limits.maxNumberLength() + " characters");
    } else if (message.startsWith("String")) {
      problems.add(
          Code.TOO_LARGE, "A text has more than " + limits.maxTextLength() + " characters");
    } else {
      problems.add(
          Code.TOO_LARGE, "A name has more than " + limits.maxAttributeLength() + " characters");
    }
  }

  /** Where and why the text is no JSON, without what the parser says of itself. */
  static String malformed(JacksonException e) {
    TokenStreamLocation at = e.getLocation();
    String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    String why = OF_ITSELF.matcher(e.getOriginalMessage()).replaceFirst("");
    return "The body is no valid JSON" + where + ": " + why;
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
