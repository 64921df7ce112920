package dev.berth.core.layer;

import dev.berth.core.debian.DebArchive;
import dev.berth.core.debian.DebEntry;
import dev.berth.core.io.Content;
import dev.berth.core.io.ElfFile;
import dev.berth.core.io.TarMember;
import dev.berth.core.lock.LockedOsPackage;
import dev.berth.core.oci.Digest;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Packages unpacked on disk while a layer is written: decompressing is the slow part, so it happens
 * once for each package and for all cores at once, and content is read from where it lies.
 */
final class DebSpool implements AutoCloseable {

  private static final Pattern LIBRARY = Pattern.compile("(?:.*/)?(?:lib|ld-)[^/]*\\.so[^/]*");

  private final Store store;
  private final Map<Digest, DebFacts> known;

  /** Where the data of packages lies: files that the store takes away should we be killed. */
  private final Map<Digest, Path> unpacked = new ConcurrentHashMap<>();

  /**
   * @param store where the packages are, and room for their data
   * @param known facts found before, to which those found here are added
   */
  DebSpool(Store store, Map<Digest, DebFacts> known) {
    this.store = store;
    this.known = known;
  }

  /**
   * The facts of packages, in the same order.
   *
   * @param content packages whose content will be read, which are unpacked in any case
   */
  List<DebFacts> facts(List<LockedOsPackage> packages, Set<Digest> content) throws IOException {
    ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<DebFacts>> futures = new ArrayList<>();
      for (LockedOsPackage one : packages) {
        futures.add(workers.submit(() -> facts(one, content.contains(one.digest()))));
      }
      List<DebFacts> facts = new ArrayList<>();
      for (Future<DebFacts> future : futures) {
        facts.add(future.get());
      }
      return facts;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while unpacking packages");
    } finally {
      end(workers);
    }
  }

  /** Nobody may be writing any more when the files are deleted. */
  private static void end(ExecutorService workers) {
    workers.shutdownNow();
    try {
      workers.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private DebFacts facts(LockedOsPackage locked, boolean content) throws IOException {
    DebFacts facts = known.get(locked.digest());
    if (facts == null || content) {
      facts = unpack(locked);
      known.put(locked.digest(), facts);
    }
    return facts;
  }

  private DebFacts unpack(LockedOsPackage locked) throws IOException {
    String name = fileName(locked);
    Path data = unpacked.computeIfAbsent(locked.digest(), any -> store.newTemporaryFile("deb-"));
    DebArchive archive =
        DebArchive.unpack(store.blobs().content(locked.digest()), name, data)
            .expect(locked.name(), locked.version(), name);
    Map<String, ElfFile> libraries = new TreeMap<>();
    Map<String, String> sums = new TreeMap<>();
    boolean listed = archive.controlFiles().containsKey("md5sums");
    Set<String> configuration = new HashSet<>(archive.controlText("conffiles").lines().toList());
    for (DebEntry entry : archive.entries()) {
      if (entry.type() != TarMember.Type.FILE) {
        continue;
      }
      Content file = Content.slice(data, entry.offset(), entry.size());
      if (LIBRARY.matcher(entry.path()).matches()) {
        ElfFile.read(file).ifPresent(library -> libraries.put(entry.path(), library));
      }
      if (!listed || configuration.contains(entry.listed())) {
        sums.put(entry.path(), md5(file));
      }
    }
    return new DebFacts(locked, archive, libraries, sums);
  }

  /**
   * The content of one of a package's files; the package is unpacked when it is not yet.
   *
   * @param shared whether the package has it under several names
   */
  RootContent content(DebFacts facts, DebEntry entry, boolean shared) {
    return new RootContent(
        facts.identity(entry),
        entry.size(),
        shared,
        () -> {
          synchronized (this) {
            if (!unpacked.containsKey(facts.locked().digest())) {
              unpack(facts.locked());
            }
          }
          return Content.slice(unpacked.get(facts.locked().digest()), entry.offset(), entry.size());
        });
  }

  private static String fileName(LockedOsPackage locked) {
    return locked.url().substring(locked.url().lastIndexOf('/') + 1);
  }

  private static String md5(Content content) throws IOException {
    try (InputStream in = content.open()) {
      // What dpkg compares with; nothing here relies on it.
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        md5.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(md5.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }

  @Override
  public void close() throws IOException {
    for (Path file : unpacked.values()) {
      Files.deleteIfExists(file);
    }
  }
}
