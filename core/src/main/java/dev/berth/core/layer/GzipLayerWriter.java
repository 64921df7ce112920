package dev.berth.core.layer;

import dev.berth.core.io.Content;
import dev.berth.core.io.DeflatedContent;
import dev.berth.core.io.TarEntry;
import dev.berth.core.io.TarHeader;
import dev.berth.core.oci.DiffId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Writes a layer as a series of gzip members. Large files that come deflated are spliced in as they
 * are, each a member of its own; everything else is collected and deflated in batches. Where a
 * member ends depends on the entries only, so that equal entries make equal blobs.
 *
 * <p>Members are made ahead by whoever has time, and handed on in order by the thread that adds the
 * entries. What waits for its turn is bounded, so memory stays flat whatever the layer's size.
 */
final class GzipLayerWriter implements LayerWriter, AutoCloseable {

  /**
   * Smaller files compress better together, and each member costs its readers time; but what is not
   * spliced has to be deflated again.
   */
  static final long SPLICE_ABOVE = 2 * 1024;

  static final int BATCH = 512 * 1024;

  private static final byte[] ZEROS = new byte[2 * TarHeader.BLOCK];

  private final LayerSink sink;
  private final MemberTools.Pool tools;
  private final Executor helpers;
  private final long budget;
  private final Set<String> paths = new HashSet<>();
  private final Deque<LayerPart<?>> pending = new ArrayDeque<>();
  private long pendingWeight;
  private byte[] batch = new byte[BATCH];
  private int batched;

  /**
   * @param helpers runs what can be done ahead, as soon as it has a thread with nothing else to do
   * @param budget how many bytes may wait for their turn
   */
  GzipLayerWriter(OutputStream blob, MemberTools.Pool tools, Executor helpers, long budget) {
    this.sink = new LayerSink(blob);
    this.tools = tools;
    this.helpers = helpers;
    this.budget = budget;
  }

  @Override
  public void add(TarEntry entry) throws IOException {
    if (entry.size() != 0) {
      throw new IllegalArgumentException("`" + entry.path() + "` has no content");
    }
    addHeader(entry);
  }

  @Override
  public void add(TarEntry entry, Content content) throws IOException {
    if (entry.type() != TarEntry.Type.FILE || entry.size() != content.size()) {
      throw new IllegalArgumentException(
          "`" + entry.path() + "` says " + entry.size() + " bytes, not " + content.size());
    }
    addHeader(entry);
    if (content instanceof DeflatedContent deflated && content.size() > SPLICE_ABOVE) {
      endBatch();
      addPart(new SplicePart(deflated));
    } else {
      try (InputStream in = content.open()) {
        addToBatches(entry, in);
      }
    }
    addToBatches(ZEROS, TarHeader.paddingAfter(entry.size()));
  }

  @Override
  public void flush() throws IOException {
    while (!pending.isEmpty()) {
      commitFirst();
    }
  }

  /** Ends the archive; the blob has all its bytes then. */
  DiffId finish() throws IOException {
    addToBatches(TarHeader.end());
    endBatch();
    flush();
    return sink.diffId();
  }

  /** Waits for work that was begun ahead and is not needed any more. */
  @Override
  public void close() {
    pending.forEach(LayerPart::abandon);
    pending.clear();
  }

  private void addHeader(TarEntry entry) throws IOException {
    if (!paths.add(entry.path())) {
      throw new IllegalStateException("twice in one layer: `" + entry.path() + "`");
    }
    addToBatches(TarHeader.of(entry));
  }

  private void addToBatches(byte[] bytes) throws IOException {
    addToBatches(bytes, bytes.length);
  }

  private void addToBatches(byte[] bytes, int length) throws IOException {
    int at = 0;
    while (at < length) {
      int piece = Math.min(length - at, BATCH - batched);
      System.arraycopy(bytes, at, batch, batched, piece);
      at += piece;
      batched += piece;
      endBatchIfFull();
    }
  }

  private void addToBatches(TarEntry entry, InputStream in) throws IOException {
    long left = entry.size();
    while (left > 0) {
      int read = in.read(batch, batched, (int) Math.min(left, BATCH - batched));
      if (read < 0) {
        throw new IOException("`" + entry.path() + "` is " + left + " bytes too short");
      }
      left -= read;
      batched += read;
      endBatchIfFull();
    }
    if (in.read() >= 0) {
      throw new IOException("`" + entry.path() + "` is longer than " + entry.size() + " bytes");
    }
  }

  private void endBatchIfFull() throws IOException {
    if (batched == BATCH) {
      endBatch();
    }
  }

  private void endBatch() throws IOException {
    if (batched > 0) {
      // A small batch between two spliced files does not keep half a megabyte from the others.
      boolean small = batched < BATCH / 4;
      byte[] bytes = small ? Arrays.copyOf(batch, batched) : batch;
      addPart(new BatchPart(bytes, batched));
      batch = small ? batch : new byte[BATCH];
      batched = 0;
    }
  }

  private void addPart(LayerPart<?> part) throws IOException {
    while (pendingWeight + part.weight() > budget && !pending.isEmpty()) {
      commitFirst();
    }
    pending.add(part);
    pendingWeight += part.weight();
    if (part.canBePrepared()) {
      helpers.execute(() -> part.help(tools));
    }
  }

  private void commitFirst() throws IOException {
    LayerPart<?> first = pending.remove();
    pendingWeight -= first.weight();
    first.commit(tools, sink);
  }
}
