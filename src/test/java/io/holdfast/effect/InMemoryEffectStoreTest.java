package io.holdfast.effect;

class InMemoryEffectStoreTest extends EffectStoreContract {
  private final EffectStore store = new InMemoryEffectStore();

  @Override
  protected EffectStore store() {
    return store;
  }
}
