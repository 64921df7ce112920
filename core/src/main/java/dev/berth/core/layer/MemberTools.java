package dev.berth.core.layer;

import dev.berth.core.io.CheckedInflater;
import dev.berth.core.io.DeflateEncoder;
import java.io.IOException;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What making a gzip member takes, kept because its tables are large: for one thread at a time. */
final class MemberTools {

  private static final int INPUT_BUFFER = 64 * 1024;
  private static final int OUTPUT_BUFFER = 128 * 1024;

  final DeflateEncoder encoder = new DeflateEncoder();
  final CheckedInflater inflater = new CheckedInflater(OUTPUT_BUFFER);
  final byte[] input = new byte[INPUT_BUFFER];

  /** Work that needs tools. */
  interface Work<T> {
    T with(MemberTools tools) throws IOException;
  }

  /** Tools for as many threads as ask at a time. */
  static final class Pool implements AutoCloseable {

    private final ConcurrentLinkedQueue<MemberTools> idle = new ConcurrentLinkedQueue<>();

    <T> T with(Work<T> work) throws IOException {
      MemberTools found = idle.poll();
      MemberTools tools = found == null ? new MemberTools() : found;
      try {
        return work.with(tools);
      } finally {
        idle.add(tools);
      }
    }

    @Override
    public void close() {
      for (MemberTools tools = idle.poll(); tools != null; tools = idle.poll()) {
        tools.inflater.close();
      }
    }
  }
}
