package io.holdfast.vocabulary;

import java.math.BigDecimal;

/**
 * An amount of money.
 *
 * @param currency ISO 4217 code
 */
public record Money(BigDecimal amount, String currency) {

  /** The amount as rules compare it. */
  public BigDecimal getAmount() {
    return amount;
  }

  /** The currency as rules compare it. */
  public String getCurrency() {
    return currency;
  }
}
