package io.holdfast;

/** The token that opens everything in a service that tests start. */
public final class TestToken {
  public static final String TEXT = "holdfast_first_" + "0123456789".repeat(4) + "abc";
  public static final String HEADER = "Bearer " + TEXT;

  private TestToken() {}
}
