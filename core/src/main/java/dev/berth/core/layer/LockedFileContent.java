package dev.berth.core.layer;

import dev.berth.core.io.Content;
import dev.berth.core.io.DigestingInputStream;
import dev.berth.core.lock.ChangedFileException;
import dev.berth.core.lock.LockedFile;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The bytes of a file of the user's own, which must be those that were locked. */
record LockedFileContent(LockedFile file, Path folder) implements Content {

  @Override
  public long size() {
    return file.size();
  }

  @Override
  public InputStream open() throws IOException {
    Path source = folder.resolve(file.source());
    try {
      long found = Files.size(source);
      if (found != file.size()) {
        throw changed("it has " + found + " bytes, locked are " + file.size());
      }
      return new Verified(new DigestingInputStream(Files.newInputStream(source)));
    } catch (NoSuchFileException e) {
      throw changed("it is not there");
    }
  }

  private ChangedFileException changed(String fact) {
    return new ChangedFileException(file.source(), fact);
  }

  /** Holds the digest against the lock at the end of the file. */
  private final class Verified extends FilterInputStream {

    private final DigestingInputStream digesting;
    private boolean ended;

    Verified(DigestingInputStream in) {
      super(in);
      this.digesting = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      if (digesting.count() > file.size()) {
        throw changed("it has grown beyond the " + file.size() + " bytes locked");
      }
      if (read < 0 && !ended) {
        ended = true;
        checkEnd();
      }
      return read;
    }

    private void checkEnd() {
      if (digesting.count() != file.size()) {
        throw changed("it has " + digesting.count() + " bytes, locked are " + file.size());
      }
      var found = digesting.digest();
      if (!found.equals(file.digest())) {
        throw changed("it has " + found + ", locked is " + file.digest());
      }
    }
  }
}
