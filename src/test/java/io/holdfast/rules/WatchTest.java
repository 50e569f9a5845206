package io.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.RuleLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchTest {
  private static final String RULES = "assessment/usage.dslr";

  private RuleDirectory rules;
  private Watch watch;
  private String known;

  @BeforeEach
  void settle(@TempDir Path directory) {
    rules = RuleDirectory.in(directory.resolve("rules"));
    watch = new Watch(rules.path(), RuleLimits.DEFAULT);
    known = version();
    look();
    assertThat(look()).isEmpty();
  }

  private String version() {
    return RuleFiles.read(rules.path(), RuleLimits.DEFAULT).version();
  }

  private Optional<RuleFiles> look() {
    return watch.look(known);
  }

  @Test
  void aChangeCountsAtTheSecondLookThatFindsIt() {
    rules.edit(RULES, "Add 90 risk", "Add 70 risk");

    assertThat(look()).isEmpty();
    assertThat(look().map(RuleFiles::version)).hasValue(version());
  }

  @Test
  void aSaveThatIsStillBeingWrittenDoesNotCount() {
    String whole = rules.read(RULES).replace("Add 90 risk", "Add 70 risk");

    for (int written = 0; written < whole.length(); written += 100) {
      rules.write(RULES, whole.substring(0, written));
      assertThat(look()).isEmpty();
    }
    rules.write(RULES, whole);

    assertThat(look()).isEmpty();
    assertThat(look().map(RuleFiles::version)).hasValue(version());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "assessment/.usage.dslr.swp",
        "assessment/usage.dslr~",
        "assessment/#usage.dslr#",
        "assessment/.#usage.dslr",
        "assessment/.~lock.metric.drl.csv#",
        ".git/HEAD",
      })
  void whatAnEditorLeavesBesideAFileIsNoChange(String file) {
    rules.write(file, "half a rule");

    assertThat(look()).isEmpty();
    assertThat(look()).isEmpty();
    assertThat(version()).isEqualTo(known);
  }

  @Test
  void anotherTimeOnTheSameContentIsNoChange() throws IOException {
    Files.setLastModifiedTime(rules.path().resolve(RULES), FileTime.fromMillis(0));

    assertThat(look()).isEmpty();
    assertThat(look()).isEmpty();
  }

  @Test
  void aChangeThatNeitherSizeNorTimeShowsIsFoundInTime() throws IOException {
    Path file = rules.path().resolve(RULES);
    FileTime time = Files.getLastModifiedTime(file);
    rules.edit(RULES, "Add 90 risk", "Add 70 risk");
    Files.setLastModifiedTime(file, time);

    Optional<RuleFiles> found = Optional.empty();
    for (int i = 0; i < 25 && found.isEmpty(); i++) {
      found = look();
    }

    assertThat(found.map(RuleFiles::version)).hasValue(version());
  }

  @Test
  void aDirectorySwappedBehindALinkIsAChange(@TempDir Path elsewhere) throws IOException {
    Path link = elsewhere.resolve("current");
    Files.createSymbolicLink(link, rules.path());
    Watch linked = new Watch(link, RuleLimits.DEFAULT);
    linked.look(known);
    linked.look(known);
    RuleDirectory other =
        RuleDirectory.in(elsewhere.resolve("next")).edit(RULES, "Add 90 risk", "Add 70 risk");
    Path next = elsewhere.resolve("next-link");
    Files.createSymbolicLink(next, other.path());
    Files.move(next, link, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);

    assertThat(linked.look(known)).isEmpty();
    assertThat(linked.look(known)).isPresent();
  }
}
