package io.holdfast.rules.release;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The files of a version as one zip file, which people can open too. */
public final class Archive {
  // so that the same files make the same bytes, whenever and wherever
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private Archive() {}

  /**
   * @param files contents by path
   */
  public static byte[] pack(SortedMap<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * The files again.
   *
   * @param mostFiles more are not read
   * @param mostBytes more are not unpacked, whatever the archive says of itself
   * @throws IOException when it is no such archive, or a larger one
   */
  public static SortedMap<String, byte[]> unpack(byte[] archive, int mostFiles, int mostBytes)
      throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    int room = mostBytes;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] content = zip.readNBytes(room + 1);
        room -= content.length;
        if (room < 0 || files.size() == mostFiles) {
          throw new IOException("it is larger than a rule set may be");
        }
        files.put(entry.getName(), content);
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("its names are not text", e);
    }
    return files;
  }
}
