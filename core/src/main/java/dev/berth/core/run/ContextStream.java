package dev.berth.core.run;

import dev.berth.core.BerthException;
import dev.berth.core.io.TarHeader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** A build's files as one tar archive, of which no more than a buffer is ever in memory. */
final class ContextStream extends InputStream {

  /** A failure on this side, on its way through somebody else's code. */
  static final class Failure extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient BerthException told;

    Failure(BerthException told) {
      super(told.getMessage(), told);
      this.told = told;
    }

    /** The failure behind another one, when it began here. */
    static Optional<BerthException> in(Throwable failure) {
      for (Throwable one = failure; one != null; one = one.getCause()) {
        if (one instanceof Failure ours) {
          return Optional.of(ours.told);
        }
      }
      return Optional.empty();
    }
  }

  private final Iterator<ContextFile> files;
  private InputStream part = InputStream.nullInputStream();
  private Optional<ContextFile> pending = Optional.empty();
  private Optional<ContextFile> file = Optional.empty();
  private long left;
  private boolean ended;

  ContextStream(List<ContextFile> files) {
    this.files = files.iterator();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (true) {
      int read =
          file.isPresent()
              ? readFile(bytes, offset, (int) Math.min(length, left))
              : part.read(bytes, offset, length);
      if (read >= 0) {
        return read;
      }
      if (!next()) {
        return -1;
      }
    }
  }

  /** A file may grow while it is read: what it had before is what the build gets. */
  private int readFile(byte[] bytes, int offset, int length) throws Failure {
    if (left == 0) {
      return -1;
    }
    try {
      int read = part.read(bytes, offset, length);
      if (read < 0) {
        throw new Failure(ContextException.changed(file.orElseThrow().origin()));
      }
      left -= read;
      return read;
    } catch (Failure told) {
      throw told;
    } catch (IOException e) {
      throw new Failure(ContextException.unreadable(file.orElseThrow().origin(), e));
    }
  }

  /** Header, content and padding take turns. */
  private boolean next() throws IOException {
    part.close();
    if (file.isPresent()) {
      part = bytes(new byte[TarHeader.paddingAfter(file.get().entry().size())]);
      file = Optional.empty();
      return true;
    }
    if (pending.isPresent()) {
      ContextFile begun = pending.get();
      pending = Optional.empty();
      try {
        part = begun.source().open();
      } catch (IOException e) {
        throw new Failure(ContextException.unreadable(begun.origin(), e));
      }
      file = Optional.of(begun);
      left = begun.entry().size();
      return true;
    }
    if (files.hasNext()) {
      ContextFile begun = files.next();
      part = bytes(TarHeader.of(begun.entry()));
      pending = begun.entry().size() > 0 ? Optional.of(begun) : Optional.empty();
      return true;
    }
    if (ended) {
      return false;
    }
    ended = true;
    part = bytes(TarHeader.end());
    return true;
  }

  private static InputStream bytes(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public void close() throws IOException {
    part.close();
  }
}
