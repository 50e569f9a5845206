package io.holdfast.task;

class InMemorySavedFiltersTest extends SavedFiltersContract {

  @Override
  protected SavedFilters empty() {
    return new InMemorySavedFilters();
  }
}
