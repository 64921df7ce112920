package dev.berth.core.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The block {@code configs:}.
 *
 * @param condaChannels {@code conda.channels}, highest priority first
 * @param condarc {@code conda.condarc}, as YAML values
 * @param dockerImage {@code docker.image}: the whole image to use instead of building one
 * @param pip {@code pip}
 */
public record ConfigsSpec(
    List<String> condaChannels,
    Map<String, Object> condarc,
    Optional<String> dockerImage,
    PipConfig pip) {

  public ConfigsSpec {
    condaChannels = List.copyOf(condaChannels);
    condarc = Map.copyOf(condarc);
  }

  /**
   * Where packages come from: {@code configs.pip}. Unset values leave the user's own pip
   * configuration in force.
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
