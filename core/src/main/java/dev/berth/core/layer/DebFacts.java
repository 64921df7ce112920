package dev.berth.core.layer;

import dev.berth.core.debian.DebArchive;
import dev.berth.core.debian.DebEntry;
import dev.berth.core.io.ElfFile;
import dev.berth.core.lock.LockedOsPackage;
import java.util.Map;

/**
 * What must be known of a package, beyond the content of its files.
 *
 * @param libraries what the dynamic linker wants to know, by path
 * @param md5 of the configuration files, and of all files when the package lists none, by path
 */
record DebFacts(
    LockedOsPackage locked,
    DebArchive archive,
    Map<String, ElfFile> libraries,
    Map<String, String> md5) {

  DebFacts {
    libraries = Map.copyOf(libraries);
    md5 = Map.copyOf(md5);
  }

  /**
   * How dpkg names the package's own files: with the architecture where several may be installed.
   */
  String dpkgName() {
    return archive.field("Multi-Arch").equals("same")
        ? locked.name() + ":" + locked.architecture()
        : locked.name();
  }

  /** Names the content of one of its files. */
  String identity(DebEntry entry) {
    return locked.digest() + "/" + entry.path();
  }
}
