package dev.berth.core.verify;

import dev.berth.core.io.ExpectedHash;
import dev.berth.core.python.InstalledRecord;
import dev.berth.core.python.PackageName;
import java.util.Map;
import java.util.Optional;

/**
 * An installed project, as its folder of metadata says it (recording installed projects
 * specification).
 *
 * @param version as the folder's name has it
 * @param record the text of its RECORD, when there is one
 */
record FoundProject(PackageName name, String version, Optional<String> record) {

  /** Name and version as people write them: {@code torch 2.3.0}. */
  String label() {
    return name + " " + version;
  }

  /**
   * Its files by their paths relative to the prefix, with their hashes where RECORD has them; none
   * when RECORD is not there or not one.
   */
  Map<String, Optional<ExpectedHash>> files(String sitePackages) {
    try {
      return record.map(text -> InstalledRecord.read(text, sitePackages)).orElse(Map.of());
    } catch (IllegalArgumentException notARecord) {
      return Map.of();
    }
  }
}
