package io.holdfast.rules.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.holdfast.rules.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the shipped tables in LibreOffice, saves them, and reads the same rules from them. */
class SpreadsheetRoundTripTest {
  private static final List<String> PLACES =
      List.of("/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice");

  /** Commas, quotes, UTF-8; numbers as they are shown. */
  private static final String AS_TEXT = "csv:Text - txt - csv (StarCalc):44,34,76,1";

  /** What a European spreadsheet program saves. */
  private static final String WITH_SEMICOLONS = "csv:Text - txt - csv (StarCalc):59,34,76,1";

  @TempDir private Path directory;
  private Path office;
  private final Map<String, Path> shipped = new LinkedHashMap<>();

  @BeforeEach
  void findTheProgram() throws IOException {
    office =
        PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst().orElse(Path.of(""));
    assumeTrue(
        Files.isExecutable(office),
        "NOT TESTED: LibreOffice is not installed, so whether it keeps tables as they are is"
            + " unknown. Install libreoffice-calc.");
    try (Stream<Path> files = Files.walk(Path.of("rules"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".drl.csv")).sorted().toList()) {
        String path = Path.of("rules").relativize(file).toString().replace('\\', '/');
        // the program puts all it saves into one directory
        Path copy = directory.resolve(path.replace('/', '~'));
        shipped.put(path, Files.copy(file, copy));
      }
    }
  }

  private Path saved(Collection<Path> files, String format, Path into) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                office.toString(),
                "-env:UserInstallation=" + directory.resolve("profile").toUri(),
                "--headless",
                "--infilter=CSV:44,34,76,1",
                "--convert-to",
                format,
                "--outdir",
                into.toString()));
    if (!files.iterator().next().toString().endsWith(".csv")) {
      command.remove("--infilter=CSV:44,34,76,1");
    }
    files.forEach(file -> command.add(file.toAbsolutePath().toString()));
    Path log = directory.resolve("log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    return into;
  }

  private List<String> rules(String path, Path file) {
    try {
      Path fresh = Files.createTempDirectory(directory, "rules");
      Tables.Read read = Tables.in(fresh).write(path, Files.readAllBytes(file)).read();
      assertThat(read.said()).isEmpty();
      return TableTest.rules(read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void sameRules(Path saved, String ending) {
    shipped.forEach(
        (path, file) ->
            assertThat(rules(path.replace(".csv", ending), saved.resolve(named(file, ending))))
                .as(path)
                .isEqualTo(rules(path, file)));
  }

  private static String named(Path file, String ending) {
    return file.getFileName().toString().replace(".csv", ending);
  }

  @Test
  void tablesSavedAsTextStayTheSame() throws Exception {
    sameRules(saved(shipped.values(), AS_TEXT, directory.resolve("text")), ".csv");
  }

  @Test
  void tablesSavedWithSemicolonsStayTheSame() throws Exception {
    sameRules(saved(shipped.values(), WITH_SEMICOLONS, directory.resolve("semicolons")), ".csv");
  }

  @Test
  void tablesSavedAsWorkbooksStayTheSame() throws Exception {
    Path workbooks = saved(shipped.values(), "xlsx", directory.resolve("workbooks"));
    sameRules(workbooks, ".xlsx");

    List<Path> again =
        shipped.values().stream().map(file -> workbooks.resolve(named(file, ".xlsx"))).toList();
    sameRules(saved(again, "xlsx", directory.resolve("again")), ".xlsx");
  }
}
