package io.holdfast.server;

import io.holdfast.signal.SignalLimits;
import io.holdfast.signal.web.TicketMapping;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/** How signals and profiles come in. */
@Validated
@ConfigurationProperties("holdfast.signals")
record SignalProperties(
    @NotNull @Valid Limits limits,
    @NotNull @Valid Stream stream,
    @NotNull @Valid Http http,
    @NotNull @Valid Tickets tickets) {

  /** What trouble tickets (TMF621) say in our words, see {@link TicketMapping}. */
  record Tickets(
      @NotEmpty Map<String, @NotBlank String> topics,
      @NotNull Map<String, @Min(1) @Max(5) Integer> severities,
      @NotEmpty Set<String> resolved,
      @NotBlank String customerRole) {

    TicketMapping mapping() {
      return new TicketMapping(topics, severities, resolved, customerRole);
    }
  }

  /**
   * Bounds of one event, see {@link SignalLimits}.
   *
   * @param maxSize at most 512 KB, so that a refused event fits the dead-letter topic
   */
  record Limits(
      @NotNull DataSize maxSize,
      @Min(2) @Max(500) int maxDepth,
      @Min(1) int maxTextLength,
      @Min(10) @Max(1000) int maxNumberLength,
      @Min(16) @Max(4096) int maxAttributeLength,
      @NotNull Duration oldest,
      @NotNull Duration furthestAhead) {

    SignalLimits signalLimits() {
      return new SignalLimits(
          Math.toIntExact(maxSize.toBytes()),
          maxDepth,
          maxTextLength,
          maxNumberLength,
          maxAttributeLength,
          oldest,
          furthestAhead);
    }
  }

  /**
   * Consumption from Kafka.
   *
   * @param group consumer group; all instances share it
   * @param concurrency threads that consume
   * @param maxBatch most events in one transaction
   * @param fetchSize how much the broker collects before it answers
   * @param fetchWait how long it collects at most; what an event waits when little comes in
   * @param sessionTimeout after which another instance takes over from one that fell silent
   * @param retryDelay wait before a batch is tried again, doubled each time
   * @param maxRetryDelay longest such wait
   */
  record Stream(
      @NotBlank String group,
      @Min(1) @Max(64) int concurrency,
      @Min(1) @Max(10_000) int maxBatch,
      @NotNull DataSize fetchSize,
      @NotNull Duration fetchWait,
      @NotNull Duration sessionTimeout,
      @NotNull Duration retryDelay,
      @NotNull Duration maxRetryDelay) {}

  /**
   * Events over HTTP.
   *
   * @param maxBatchItems most events in one request
   * @param maxBatchSize most bytes of one request
   * @param timeout how long Kafka has to acknowledge before the sender is told to try again
   */
  record Http(
      @Min(1) @Max(10_000) int maxBatchItems,
      @NotNull DataSize maxBatchSize,
      @NotNull Duration timeout) {}
}
