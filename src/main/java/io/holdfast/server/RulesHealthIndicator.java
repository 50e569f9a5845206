package io.holdfast.server;

import io.holdfast.rules.ReleaseStatus;
import io.holdfast.rules.RuleSetStatus;
import io.holdfast.rules.RuleSets;
import io.holdfast.rules.files.Finding;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Always up, because a change that cannot be used changes nothing; says so all the same. */
final class RulesHealthIndicator extends AbstractHealthIndicator {
  private final RuleSets ruleSets;

  RulesHealthIndicator(RuleSets ruleSets) {
    super("The rule set cannot be told");
    this.ruleSets = ruleSets;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    RuleSetStatus status = ruleSets.status();
    builder
        .up()
        .withDetail("name", status.name())
        .withDetail("version", status.version())
        .withDetail("since", status.since());
    ReleaseStatus release = ruleSets.releaseStatus();
    release.trouble().ifPresent(trouble -> builder.withDetail("trouble", trouble));
    if (release.directoryIsAside()) {
      builder.withDetail("directory", release.directory());
    }
    status
        .rejected()
        .ifPresent(
            rejected ->
                builder
                    .withDetail("rejected", rejected.version())
                    .withDetail(
                        "findings", rejected.findings().stream().map(Finding::toString).toList()));
  }
}
