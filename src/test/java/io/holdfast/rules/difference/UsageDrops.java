package io.holdfast.rules.difference;

import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Contacts;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Facts that the shipped rules decide on: a customer's data usage has dropped. */
public final class UsageDrops {
  public static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private UsageDrops() {}

  /**
   * @param pct how far it has dropped, 0 to 100
   */
  public static Facts of(String customer, double pct) {
    return of(customer, pct, NOW);
  }

  static Facts of(String customer, double pct, Instant now) {
    return of(customer, "PUBLIC", pct, now);
  }

  static Facts ofBusiness(String customer, double pct) {
    return of(customer, "BUSINESS", pct, NOW);
  }

  private static Facts of(String customer, String segment, double pct, Instant now) {
    return new Facts(
        new Signal(
            "s-1",
            "/test",
            "usage-drop",
            now,
            now,
            customer,
            Map.of("metric", "dataMb", "dropPct", pct, "windowDays", 14L)),
        Map.of(
            "segment",
            segment,
            "monthlyCharge",
            60.0,
            "tenureMonths",
            24L,
            "products",
            1L,
            "paymentType",
            "postpaid",
            "contract",
            "month-to-month",
            "jurisdiction",
            "DE"),
        Map.of("usageDrops30d", 1L),
        new Contacts(List.of(), now),
        new Consents(
            Map.of(new Consents.Scope("marketing", "*"), new Consents.Statement(true, now))),
        Optional.empty(),
        List.of(),
        false,
        now);
  }
}
