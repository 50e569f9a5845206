package io.holdfast.signal.kafka;

import io.holdfast.signal.Decoded;
import io.holdfast.signal.Envelope;
import io.holdfast.signal.Input;
import io.holdfast.signal.Input.ProfileInput;
import io.holdfast.signal.Input.SignalInput;
import io.holdfast.signal.Rejection;
import io.holdfast.signal.SignalDecoder;
import io.holdfast.signal.SignalEvents;
import io.holdfast.signal.SignalHandler;
import io.holdfast.signal.SignalHandler.Refusal;
import io.holdfast.vocabulary.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Takes one poll as one batch, within one transaction: decodes it, has it handled, and sends what
 * was refused to the dead letters. Throws when the batch must be taken again.
 */
public final class SignalListener implements BatchMessageListener<byte[], byte[]> {
  private final SignalDecoder decoder;
  private final SignalHandler handler;
  private final DeadLetters deadLetters;
  private final SignalEvents events;

  public SignalListener(
      SignalDecoder decoder, SignalHandler handler, DeadLetters deadLetters, SignalEvents events) {
    this.decoder = decoder;
    this.handler = handler;
    this.deadLetters = deadLetters;
    this.events = events;
  }

  @Override
  public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
    Map<ConsumerRecord<byte[], byte[]>, Rejection> refused = new LinkedHashMap<>();
    List<ConsumerRecord<byte[], byte[]>> valid = new ArrayList<>(records.size());
    List<Input> inputs = new ArrayList<>(records.size());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      Decoded<? extends Input> decoded = decode(record);
      if (decoded instanceof Decoded.Valid<? extends Input> input) {
        valid.add(record);
        inputs.add(input.value());
      } else if (decoded instanceof Decoded.Refused<? extends Input> refusal) {
        refused.put(record, refusal.rejection());
      }
    }
    if (!inputs.isEmpty()) {
      for (Refusal refusal : handler.handle(inputs)) {
        refused.put(valid.get(refusal.index()), refusal.rejection());
      }
    }
    refused.forEach(deadLetters::send);
    AfterCommit.run(() -> count(valid, inputs, refused));
  }

  private Decoded<? extends Input> decode(ConsumerRecord<byte[], byte[]> record) {
    Origin origin = Origin.ofRecord(record.topic(), record.partition(), record.offset());
    Envelope envelope = EventHeaders.read(record);
    if (record.topic().equals(SignalTopics.SIGNALS)) {
      return decoder.input(envelope, origin);
    }
    return (envelope.body().isPresent()
            ? decoder.profile(envelope)
            : decoder.deletion(
                envelope.key().orElseThrow(), Instant.ofEpochMilli(record.timestamp())))
        .map(update -> new ProfileInput(update, origin));
  }

  private void count(
      List<ConsumerRecord<byte[], byte[]>> valid,
      List<Input> inputs,
      Map<ConsumerRecord<byte[], byte[]>, Rejection> refused) {
    for (int i = 0; i < inputs.size(); i++) {
      if (refused.containsKey(valid.get(i))) {
        continue;
      }
      if (inputs.get(i) instanceof SignalInput input) {
        events.accepted(input.signal().type());
      } else {
        events.profile();
      }
    }
    refused.values().forEach(rejection -> events.rejected(rejection.code()));
  }
}
