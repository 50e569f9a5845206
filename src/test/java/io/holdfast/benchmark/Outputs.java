package io.holdfast.benchmark;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Records that Holdfast published in the rehearsal, per signal; raw Kafka writes them over and
 * over, so that number, sizes and compressibility are the same.
 */
record Outputs(List<List<Output>> perSignal) {

  /** One record. */
  record Output(String topic, byte[] value) {}

  /** Endless. */
  Iterator<List<Output>> cycle() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return true;
      }

      @Override
      public List<Output> next() {
        List<Output> outputs = perSignal.get(next);
        next = (next + 1) % perSignal.size();
        return outputs;
      }
    };
  }

  /** Mean records per signal. */
  double records() {
    return perSignal.stream().mapToInt(List::size).average().orElse(0);
  }

  /** Mean bytes of all records of one signal. */
  double bytes() {
    return perSignal.stream()
        .mapToInt(outputs -> outputs.stream().mapToInt(output -> output.value().length).sum())
        .average()
        .orElse(0);
  }

  void write(Path file) {
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      out.writeInt(perSignal.size());
      for (List<Output> outputs : perSignal) {
        out.writeInt(outputs.size());
        for (Output output : outputs) {
          out.writeUTF(output.topic());
          out.writeInt(output.value().length);
          out.write(output.value());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Outputs read(Path file) {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      List<List<Output>> perSignal = new ArrayList<>();
      for (int signals = in.readInt(); signals > 0; signals--) {
        List<Output> outputs = new ArrayList<>();
        for (int records = in.readInt(); records > 0; records--) {
          outputs.add(new Output(in.readUTF(), in.readNBytes(in.readInt())));
        }
        perSignal.add(outputs);
      }
      return new Outputs(perSignal);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
