package io.holdfast.cli;

import java.net.URI;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The option of every command that talks to a running Holdfast. */
final class ServiceAddress {
  private static final String USUAL = "http://127.0.0.1:8080";

  @Option(
      names = "--url",
      scope = ScopeType.INHERIT,
      paramLabel = "URL",
      description = "Where Holdfast is ($HOLDFAST_URL, or " + USUAL + ")")
  private URI url;

  /** Whether an address was given on the command line. */
  boolean given() {
    return url != null;
  }

  Service service() {
    String usual = System.getenv().getOrDefault("HOLDFAST_URL", USUAL);
    return new Service(given() ? url : URI.create(usual));
  }
}
