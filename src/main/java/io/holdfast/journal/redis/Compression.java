package io.holdfast.journal.redis;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Records of one kind in little space. What they have in common stands in a dictionary, so that
 * even a small one takes an eighth; every byte saved is one less to bring to disk before anybody is
 * answered. A checksum finds whatever was damaged.
 *
 * <p>A record is read with the dictionary it was written with, so one that was ever released stays.
 * Made from records of invented customers: {@code zstd --train -r records --maxdict=16384}.
 */
final class Compression {
  /** For decisions in JSON. */
  static final Compression DECISIONS = new Compression("decisions-1.dictionary");

  /** For customer states in Smile. */
  static final Compression STATES = new Compression("states-1.dictionary");

  private static final int LEVEL = 3;
  // far more than a signal, a profile and all that rules may say of them can come to
  private static final long LARGEST = 64 << 20;

  private final ZstdDictCompress compressing;
  private final ZstdDictDecompress expanding;
  // a context costs as much to make as a record to expand; there are as many as ever worked at once
  private final Deque<ZstdCompressCtx> compressors = new ConcurrentLinkedDeque<>();
  private final Deque<ZstdDecompressCtx> expanders = new ConcurrentLinkedDeque<>();

  private Compression(String dictionary) {
    byte[] bytes = resource(dictionary);
    compressing = new ZstdDictCompress(bytes, LEVEL);
    expanding = new ZstdDictDecompress(bytes);
  }

  byte[] compress(byte[] bytes) {
    ZstdCompressCtx idle = compressors.poll();
    ZstdCompressCtx context =
        idle == null
            ? new ZstdCompressCtx().setLevel(LEVEL).setChecksum(true).loadDict(compressing)
            : idle;
    try {
      return context.compress(bytes);
    } finally {
      compressors.push(context);
    }
  }

  /**
   * What was compressed.
   *
   * @throws UnreadableRecord when it is damaged
   */
  byte[] expand(byte[] compressed) {
    long size = compressed.length == 0 ? -1 : Zstd.getFrameContentSize(compressed);
    if (size < 0 || size > LARGEST) {
      throw new UnreadableRecord("is damaged: it has no size", null);
    }
    ZstdDecompressCtx idle = expanders.poll();
    ZstdDecompressCtx context = idle == null ? new ZstdDecompressCtx().loadDict(expanding) : idle;
    try {
      return context.decompress(compressed, (int) size);
    } catch (ZstdException e) {
      throw new UnreadableRecord("is damaged: " + e.getMessage(), e);
    } finally {
      expanders.push(context);
    }
  }

  private static byte[] resource(String name) {
    try (InputStream in = Compression.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
