package io.holdfast.server.web;

import io.holdfast.access.AccessStoreUnavailable;
import io.holdfast.effect.EffectStoreUnavailable;
import io.holdfast.journal.JournalUnavailable;
import io.holdfast.notification.NotificationStoreUnavailable;
import io.holdfast.pipeline.PhonePathBusy;
import io.holdfast.rules.release.ReleaseStoreUnavailable;
import io.holdfast.signal.GatewayUnavailable;
import io.holdfast.simulation.request.SimulationStoreUnavailable;
import io.holdfast.task.TaskStoreUnavailable;

/** Tells failures that pass by themselves from faults. */
final class Unavailable {
  private Unavailable() {}

  static boolean isReasonOf(Throwable failure) {
    return failure instanceof JournalUnavailable
        || failure instanceof AccessStoreUnavailable
        || failure instanceof NotificationStoreUnavailable
        || failure instanceof PhonePathBusy
        || failure instanceof TaskStoreUnavailable
        || failure instanceof EffectStoreUnavailable
        || failure instanceof GatewayUnavailable
        || failure instanceof ReleaseStoreUnavailable
        || failure instanceof SimulationStoreUnavailable;
  }
}
