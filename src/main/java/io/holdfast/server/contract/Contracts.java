package io.holdfast.server.contract;

import io.holdfast.signal.EventSchemas;
import io.holdfast.vocabulary.Declarations;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of all events, those that come in as the active rule set declares them. */
public final class Contracts {
  private final Supplier<Declarations> declarations;
  private final EventSchemas incoming;
  private final Map<String, ObjectNode> published = PublishedEvents.schemas();

  /**
   * @param declarations those of the active rule set
   */
  public Contracts(Supplier<Declarations> declarations, EventSchemas incoming) {
    this.declarations = declarations;
    this.incoming = incoming;
  }

  /** Schemas by event type. */
  Map<String, ObjectNode> schemas() {
    Map<String, ObjectNode> schemas = new LinkedHashMap<>(incoming.of(declarations.get()));
    schemas.putAll(published);
    return schemas;
  }
}
