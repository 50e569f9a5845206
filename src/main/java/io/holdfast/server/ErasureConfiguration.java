package io.holdfast.server;

import io.holdfast.effect.EffectStore;
import io.holdfast.erasure.Erasure;
import io.holdfast.journal.Journal;
import io.holdfast.plan.PlanDesk;
import io.holdfast.task.TaskDesk;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How customers are erased. */
@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {

  @Bean
  Erasure erasure(
      Journal journal, TaskDesk tasks, EffectStore effects, PlanDesk plans, InstantSource clock) {
    return new Erasure(journal, tasks, effects, plans, clock);
  }
}
