package dev.berth.core.run;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * What a file holds, opened when it is read first: of all the files of a source, one is open at a
 * time. It is as long as was said before, or fails: what comes after it in an archive would be
 * taken for something else.
 */
final class PlacedFileStream extends InputStream {

  private final PlacedFile file;
  private Optional<InputStream> in = Optional.empty();
  private long left;

  PlacedFileStream(PlacedFile file) {
    this.file = file;
    this.left = file.content().size();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /** A file may grow while it is read: what it had before is what the container gets. */
  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (left == 0) {
      return -1;
    }
    if (in.isEmpty()) {
      in = Optional.of(file.content().open());
    }
    int read = in.get().read(bytes, offset, (int) Math.min(length, left));
    if (read < 0) {
      throw new IOException("`" + file.path() + "` has become shorter while it was read");
    }
    left -= read;
    return read;
  }

  @Override
  public void close() throws IOException {
    if (in.isPresent()) {
      in.get().close();
    }
  }
}
