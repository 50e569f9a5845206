package io.holdfast.server.contract;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The contracts over HTTP. */
@RestController
final class ContractController {
  private static final MediaType SCHEMA = MediaType.valueOf("application/schema+json");

  private final Contracts contracts;
  private final JsonNode openApi;

  ContractController(Contracts contracts) throws IOException {
    this.contracts = contracts;
    try (InputStream document = new ClassPathResource("openapi.yaml").getInputStream()) {
      this.openApi = new YAMLMapper().readTree(document);
    }
  }

  @GetMapping("/v1/schemas")
  Map<String, List<Entry>> schemas() {
    return Map.of("schemas", contracts.schemas().keySet().stream().map(Entry::of).toList());
  }

  @GetMapping("/v1/schemas/{type}")
  ResponseEntity<JsonNode> schema(@PathVariable String type) {
    JsonNode schema =
        Optional.ofNullable(contracts.schemas().get(type))
            .orElseThrow(
                () ->
                    new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no event type " + type));
    return ResponseEntity.ok().contentType(SCHEMA).body(schema);
  }

  @GetMapping("/v1/asyncapi.json")
  JsonNode asyncApi() {
    return AsyncApi.document(contracts.schemas());
  }

  @GetMapping("/v1/openapi.json")
  JsonNode openApi() {
    return openApi;
  }

  /** One event type with the place of its schema. */
  record Entry(String type, String schema) {

    static Entry of(String type) {
      return new Entry(type, "/v1/schemas/" + type);
    }
  }
}
