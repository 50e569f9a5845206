package io.holdfast.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.task.Actions;
import io.holdfast.task.InMemoryTaskStore;
import io.holdfast.task.Task;
import io.holdfast.task.TaskIntake;
import io.holdfast.task.TaskLimits;
import io.holdfast.task.TaskQuery;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class OpenApiTest {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private final JsonNode document = document();

  @Test
  void theDocumentNamesTheOperationsThereAreAndNoOthers() {
    Set<String> documented = new TreeSet<>();
    document
        .path("paths")
        .forEachEntry(
            (path, item) ->
                item.propertyNames().stream()
                    .filter(METHODS::contains)
                    .forEach(method -> documented.add(method + " " + path)));

    assertThat(documented).isEqualTo(mapped());
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    assertThat(document.findValuesAsString("$ref"))
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
  }

  @Test
  void aTaskIsWhatTheDocumentSays() {
    InMemoryTaskStore tasks = new InMemoryTaskStore();
    new TaskIntake(tasks, new TaskLimits(5, 5), InstantSource.fixed(Actions.NOW))
        .take(List.of(Actions.of("C-1").owner("lin").task()));
    Task task = tasks.list(TaskQuery.all(1)).tasks().get(0);
    JsonMapper json =
        JsonMapper.builder()
            .changeDefaultPropertyInclusion(
                inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();
    JsonNode real = json.valueToTree(task);

    assertThat(PublishedContract.validate(schema("Task"), real)).isEmpty();
    assertThat(
            PublishedContract.validate(
                schema("Task"), document.at("/components/examples/Task/value")))
        .isEmpty();
    assertThat(
            PublishedContract.validate(
                schema("Task"), ((ObjectNode) real.deepCopy()).put("priority", 6)))
        .isNotEmpty();
  }

  /** One schema of the document, with all those it may refer to. */
  private JsonNode schema(String name) {
    ObjectNode whole = document.deepCopy().asObject();
    return whole.put("$ref", "#/components/schemas/" + name);
  }

  private static Set<String> mapped() {
    ClassPathScanningCandidateComponentProvider scanner =
        new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
    Set<String> operations = new TreeSet<>();
    scanner.findCandidateComponents("io.holdfast").stream()
        .map(bean -> ClassUtils.resolveClassName(bean.getBeanClassName(), null))
        .forEach(
            controller ->
                ReflectionUtils.doWithMethods(
                    controller, method -> operations(controller, method).forEach(operations::add)));
    return operations;
  }

  private static Stream<String> operations(Class<?> controller, Method method) {
    RequestMapping mapping =
        AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
    if (mapping == null) {
      return Stream.empty();
    }
    RequestMapping base =
        AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
    String prefix = base == null ? "" : base.path()[0];
    String[] paths = mapping.path().length == 0 ? new String[] {""} : mapping.path();
    return Stream.of(mapping.method())
        .flatMap(
            verb ->
                Stream.of(paths)
                    .map(path -> verb.name().toLowerCase(Locale.ROOT) + " " + prefix + path));
  }

  private static JsonNode document() {
    try (InputStream yaml = new ClassPathResource("openapi.yaml").getInputStream()) {
      return new YAMLMapper().readTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
