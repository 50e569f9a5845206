package io.holdfast.server;

import io.holdfast.pipeline.ShadowLimits;
import io.holdfast.rules.RuleSetSource;
import io.holdfast.rules.cases.CasePolicy;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.rules.release.ReleasePolicy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where the rule set is, how large it may be, and how it is released.
 *
 * @param lookEvery time between two looks at the directory; a change counts at the second look that
 *     finds it at rest
 * @param maxFiles most files
 * @param maxFileSize largest file, at most 64 MB
 * @param maxSize most of all files together, at most 512 MB
 * @param maxRules most rules, rows of tables included
 * @param maxFirings highest {@code limits.firings} a rule set may give itself
 * @param maxTime highest {@code limits.millis}, at most a minute
 * @param maxMemory highest {@code limits.megabytes}, at most 16 GB
 * @param cases whether every rule and row needs a case in which it fires and one in which it does
 *     not
 * @param instanceId tells this instance's directory from those of others
 * @param author whom changes of the directory are ascribed to; empty text for the owner of the file
 *     that was changed last
 */
@Validated
@ConfigurationProperties("holdfast.rules")
record RulesProperties(
    @NotNull Path directory,
    @NotNull @DurationMin(millis = 10) @DurationMax(minutes = 1) Duration lookEvery,
    @Min(1) @Max(100_000) int maxFiles,
    @NotNull DataSize maxFileSize,
    @NotNull DataSize maxSize,
    @Min(1) @Max(100_000) int maxRules,
    @Min(1) @Max(1_000_000) int maxFirings,
    @NotNull @DurationMin(millis = 1) @DurationMax(minutes = 1) Duration maxTime,
    @NotNull DataSize maxMemory,
    @NotNull CasePolicy cases,
    @NotBlank String instanceId,
    @NotNull @Size(max = 100) String author,
    @NotNull @Valid Kept kept,
    @NotNull @Valid ParityBounds parity,
    @NotNull @Valid GateBounds gates,
    @NotNull @Valid ShadowBounds shadow) {

  /**
   * What is kept of versions.
   *
   * @param versions most versions whose content is kept
   * @param size most of their content together, packed
   * @param acts most lines of the trail of who did what
   * @param atHand versions that are ready at once, those at work included
   */
  record Kept(
      @Min(2) @Max(10_000) int versions,
      @NotNull DataSize size,
      @Min(1) @Max(10_000) int acts,
      @Min(6) @Max(50) int atHand) {

    Kept {
      atMost(size, DataSize.ofMegabytes(512), "kept.size");
    }
  }

  /**
   * What is said about how alike customers are treated.
   *
   * @param smallestGroup decisions that a group needs before anything is said about it
   * @param alertBelow ratio of two groups below which there is an alert
   */
  record ParityBounds(
      @Min(1) @Max(1_000) int smallestGroup, @DecimalMin("0") @DecimalMax("1") double alertBelow) {}

  /**
   * Where the gates of a rule set are judged.
   *
   * @param simulations folder of the simulations they name
   * @param longest time one simulation may take
   */
  record GateBounds(
      @NotNull Path simulations,
      @NotNull @DurationMin(seconds = 1) @DurationMax(minutes = 10) Duration longest) {}

  /**
   * Bounds of the version that decides beside the active one.
   *
   * @param waiting decided signals that wait for it
   * @param rules rules whose differences are listed
   * @param latest differing decisions shown
   */
  record ShadowBounds(
      @Min(1) @Max(100_000) int waiting,
      @Min(0) @Max(10_000) int rules,
      @Min(0) @Max(1_000) int latest) {

    ShadowLimits limits() {
      return new ShadowLimits(waiting, rules, latest);
    }
  }

  RulesProperties {
    atMost(maxFileSize, DataSize.ofMegabytes(64), "max-file-size");
    atMost(maxSize, DataSize.ofMegabytes(512), "max-size");
    atMost(maxMemory, DataSize.ofGigabytes(16), "max-memory");
    if (maxMemory != null && maxMemory.toMegabytes() < 1) {
      throw new IllegalArgumentException("holdfast.rules.max-memory is less than 1MB");
    }
  }

  private static void atMost(DataSize size, DataSize most, String name) {
    if (size != null && size.compareTo(most) > 0) {
      throw new IllegalArgumentException("holdfast.rules.%s is more than %s".formatted(name, most));
    }
  }

  RuleLimits limits() {
    return new RuleLimits(
        maxFiles,
        (int) maxFileSize.toBytes(),
        (int) maxSize.toBytes(),
        maxRules,
        maxFirings,
        (int) maxTime.toMillis(),
        (int) maxMemory.toMegabytes());
  }

  RuleSetSource source() {
    return new RuleSetSource(
        directory,
        limits(),
        lookEvery,
        instanceId,
        Optional.of(author).filter(name -> !name.isBlank()),
        kept.atHand(),
        cases);
  }

  ReleasePolicy policy() {
    return new ReleasePolicy(kept.versions(), kept.size().toBytes(), kept.acts());
  }
}
