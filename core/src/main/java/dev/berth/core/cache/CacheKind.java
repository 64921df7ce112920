package dev.berth.core.cache;

/** Kinds of things in the store, in the order in which people see them. */
public enum CacheKind {
  /** What each version is: manifests, configurations, runtime.yaml, lock, the user's own files. */
  RUNTIMES("runtimes"),
  /** Layers, of images and of bases. */
  LAYERS("layers"),
  /** What was fetched: wheels, operating system packages, their indexes. */
  DOWNLOADS("downloads"),
  /** Wheels as installations have them, whose files environments share. */
  UNPACKED("unpacked wheels"),
  /** Environments on this computer that have no other place; what they share is counted above. */
  ENVIRONMENTS("environments"),
  /** What only removed versions have, which can be recovered. */
  REMOVED("removed versions"),
  /** Programs that Berth fetched for itself. */
  TOOLS("tools"),
  /** Small files by which the others are found. */
  INDEXES("indexes"),
  /** What processes are writing, or left when they were killed. */
  TEMPORARY("temporary files");

  private final String title;

  CacheKind(String title) {
    this.title = title;
  }

  /** What people call it. */
  public String title() {
    return title;
  }
}
