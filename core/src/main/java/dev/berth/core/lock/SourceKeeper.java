package dev.berth.core.lock;

import dev.berth.core.oci.Digest;
import dev.berth.core.spec.ConfigsSpec.PipConfig;
import dev.berth.core.spec.Dependency;
import dev.berth.core.spec.Dependency.FileSpec;
import dev.berth.core.spec.RuntimeSpec;
import dev.berth.core.store.BlobStore;
import dev.berth.core.store.BlobWriter;
import dev.berth.core.store.Parallel;
import dev.berth.core.store.RuntimeDocuments;
import dev.berth.core.store.RuntimeSources;
import dev.berth.core.store.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Keeps in the store what a runtime is built from beyond what can be fetched: runtime.yaml,
 * requirements files, the lock, and the user's own wheels and files. So a version can be restored,
 * extracted and handed on when its folder has changed or is gone.
 */
public final class SourceKeeper {

  /** Waiting for the disk is most of it, and disks wait for many at once as for one. */
  private static final int AT_ONCE = 8;

  /**
   * User and password in an address, as requirements files may have them; not {@code ${TOKEN}}, of
   * which only the name is in the file.
   */
  private static final Pattern CREDENTIALS = Pattern.compile("(?<=://)(?![^/\\s]*\\$\\{)[^/\\s]+@");

  private final BlobStore blobs;

  public SourceKeeper(BlobStore blobs) {
    this.blobs = blobs;
  }

  /** A file of the user's own that is to be copied, unless the store has it. */
  private record Copied(Path from, String shown, Digest digest, long size) {}

  /**
   * Keeps everything that this version is built from. What the store has already is not read.
   *
   * @throws ChangedFileException when a wheel or a file is not what is locked
   */
  public RuntimeDocuments keep(RuntimeSpec spec, RuntimeLock lock) throws IOException {
    String yamlPath = spec.file().getFileName().toString();
    String lockPath = LockFile.of(spec).path().getFileName().toString();
    SortedMap<String, SourceFile> files = new TreeMap<>();
    SourceFile yaml = text(yamlPath, spec.texts().yaml());
    files.put(yamlPath, yaml);
    for (var requirements : spec.texts().requirements().entrySet()) {
      String path = requirements.getKey();
      files.put(path, text(path, withoutCredentials(requirements.getValue())));
    }
    SortedMap<Digest, Copied> missing = new TreeMap<>();
    for (LockedPlatform platform : lock.platforms()) {
      for (LockedLocalWheel wheel : platform.localWheels()) {
        note(files, missing, spec, wheel.path(), wheel.digest(), wheel.size(), false);
      }
      for (LockedFile file : platform.files()) {
        note(files, missing, spec, file.source(), file.digest(), file.size(), file.executable());
      }
    }
    Parallel.forEach(List.copyOf(missing.values()), AT_ONCE, this::copy);
    files.put(lockPath, document(lockPath, LockFile.bytes(lock)));
    RuntimeSources sources =
        new RuntimeSources(
            yamlPath,
            lockPath,
            List.copyOf(spec.texts().requirements().keySet()),
            List.copyOf(files.values()),
            folders(spec));
    return new RuntimeDocuments(yaml.digest(), blobs.put(sources.write()).digest());
  }

  private SourceFile text(String path, String text) throws IOException {
    return document(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private SourceFile document(String path, byte[] bytes) throws IOException {
    return new SourceFile(path, blobs.put(bytes).digest(), bytes.length, false);
  }

  /** What is kept may be handed on; the lock names these addresses without credentials too. */
  private static String withoutCredentials(String requirements) {
    return CREDENTIALS.matcher(requirements).replaceAll("");
  }

  private void note(
      SortedMap<String, SourceFile> files,
      SortedMap<Digest, Copied> missing,
      RuntimeSpec spec,
      String source,
      Digest digest,
      long size,
      boolean executable) {
    String path = normal(source);
    files.put(path, new SourceFile(path, digest, size, executable));
    if (!blobs.contains(digest)) {
      missing.put(digest, new Copied(spec.folder().resolve(source), source, digest, size));
    }
  }

  private static String normal(String path) {
    return Path.of(path).normalize().toString().replace('\\', '/');
  }

  private void copy(Copied file) throws IOException {
    try (InputStream in = Files.newInputStream(file.from());
        BlobWriter writer = blobs.newBlob()) {
      in.transferTo(writer);
      Digest found = writer.digest();
      if (!found.equals(file.digest())) {
        throw new ChangedFileException(
            file.shown(), "it has " + found + ", locked is " + file.digest());
      }
      writer.commit();
    } catch (NoSuchFileException e) {
      throw new ChangedFileException(file.shown(), "it is not there");
    }
  }

  /**
   * The folders that runtime.yaml names. An empty one has no file that would make it again, and
   * where a folder with wheels is looked for depends on whether it is there.
   */
  private static List<String> folders(RuntimeSpec spec) {
    List<String> named = new ArrayList<>();
    for (Dependency dependency : spec.dependencies()) {
      if (dependency instanceof Dependency.Files files) {
        files.files().stream().map(FileSpec::source).forEach(named::add);
      }
    }
    PackageSources.configured(spec).stream().map(PipConfig::findLinks).forEach(named::addAll);
    TreeSet<String> folders = new TreeSet<>();
    for (String name : named) {
      if (isFolderIn(spec.folder(), name)) {
        folders.add(normal(name));
      }
    }
    folders.remove("");
    return List.copyOf(folders);
  }

  private static boolean isFolderIn(Path folder, String name) {
    if (name.contains("://")) {
      return false;
    }
    Path path = folder.resolve(name).normalize();
    return path.startsWith(folder.normalize()) && Files.isDirectory(path);
  }
}
