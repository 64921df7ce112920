import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The least that can be done to turn wheels into layers: inflate every entry and hash what comes
 * out, hash the wheel's own bytes, and write them to a blob, on all processors. It makes no layer;
 * it is what the time of making them is measured against.
 *
 * <p>Usage: {@code java Floor.java WHEEL... FOLDER}
 */
public class Floor {

  private static final int BUFFER = 128 * 1024;

  /** Entries of one wheel which one thread inflates, one after the other. */
  private record Piece(Path wheel, List<ZipEntry> entries, long size) {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[arguments.length - 1]));
    List<Callable<Void>> work = new ArrayList<>();
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < arguments.length - 1; i++) {
      Path wheel = Path.of(arguments[i]);
      pieces.addAll(split(wheel));
      work.add(() -> copy(wheel, folder.resolve(wheel.getFileName())));
    }
    // Largest first, so that no processor is left alone with a large one at the end.
    pieces.sort(Comparator.comparingLong(Piece::size).reversed());
    pieces.forEach(piece -> work.add(() -> inflate(piece)));
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    for (Future<Void> done : threads.invokeAll(work)) {
      done.get();
    }
    threads.shutdown();
  }

  /** Each large entry by itself, since one stream cannot be shared; the small ones together. */
  private static List<Piece> split(Path wheel) throws IOException {
    List<Piece> pieces = new ArrayList<>();
    List<ZipEntry> small = new ArrayList<>();
    try (ZipFile zip = new ZipFile(wheel.toFile())) {
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        if (entry.getSize() > 1 << 20) {
          pieces.add(new Piece(wheel, List.of(entry), entry.getSize()));
        } else {
          small.add(entry);
        }
      }
    }
    pieces.add(new Piece(wheel, small, small.stream().mapToLong(ZipEntry::getSize).sum()));
    return pieces;
  }

  private static Void inflate(Piece piece) throws Exception {
    byte[] buffer = new byte[BUFFER];
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    try (ZipFile zip = new ZipFile(piece.wheel().toFile())) {
      for (ZipEntry entry : piece.entries()) {
        try (InputStream in = zip.getInputStream(entry)) {
          for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            sha256.update(buffer, 0, read);
          }
        }
      }
    }
    sha256.digest();
    return null;
  }

  private static Void copy(Path wheel, Path blob) throws Exception {
    byte[] buffer = new byte[BUFFER];
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    try (InputStream in = Files.newInputStream(wheel);
        OutputStream out = Files.newOutputStream(blob)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sha256.update(buffer, 0, read);
        out.write(buffer, 0, read);
      }
    }
    sha256.digest();
    return null;
  }
}
