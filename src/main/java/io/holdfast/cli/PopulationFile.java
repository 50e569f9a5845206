package io.holdfast.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.dataformat.csv.CsvMapper;

/** Customers written down as a simulation reads them. */
final class PopulationFile implements AutoCloseable {
  private final SequenceWriter rows;
  private final List<String> fields;
  private final List<String> simulated;

  PopulationFile(Path file, ImportMapping mapping) throws IOException {
    this.fields = List.copyOf(mapping.fields().keySet());
    this.simulated = List.copyOf(mapping.simulated().keySet());
    this.rows = new CsvMapper().writerFor(List.class).writeValues(Files.newBufferedWriter(file));
    List<Object> header = new ArrayList<>(List.of("id"));
    header.addAll(fields);
    header.addAll(simulated);
    rows.write(header);
  }

  /** A customer; nothing where the row is none. */
  void write(CustomerRow row) {
    row.profile()
        .ifPresent(
            profile -> {
              List<Object> cells = new ArrayList<>(List.of(profile.customerId()));
              fields.forEach(name -> cells.add(profile.fields().getOrDefault(name, "")));
              simulated.forEach(name -> cells.add(row.simulated().getOrDefault(name, "")));
              rows.write(cells);
            });
  }

  @Override
  public void close() {
    rows.close();
  }
}
