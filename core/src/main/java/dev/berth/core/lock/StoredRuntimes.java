package dev.berth.core.lock;

import dev.berth.core.oci.Digest;
import dev.berth.core.spec.KeptSpec;
import dev.berth.core.spec.RuntimeSpec;
import dev.berth.core.spec.RuntimeSpecReader;
import dev.berth.core.spec.SpecTexts;
import dev.berth.core.store.BlobStore;
import dev.berth.core.store.RuntimeDocuments;
import dev.berth.core.store.RuntimeRecord;
import dev.berth.core.store.RuntimeSources;
import dev.berth.core.store.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads back what {@link SourceKeeper} kept. */
public final class StoredRuntimes {

  private final BlobStore blobs;
  private final RuntimeSpecReader reader;

  public StoredRuntimes(BlobStore blobs, RuntimeSpecReader reader) {
    this.blobs = blobs;
    this.reader = reader;
  }

  /**
   * What a version was built from.
   *
   * @throws NotKeptException when nothing was kept of it, or a part is gone
   * @throws dev.berth.core.store.StoreException when a part is damaged
   * @throws LockException when its lock was made by a newer Berth
   * @throws dev.berth.core.yaml.InvalidSpecException when its runtime.yaml says what this Berth
   *     does not take any more
   */
  public StoredRuntime read(RuntimeRecord runtime) throws IOException {
    RuntimeDocuments documents =
        runtime.documents().orElseThrow(() -> NotKeptException.builtByEarlierBerth(runtime));
    RuntimeSources sources = sources(runtime, documents);
    String yaml = text(runtime, sources.spec(), documents.yaml());
    SortedMap<String, String> requirements = new TreeMap<>();
    for (String path : sources.requirements()) {
      requirements.put(path, text(runtime, path, sources.get(path).digest()));
    }
    RuntimeSpec spec =
        reader.read(
            new KeptSpec(
                blobs.path(documents.yaml()),
                new SpecTexts(yaml, requirements),
                sources.files().stream().map(SourceFile::path).collect(Collectors.toSet()),
                Set.copyOf(sources.folders())));
    return new StoredRuntime(runtime, spec, lock(runtime), sources);
  }

  /**
   * The lock of a version.
   *
   * @throws NotKeptException when it was not kept, or is gone
   * @throws dev.berth.core.store.StoreException when it is damaged
   * @throws LockException when it was made by a newer Berth
   */
  public RuntimeLock lock(RuntimeRecord runtime) throws IOException {
    if (runtime.documents().isEmpty()) {
      throw NotKeptException.builtByEarlierBerth(runtime);
    }
    String text = text(runtime, "runtime.lock", runtime.lock());
    return new LockReader(blobs.path(runtime.lock()), text).read(text);
  }

  /**
   * The files of the folder that a version was built from.
   *
   * @throws NotKeptException when they were not kept, or their list is gone or not one
   * @throws dev.berth.core.store.StoreException when their list is damaged
   */
  public RuntimeSources sources(RuntimeRecord runtime) throws IOException {
    return sources(
        runtime,
        runtime.documents().orElseThrow(() -> NotKeptException.builtByEarlierBerth(runtime)));
  }

  /**
   * Makes sure that every file of a version's folder is in the store.
   *
   * @throws NotKeptException naming the first that is not
   */
  public void requireSources(StoredRuntime runtime) {
    for (SourceFile file : runtime.sources().files()) {
      if (!blobs.contains(file.digest())) {
        throw NotKeptException.gone(
            runtime.runtime(), "`" + file.path() + "`", blobs.path(file.digest()));
      }
    }
  }

  private RuntimeSources sources(RuntimeRecord runtime, RuntimeDocuments documents)
      throws IOException {
    byte[] bytes = bytes(runtime, "the list of its files", documents.sources());
    try {
      return RuntimeSources.read(bytes);
    } catch (IllegalArgumentException e) {
      throw NotKeptException.unreadable(runtime, String.valueOf(e.getMessage()));
    }
  }

  private String text(RuntimeRecord runtime, String path, Digest digest) throws IOException {
    return new String(bytes(runtime, "`" + path + "`", digest), StandardCharsets.UTF_8);
  }

  private byte[] bytes(RuntimeRecord runtime, String what, Digest digest) throws IOException {
    try {
      return blobs.read(digest);
    } catch (NoSuchFileException e) {
      throw NotKeptException.gone(runtime, what, blobs.path(digest));
    }
  }
}
