package io.holdfast.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.access.AccessStore;
import io.holdfast.access.Account;
import io.holdfast.access.People;
import io.holdfast.access.Role;
import io.holdfast.access.redis.RedisAccessStore;
import io.holdfast.server.embedded.RedisExtension;
import io.holdfast.task.Actions;
import io.holdfast.task.ClosedTasks;
import io.holdfast.task.Task;
import io.holdfast.task.TaskIntake;
import io.holdfast.task.TaskLimits;
import io.holdfast.task.TaskState;
import io.holdfast.task.TaskStore;
import io.holdfast.task.kafka.TaskEvents;
import io.holdfast.task.redis.RedisClosedTasks;
import io.holdfast.task.redis.RedisTaskStore;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** As many people at their inboxes at once as a large desk has, on a real Redis. */
class TwoHundredManagersIT {
  @RegisterExtension static final RedisExtension REDIS = new RedisExtension();

  private static final int MANAGERS = 200;
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Queue<Long> micros = new ConcurrentLinkedQueue<>();

  /** The stores that people share. */
  static final class OnRedis {
    @Bean
    TaskStore tasks() {
      return new RedisTaskStore(
          REDIS.client(), Duration.ofDays(7), Duration.ofDays(90), new TaskEvents());
    }

    @Bean
    ClosedTasks closedTasks() {
      return new RedisClosedTasks(REDIS.client());
    }

    @Bean
    AccessStore accessStore() {
      return new RedisAccessStore(REDIS.client());
    }
  }

  @Test
  void allWorkAtOnceWithoutAnErrorAndNoClickIsLost() throws Exception {
    SpringApplication application = new SpringApplication(ConsoleDemo.class, OnRedis.class);
    ExecutorService people = Executors.newFixedThreadPool(MANAGERS);
    try (ConfigurableApplicationContext console =
        application.run(
            "--server.port=0",
            "--spring.main.allow-bean-definition-overriding=true",
            "--holdfast.console.timezone=Europe/Berlin")) {
      AccessStore accounts = console.getBean(AccessStore.class);
      TaskStore tasks = console.getBean(TaskStore.class);
      String address =
          "http://127.0.0.1:" + console.getEnvironment().getRequiredProperty("local.server.port");
      for (int i = 0; i < MANAGERS; i++) {
        accounts.add(manager("manager-" + i), 2 * MANAGERS);
      }
      // of each two managers one is too late for the first task of theirs, and takes the second
      List<String> opened = open(tasks);

      List<Future<String>> finished = new ArrayList<>();
      for (int i = 0; i < MANAGERS; i += 2) {
        CyclicBarrier both = new CyclicBarrier(2);
        for (int one = i; one < i + 2; one++) {
          Manager manager = new Manager("manager-" + one, address);
          String wanted = opened.get(i);
          String spare = opened.get(i + 1);
          finished.add(people.submit(() -> manager.work(wanted, spare, both)));
        }
      }
      Map<String, String> closedBy = new TreeMap<>();
      for (int i = 0; i < MANAGERS; i++) {
        closedBy.put(finished.get(i).get(2, TimeUnit.MINUTES), "manager-" + i);
      }

      assertThat(closedBy.keySet()).containsExactlyInAnyOrderElementsOf(opened);
      closedBy.forEach(
          (id, manager) -> {
            Task task = tasks.find(id).orElseThrow();
            assertThat(task.state()).isEqualTo(TaskState.COMPLETED);
            assertThat(task.version()).as("opened, taken, closed").isEqualTo(3);
            assertThat(task.lastChange().actor()).isEqualTo(manager);
            assertThat(task.closing().orElseThrow().note()).contains("Stays, says " + manager);
          });
      List<Long> sorted = micros.stream().sorted().toList();
      System.err.printf(
          "%d managers at once, %d pages and clicks: p50 %d ms, p99 %d ms%n",
          MANAGERS,
          sorted.size(),
          sorted.get(sorted.size() / 2) / 1000,
          sorted.get(sorted.size() * 99 / 100) / 1000);
    } finally {
      people.shutdownNow();
    }
  }

  private static Account manager(String id) {
    Account any = People.of(Role.MANAGER);
    return new Account(
        id,
        1,
        id,
        any.roles(),
        Set.of(),
        People.DESKS,
        any.password(),
        false,
        any.changed(),
        Optional.empty());
  }

  private static List<String> open(TaskStore tasks) {
    List<Actions> actions =
        IntStream.range(0, MANAGERS)
            .mapToObj(i -> Actions.of("C-" + i).queue("business-desk"))
            .toList();
    new TaskIntake(tasks, new TaskLimits(5, 20), InstantSource.system())
        .take(actions.stream().map(Actions::task).toList());
    return actions.stream().map(one -> one.task().actionId()).toList();
  }

  /** Somebody with a browser, without the browser. */
  private final class Manager {
    private final String name;
    private final String address;
    private final Map<String, String> cookies = new TreeMap<>();

    Manager(String name, String address) {
      this.name = name;
      this.address = address;
    }

    /** Id of the task that was closed in the end. */
    String work(String wanted, String spare, CyclicBarrier both) throws Exception {
      String door = get("/login");
      assertThat(
              post("/login", door, Map.of("username", name, "password", People.PASSWORD))
                  .statusCode())
          .isEqualTo(302);
      assertThat(get("/")).contains("/tasks/");
      String page = get("/tasks/" + wanted);
      both.await(1, TimeUnit.MINUTES);
      HttpResponse<String> answer = command(wanted, "claim", page, Map.of());
      // so that who is late hears of who took it, not of who finished it
      both.await(1, TimeUnit.MINUTES);
      String mine = wanted;
      if (answer.statusCode() == 409) {
        // who was faster is told by name
        assertThat(answer.body()).containsPattern("manager-\\d+ took this at");
        assertThat(answer.body()).doesNotContain(name + " took this at");
        mine = spare;
        answer = command(spare, "claim", get("/tasks/" + spare), Map.of());
      }
      assertThat(answer.statusCode()).isEqualTo(302);
      HttpResponse<String> closed =
          command(
              mine,
              "close",
              get("/tasks/" + mine),
              Map.of("outcome", "SAVED", "note", "Stays, says " + name));
      assertThat(closed.statusCode()).isEqualTo(302);
      get("/");
      return mine;
    }

    private HttpResponse<String> command(
        String task, String command, String page, Map<String, String> fields) throws Exception {
      Map<String, String> form = new TreeMap<>(fields);
      form.put("version", found("name=\"version\"[^>]* value=\"(\\d+)\"", page));
      form.put("key", UUID.randomUUID().toString());
      return post("/tasks/" + task + "/" + command, page, form);
    }

    private String get(String path) throws Exception {
      HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(address + path)));
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      return answer.body();
    }

    private HttpResponse<String> post(String path, String page, Map<String, String> fields)
        throws Exception {
      Map<String, String> form = new TreeMap<>(fields);
      form.put("_csrf", found("name=\"_csrf\" value=\"([^\"]+)\"", page));
      String body =
          form.entrySet().stream()
              .map(field -> field.getKey() + '=' + URLEncoder.encode(field.getValue(), UTF_8))
              .collect(Collectors.joining("&"));
      return send(
          HttpRequest.newBuilder(URI.create(address + path))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
        throws IOException, InterruptedException {
      if (!cookies.isEmpty()) {
        request.header(
            "Cookie",
            cookies.entrySet().stream()
                .map(one -> one.getKey() + '=' + one.getValue())
                .collect(Collectors.joining("; ")));
      }
      long asked = System.nanoTime();
      HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
      micros.add((System.nanoTime() - asked) / 1000);
      assertThat(answer.statusCode()).isLessThan(500);
      answer.headers().allValues("Set-Cookie").stream()
          .flatMap(text -> HttpCookie.parse(text).stream())
          .forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue()));
      return answer;
    }
  }

  private static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }
}
