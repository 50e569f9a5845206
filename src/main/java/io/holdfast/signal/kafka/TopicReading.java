package io.holdfast.signal.kafka;

import io.holdfast.signal.Decoded;
import io.holdfast.signal.RecordedSignals.Reading;
import io.holdfast.signal.RecordedSignals.RecordedEvent;
import io.holdfast.signal.Rejection;
import io.holdfast.signal.Rejection.Code;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads one part of what was recorded after the other. */
final class TopicReading implements Reading {
  private final Consumer<byte[], byte[]> consumer;
  private final Deque<Part> parts;
  private long read;
  private RecordedEvent next;

  /**
   * Records of one topic.
   *
   * @param most that are read
   * @param from when what was there before arrives
   * @param until not included
   */
  record Part(InOrder records, long most, Instant from, Instant until) {}

  TopicReading(Consumer<byte[], byte[]> consumer, List<Part> parts) {
    this.consumer = consumer;
    this.parts = new ArrayDeque<>(parts);
    this.next = find();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public RecordedEvent next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    RecordedEvent event = next;
    next = find();
    return event;
  }

  private RecordedEvent find() {
    while (!parts.isEmpty()) {
      Part part = parts.peek();
      Optional<ConsumerRecord<byte[], byte[]>> found = part.records().next();
      if (found.isEmpty()) {
        parts.poll();
        read = 0;
      } else if (read == part.most()) {
        parts.poll();
        return tooMany(found.get(), part.most());
      } else if (found.get().value() != null && isWithin(found.get(), part)) {
        read++;
        return event(found.get(), part.from());
      }
    }
    return null;
  }

  // senders' clocks differ, so a partition is not quite in order
  private static boolean isWithin(ConsumerRecord<byte[], byte[]> record, Part part) {
    return part.until().equals(Instant.MAX) || record.timestamp() < part.until().toEpochMilli();
  }

  private static RecordedEvent event(ConsumerRecord<byte[], byte[]> record, Instant from) {
    Instant at = Instant.ofEpochMilli(record.timestamp());
    boolean isProfile = record.topic().equals(SignalTopics.CUSTOMERS);
    return new RecordedEvent(
        place(record),
        Optional.of(isProfile || at.isBefore(from) ? from : at),
        new Decoded.Valid<>(EventHeaders.read(record)));
  }

  private static RecordedEvent tooMany(ConsumerRecord<byte[], byte[]> record, long most) {
    String why = "and what follows is left out: there are more than %d signals".formatted(most);
    return new RecordedEvent(
        place(record),
        Optional.empty(),
        new Decoded.Refused<>(new Rejection(Code.TOO_LARGE, Optional.empty(), why)));
  }

  private static String place(ConsumerRecord<byte[], byte[]> record) {
    return "%s-%d:%d".formatted(record.topic(), record.partition(), record.offset());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
