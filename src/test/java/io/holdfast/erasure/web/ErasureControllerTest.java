package io.holdfast.erasure.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.holdfast.access.InMemoryViewLog;
import io.holdfast.access.View;
import io.holdfast.access.Views;
import io.holdfast.action.TaskChoices;
import io.holdfast.customer.CustomerState;
import io.holdfast.customer.Telecom;
import io.holdfast.effect.InMemoryEffectStore;
import io.holdfast.erasure.Erasure;
import io.holdfast.journal.InMemoryJournal;
import io.holdfast.plan.InMemoryPlanStore;
import io.holdfast.signal.Envelope;
import io.holdfast.signal.EventGateway;
import io.holdfast.signal.Rejection;
import io.holdfast.signal.SignalDecoder;
import io.holdfast.signal.SignalEvents;
import io.holdfast.signal.SignalLimits;
import io.holdfast.signal.web.EventIntake;
import io.holdfast.task.InMemoryTaskStore;
import io.holdfast.task.StepLimits;
import io.holdfast.task.TaskDesk;
import io.holdfast.task.TaskLimits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

class ErasureControllerTest {
  private final InstantSource clock = InstantSource.fixed(Telecom.NOON);
  private final InMemoryJournal journal = new InMemoryJournal();
  private final InMemoryViewLog views = new InMemoryViewLog();
  private final List<String> told = new ArrayList<>();

  private final EventGateway gateway =
      new EventGateway() {
        @Override
        public CompletableFuture<Void> signal(String customerId, Envelope event) {
          throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<Void> profile(String customerId, Envelope event) {
          throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<Void> deletion(String customerId) {
          told.add(customerId);
          return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {}
      };

  private final SignalEvents uncounted =
      new SignalEvents() {
        @Override
        public void accepted(String type) {}

        @Override
        public void profile() {}

        @Override
        public void rejected(Rejection.Code code) {}
      };

  private final MockMvcTester http =
      MockMvcTester.of(
          List.of(
              new ErasureController(
                  new Erasure(
                      journal,
                      new TaskDesk(
                          new InMemoryTaskStore(),
                          () -> new TaskChoices(Map.of(), Map.of(), Optional.empty()),
                          new TaskLimits(5, 10),
                          new StepLimits(Duration.ofDays(1), Duration.ZERO),
                          clock),
                      new InMemoryEffectStore(),
                      new InMemoryPlanStore().desk(clock),
                      clock),
                  new EventIntake(
                      new SignalDecoder(() -> Telecom.DECLARATIONS, SignalLimits.DEFAULT, clock),
                      gateway,
                      uncounted,
                      Duration.ofSeconds(1)),
                  new Views(views, clock),
                  clock)),
          mvc ->
              mvc.defaultRequest(
                      get("/")
                          .with(
                              request -> {
                                request.setRemoteUser("lin");
                                return request;
                              }))
                  .build());

  @Test
  void whoErasedWhomIsOnRecordAndToldToAllWhoKeepCustomers() {
    assertThat(http.post().uri("/v1/customers/c-1:erase"))
        .hasStatusOk()
        .bodyJson()
        .hasPathSatisfying("customerId", id -> assertThat(id).isEqualTo("c-1"));

    assertThat(told).containsExactly("c-1");
    assertThat(journal.load(List.of("c-1"), List.of()).customers().get("c-1").state())
        .isEqualTo(CustomerState.erased("c-1", Telecom.NOON));
    assertThat(views.newest(Optional.empty(), Optional.of("c-1"), 10))
        .containsExactly(new View(Telecom.NOON, "lin", "c-1", "/v1/customers/c-1:erase"));
  }

  @Test
  void whatIsNoCustomersIdErasesNothing() {
    assertThat(http.post().uri("/v1/customers/{id}:erase", "a\u0007b")).hasStatus(422);

    assertThat(told).isEmpty();
  }
}
