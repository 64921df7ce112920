package dev.berth.core.publish;

import dev.berth.core.io.AtomicFile;
import dev.berth.core.io.Content;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file that an archive becomes: all of it, or what was there before. */
record ArchiveFile(ImageLocation destination, Path path) {

  private static final int BUFFER = 1 << 20;

  void write(Store store, Content archive, PublishListener listener) {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw PublishException.notAFile(destination);
    }
    try {
      Destinations.lock(store, path)
          .during(
              () -> {
                replace(archive, listener);
                return path;
              });
    } catch (IOException e) {
      throw PublishException.cannotWrite(destination, e);
    }
  }

  private void replace(Content archive, PublishListener listener) throws IOException {
    Path file = path.toAbsolutePath();
    // The same name each time, so that what a kill leaves is taken away by the next try.
    Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
    try {
      try (InputStream in = archive.open();
          FileChannel out =
              FileChannel.open(
                  temporary,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.TRUNCATE_EXISTING)) {
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
          while (bytes.hasRemaining()) {
            out.write(bytes);
          }
          listener.progressed(read);
        }
      }
      AtomicFile.moveIntoPlace(temporary, file);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
