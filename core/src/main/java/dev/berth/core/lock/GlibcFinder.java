package dev.berth.core.lock;

import dev.berth.core.io.ImageFile;
import dev.berth.core.io.ImageTree;
import dev.berth.core.oci.Platform;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the C library of an image: which one, and how old. */
final class GlibcFinder {

  private static final String GLIBC = "libc.so.6";

  /** Where the loader of glibc looks without being told, by the kernel's name of the processor. */
  private static final List<String> FOLDERS =
      List.of("lib/%s-linux-gnu", "usr/lib/%s-linux-gnu", "lib64", "usr/lib64", "lib", "usr/lib");

  private static final Map<String, String> MUSL_LOADERS =
      Map.of("x86_64", "ld-musl-x86_64.so.1", "aarch64", "ld-musl-aarch64.so.1");

  private final ImageTree<String> tree;
  private final String machine;

  GlibcFinder(ImageTree<String> tree, Platform platform) {
    this.tree = tree;
    this.machine = platform.machine();
  }

  /** The version of glibc: {@code 2.36}. */
  Optional<String> find() {
    return FOLDERS.stream()
        .map(folder -> String.format(folder, machine) + "/" + GLIBC)
        .map(path -> tree.resolve(path).flatMap(tree::at).flatMap(ImageFile::clue))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Whether programs there are linked with musl, as in Alpine Linux. */
  boolean hasMusl() {
    return tree.resolve("lib/" + MUSL_LOADERS.getOrDefault(machine, "ld-musl.so.1")).isPresent();
  }
}
