package io.holdfast.signal.web;

import io.holdfast.signal.Envelope;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.StringUtils;

/** CloudEvents in HTTP requests, as the HTTP protocol binding of CloudEvents 1.0 has them. */
public final class HttpEvents {
  private static final String PREFIX = "ce-";

  private HttpEvents() {}

  /** The event; of a body over the limit, as much as shows that it is over. */
  public static Envelope read(HttpServletRequest request, int maxBytes) throws IOException {
    Map<String, String> attributes = new HashMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.startsWith(PREFIX)) {
        attributes.put(lower.substring(PREFIX.length()), decoded(request.getHeader(name)));
      }
    }
    return new Envelope(
        Optional.of(body(request, maxBytes)),
        Optional.ofNullable(request.getContentType()),
        attributes,
        Optional.empty());
  }

  static byte[] body(HttpServletRequest request, int maxBytes) throws IOException {
    // as much memory as the body takes, where that is known
    long announced = request.getContentLengthLong();
    int most = announced < 0 ? maxBytes : (int) Math.min(announced, maxBytes);
    return request.getInputStream().readNBytes(most + 1);
  }

  private static String decoded(String value) {
    try {
      return StringUtils.uriDecode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // not percent-encoded after all
      return value;
    }
  }
}
