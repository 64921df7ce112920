package dev.berth.core.lock;

import dev.berth.core.io.AtomicFile;
import dev.berth.core.oci.Digest;
import dev.berth.core.spec.RuntimeSpec;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The file {@code runtime.lock}. The same lock always has the same bytes, and what is not written
 * by us is not read.
 *
 * @param path where it is, whether it is there yet or not
 */
public record LockFile(Path path) {

  /** The lock of a runtime.yaml: beside it, {@code x.yaml} has {@code x.lock}. */
  public static LockFile of(RuntimeSpec spec) {
    String name = spec.file().getFileName().toString().replaceFirst("\\.[^.]+$", "");
    return new LockFile(spec.file().resolveSibling(name + ".lock"));
  }

  /** The bytes of a lock, as they are in its file. */
  public static byte[] bytes(RuntimeLock lock) {
    return LockWriter.write(lock).getBytes(StandardCharsets.UTF_8);
  }

  /** What names a lock: the digest of its bytes. */
  public static Digest digest(RuntimeLock lock) {
    return Digest.of(bytes(lock));
  }

  /**
   * Reads the lock, when there is one.
   *
   * @throws LockException when it cannot be read, or is not one
   */
  public Optional<RuntimeLock> read() {
    try {
      String text = Files.readString(path);
      return Optional.of(new LockReader(path, text).read(text));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (MalformedInputException e) {
      throw LockException.unreadable(path, new IOException("it is not UTF-8 text", e));
    } catch (IOException e) {
      throw LockException.unreadable(path, e);
    }
  }

  /**
   * Writes the lock, unless that is what the file holds.
   *
   * @return whether anything was written
   * @throws LockException when it cannot be written
   */
  public boolean write(RuntimeLock lock) {
    byte[] bytes = bytes(lock);
    try {
      if (Files.exists(path) && Arrays.equals(Files.readAllBytes(path), bytes)) {
        return false;
      }
      AtomicFile.write(path, bytes);
      return true;
    } catch (IOException e) {
      throw LockException.unwritable(path, e);
    }
  }
}
