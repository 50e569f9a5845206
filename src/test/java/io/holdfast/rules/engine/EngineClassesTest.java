package io.holdfast.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.rules.RuleSet;
import io.holdfast.vocabulary.Reason;
import java.io.IOException;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.kie.api.KieBase;

class EngineClassesTest {
  private final ClassLoader seen = EngineClasses.LOADER;

  @Test
  void rulesAreCompiledAgainstTheVocabularyTheEngineAndTheJdk() throws Exception {
    assertThat(seen.loadClass(Reason.class.getName())).isSameAs(Reason.class);
    assertThat(seen.loadClass(KieBase.class.getName())).isSameAs(KieBase.class);
    assertThat(seen.loadClass("java.time.LocalDate")).isSameAs(java.time.LocalDate.class);
    assertThat(seen.getResource("io/holdfast/vocabulary/Reason.class")).isNotNull();
  }

  @Test
  void theRestOfTheApplicationIsOutOfTheirSight() {
    assertThatExceptionOfType(ClassNotFoundException.class)
        .isThrownBy(() -> seen.loadClass(RuleSet.class.getName()));
    assertThat(seen.getResource("io/holdfast/rules/RuleSet.class")).isNull();
  }

  @Test
  void theEngineFindsItsSettings() throws IOException {
    assertThat(Collections.list(seen.getResources("META-INF/kie.default.properties.conf")))
        .isNotEmpty();
  }
}
