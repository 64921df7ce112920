package dev.berth.core.spec;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a pip requirements file and the files it includes say, flattened.
 *
 * @param requirements each a PEP 508 requirement with its {@code --hash} options, one line
 * @param constraints from {@code -c} files
 * @param indexUrl {@code -i}, the last one
 * @param findLinks {@code -f}: addresses, or folders; relative ones start at the folder of
 *     runtime.yaml
 * @param texts every file that was read, the first one included: its text by its path, relative to
 *     runtime.yaml with {@code /}
 */
public record Requirements(
    List<Dependency.Located> requirements,
    List<Dependency.Located> constraints,
    Optional<String> indexUrl,
    List<String> extraIndexUrls,
    List<String> findLinks,
    List<String> trustedHosts,
    SortedMap<String, String> texts) {

  public Requirements {
    requirements = List.copyOf(requirements);
    constraints = List.copyOf(constraints);
    extraIndexUrls = List.copyOf(extraIndexUrls);
    findLinks = List.copyOf(findLinks);
    trustedHosts = List.copyOf(trustedHosts);
    texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
  }
}
