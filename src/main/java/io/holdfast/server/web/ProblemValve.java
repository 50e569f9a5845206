package io.holdfast.server.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers what the web server itself refuses, such as an address with {@code %00} in it, with a
 * problem document like that of {@link ProblemResolver}: callers of the API read one kind of error.
 */
final class ProblemValve extends ErrorReportValve {
  private final JsonMapper json;

  private ProblemValve(JsonMapper json) {
    this.json = json;
    setAsyncSupported(true);
    setShowReport(false);
    setShowServerInfo(false);
  }

  @Override
  protected void report(Request request, Response response, Throwable failure) {
    String address = request.getRequestURI();
    boolean unanswered = response.getStatus() >= 400 && response.getContentWritten() == 0;
    if (address == null || !address.startsWith("/v1/")) {
      super.report(request, response, failure);
    } else if (unanswered && response.setErrorReported()) {
      try {
        write(HttpStatus.valueOf(response.getStatus()), address, response);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void write(HttpStatus status, String address, Response response) throws IOException {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", status.getReasonPhrase());
    body.put("status", status.value());
    body.put("code", status.name());
    body.put("detail", "This is no request that could be answered; look at its address");
    body.put("instance", address);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(body));
    response.finishResponse();
  }

  /** Puts the valve where the server's own would be. */
  @Component
  static final class Fitting
      implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {
    private final JsonMapper json;

    Fitting(JsonMapper json) {
      this.json = json;
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
      factory.addContextCustomizers(
          context -> {
            StandardHost host = (StandardHost) context.getParent();
            host.setErrorReportValveClass(ProblemValve.class.getName());
            host.getPipeline().addValve(new ProblemValve(json));
          });
    }
  }
}
