package io.holdfast.server;

import io.holdfast.rules.files.RuleLimits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where the rule set is and how large it may be.
 *
 * @param lookEvery time between two looks at the directory; a change counts at the second look that
 *     finds it at rest
 * @param maxFiles most files
 * @param maxFileSize largest file, at most 64 MB
 * @param maxSize most of all files together, at most 512 MB
 */
@Validated
@ConfigurationProperties("holdfast.rules")
record RulesProperties(
    @NotNull Path directory,
    @NotNull @DurationMin(millis = 10) @DurationMax(minutes = 1) Duration lookEvery,
    @Min(1) @Max(100_000) int maxFiles,
    @NotNull DataSize maxFileSize,
    @NotNull DataSize maxSize) {

  RulesProperties {
    atMost(maxFileSize, DataSize.ofMegabytes(64), "max-file-size");
    atMost(maxSize, DataSize.ofMegabytes(512), "max-size");
  }

  private static void atMost(DataSize size, DataSize most, String name) {
    if (size != null && size.compareTo(most) > 0) {
      throw new IllegalArgumentException("holdfast.rules.%s is more than %s".formatted(name, most));
    }
  }

  RuleLimits limits() {
    return new RuleLimits(maxFiles, (int) maxFileSize.toBytes(), (int) maxSize.toBytes());
  }
}
