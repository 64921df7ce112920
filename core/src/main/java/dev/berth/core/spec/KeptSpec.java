package dev.berth.core.spec;

import java.nio.file.Path;
import java.util.Set;

/**
 * What was kept of a runtime.yaml and its folder, all of which was checked when it was there.
 *
 * @param file where the text of runtime.yaml is now, for messages
 * @param texts what was read
 * @param files the paths of all files that runtime.yaml names, a folder's one by one: relative,
 *     with {@code /}, in normal form
 * @param folders those of the folders that it names
 */
public record KeptSpec(Path file, SpecTexts texts, Set<String> files, Set<String> folders) {

  public KeptSpec {
    files = Set.copyOf(files);
    folders = Set.copyOf(folders);
  }
}
