package dev.berth.core.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The block {@code configs:}.
 *
 * @param condaChannels {@code conda.channels}, highest priority first
 * @param condarc {@code conda.condarc}: texts, numbers, truth values, lists and maps of them, in
 *     the order of the file
 * @param dockerImage {@code docker.image}: an image that holds the whole runtime already
 * @param pip {@code pip}
 */
public record ConfigsSpec(
    List<String> condaChannels,
    Map<String, Object> condarc,
    Optional<String> dockerImage,
    PipConfig pip) {

  public ConfigsSpec {
    condaChannels = List.copyOf(condaChannels);
    condarc = Collections.unmodifiableMap(new LinkedHashMap<>(condarc));
  }

  /**
   * Where packages come from: {@code configs.pip}. Unset values leave the user's own pip
   * configuration in force.
   *
   * @param findLinks addresses, or folders: relative ones start at the folder of runtime.yaml
   */
  public record PipConfig(
      Optional<String> indexUrl,
      List<String> extraIndexUrls,
      List<String> trustedHosts,
      List<String> findLinks) {

    public PipConfig {
      extraIndexUrls = List.copyOf(extraIndexUrls);
      trustedHosts = List.copyOf(trustedHosts);
      findLinks = List.copyOf(findLinks);
    }
  }
}
