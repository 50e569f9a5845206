package io.holdfast.console;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The web pages.
 *
 * @param timezone IANA name of the zone whose clock the pages show, or {@value #SYSTEM} for the
 *     machine's own
 * @param pageSize tasks or decisions on a page
 * @param countsAge how old the counts of open tasks may be
 * @param savedViews most views of the inbox that one person keeps
 */
@Validated
@ConfigurationProperties("holdfast.console")
public record ConsoleProperties(
    @NotNull @DefaultValue(SYSTEM) String timezone,
    @Min(1) @Max(LARGEST_PAGE) @DefaultValue("50") int pageSize,
    @NotNull @DefaultValue("2s") Duration countsAge,
    @Min(1) @Max(100) @DefaultValue("12") int savedViews) {

  static final String SYSTEM = "system";
  static final int LARGEST_PAGE = 200;

  /**
   * @throws java.time.DateTimeException when there is no such zone
   */
  public ConsoleProperties {
    zone(timezone);
  }

  /** The zone whose clock is shown. */
  public ZoneId zone() {
    return zone(timezone);
  }

  private static ZoneId zone(String timezone) {
    return timezone.equals(SYSTEM) ? ZoneId.systemDefault() : ZoneId.of(timezone);
  }
}
