package io.holdfast.simulation;

import io.holdfast.signal.Decoded;
import io.holdfast.signal.Envelope;
import io.holdfast.signal.RecordedSignals;
import io.holdfast.vocabulary.Declarations;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** A file of CloudEvents, a line each. */
record SignalLines(Path file) implements RecordedSignals {

  @Override
  public String name() {
    return file.getFileName().toString();
  }

  @Override
  public Reading read(List<Declarations> declared) {
    try {
      return new Lines(file, Files.newBufferedReader(file));
    } catch (IOException e) {
      throw new IllegalArgumentException("There is no file " + file, e);
    }
  }

  private static final class Lines implements Reading {
    private final Path file;
    private final BufferedReader lines;
    private int line;
    private String next;

    Lines(Path file, BufferedReader lines) {
      this.file = file;
      this.lines = lines;
    }

    @Override
    public boolean hasNext() {
      try {
        while (next == null || next.isBlank()) {
          next = lines.readLine();
          line++;
          if (next == null) {
            return false;
          }
        }
        return true;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public RecordedEvent next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Envelope event = Envelope.structured(next.getBytes(StandardCharsets.UTF_8));
      next = null;
      return new RecordedEvent(
          "%s:%d".formatted(file, line), Optional.empty(), new Decoded.Valid<>(event));
    }

    @Override
    public void close() {
      try {
        lines.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
