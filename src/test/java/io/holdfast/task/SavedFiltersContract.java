package io.holdfast.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every store of filters does. */
public abstract class SavedFiltersContract {

  protected abstract SavedFilters empty();

  @Test
  void everybodyKeepsTheirOwnByNameUntilTheyForgetIt() {
    SavedFilters filters = empty();

    assertThat(filters.keep("anna", "Späte Anrufe", "/?overdue=1", 3)).isTrue();
    assertThat(filters.keep("anna", "Key", "/?queue=key-desk", 3)).isTrue();
    assertThat(filters.keep("anna", "Key", "/?queue=business-desk", 3)).isTrue();

    assertThat(filters.of("anna"))
        .containsExactly(
            Map.entry("Key", "/?queue=business-desk"), Map.entry("Späte Anrufe", "/?overdue=1"));
    assertThat(filters.of("ben")).isEmpty();
    filters.forget("anna", "Key");
    filters.forget("ben", "Key");
    assertThat(filters.of("anna")).containsOnlyKeys("Späte Anrufe");
  }

  @Test
  void nobodyKeepsMoreThanTheyMayAndAnyOfThemCanBeChanged() {
    SavedFilters filters = empty();
    filters.keep("anna", "one", "/?priority=1", 2);
    filters.keep("anna", "two", "/?priority=2", 2);

    assertThat(filters.keep("anna", "three", "/?priority=3", 2)).isFalse();
    assertThat(filters.keep("anna", "two", "/?priority=4", 2)).isTrue();
    assertThat(filters.of("anna")).containsOnlyKeys("one", "two").containsValue("/?priority=4");
  }
}
