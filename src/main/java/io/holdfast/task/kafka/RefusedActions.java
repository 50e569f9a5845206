package io.holdfast.task.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where events go that ask for a manager but cannot be understood. */
public interface RefusedActions {

  /** Takes one, in the transaction it is called in. */
  void refuse(ConsumerRecord<byte[], byte[]> record, String detail);
}
