package io.holdfast.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The service did not do what was asked, in words for whoever asked. */
final class ServiceRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ServiceRefused(String message) {
    super(message);
  }

  /** Says what was refused, in a line; anything else that fails is a fault of the command. */
  static int said(Exception failure, CommandLine command, ParseResult asked) throws Exception {
    if (failure instanceof ServiceRefused refused) {
      command.getErr().println(refused.getMessage());
      return 1;
    }
    throw failure;
  }
}
