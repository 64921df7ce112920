package dev.berth.core.layer;

/**
 * Tells the image's apt to keep nothing that only serves to install the next package (apt.conf(5)):
 * what it fetched, what it worked out of the archives' indexes, which is more than most packages
 * have, and translations. Whatever is installed in a container would have it in its layer.
 */
final class AptCache {

  /** The name that Debian's images for Docker have it by: build scripts know what to remove. */
  private static final String PATH = "etc/apt/apt.conf.d/docker-clean";

  private static final String TEXT =
      """
      // What apt fetches and works out would stay in a layer of the image, and is not kept.
      APT::Keep-Downloaded-Packages "false";
      Dir::Cache::pkgcache "";
      Dir::Cache::srcpkgcache "";
      Acquire::Languages "none";
      """;

  private AptCache() {}

  static void limit(RootTree tree) {
    tree.put(PATH, RootEntry.file(TEXT, 0644));
  }
}
