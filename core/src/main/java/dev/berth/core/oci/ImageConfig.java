package dev.berth.core.oci;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an image is and how it is run (image-spec, config.md).
 *
 * @param diffIds the DiffIDs of the layers, lowest first: {@code rootfs.diff_ids}
 * @param others the properties this record has no field for, as JSON values, kept as they were
 *     found
 */
public record ImageConfig(
    Platform platform,
    Optional<Instant> created,
    Optional<String> author,
    ExecutionConfig execution,
    List<DiffId> diffIds,
    List<History> history,
    SortedMap<String, Object> others) {

  public ImageConfig {
    diffIds = List.copyOf(diffIds);
    history = List.copyOf(history);
    others = Collections.unmodifiableSortedMap(new TreeMap<>(others));
  }
}
