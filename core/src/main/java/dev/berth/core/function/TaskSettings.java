package dev.berth.core.function;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What every action may say.
 *
 * @param envs environment variables, in the order of the files
 * @param secrets names of secrets
 * @param volumes at most one for each mount path
 * @param profile what was applied, if one was
 */
public record TaskSettings(
    Map<String, String> envs,
    List<String> secrets,
    List<VolumeSpec> volumes,
    ResourcesSpec resources,
    PlacementSpec placement,
    Optional<ProfileSpec> profile) {

  public TaskSettings {
    envs = Collections.unmodifiableMap(new LinkedHashMap<>(envs));
    secrets = List.copyOf(secrets);
    volumes = List.copyOf(volumes);
  }
}
