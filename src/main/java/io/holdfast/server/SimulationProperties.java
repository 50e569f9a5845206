package io.holdfast.server;

import io.holdfast.simulation.request.SimulationLimits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Simulations that run beside the stream.
 *
 * @param directory with a folder for each scenario
 * @param waiting most that wait while one runs
 * @param longest time one may take
 * @param workingPct share of that time in which it works
 * @param versions most versions at once
 * @param seeds most runs of a scenario
 * @param recorded newest decisions on record that are made again
 * @param backtest scenarios that a changed version is tried on with one click
 * @param kept most simulations that are kept
 * @param reportSize largest report, at most 64 MB
 */
@Validated
@ConfigurationProperties("holdfast.simulations")
record SimulationProperties(
    @NotNull Path directory,
    @Min(1) @Max(100) int waiting,
    @NotNull @DurationMin(seconds = 1) @DurationMax(hours = 24) Duration longest,
    @Min(1) @Max(100) int workingPct,
    @Min(2) @Max(10) int versions,
    @Min(1) @Max(1_000) int seeds,
    @Min(1) @Max(10_000) int recorded,
    @NotNull List<String> backtest,
    @Min(1) @Max(1_000) int kept,
    @NotNull DataSize reportSize) {
  private static final DataSize LARGEST = DataSize.ofMegabytes(64);

  SimulationProperties {
    if (reportSize != null && reportSize.compareTo(LARGEST) > 0) {
      throw new IllegalArgumentException(
          "holdfast.simulations.report-size is more than " + LARGEST);
    }
  }

  SimulationLimits limits() {
    return new SimulationLimits(
        waiting, longest, workingPct, versions, seeds, (int) reportSize.toBytes());
  }
}
