package dev.berth.core.docker;

import dev.berth.core.oci.ImageReference;
import dev.berth.core.oci.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What an Engine is to build out of a context.
 *
 * @param dockerfile its path in the context
 * @param name what the image is called when it is done
 * @param useCache whether steps that were done before are taken again
 * @param network the one of the steps: {@code none}, {@code host}, or one of the Engine's
 * @param proxies what the steps have as variables, and neither image nor history keeps: every
 *     builder knows these by name
 */
public record BuildPlan(
    String dockerfile,
    Optional<ImageReference> name,
    boolean useCache,
    Optional<String> network,
    ContainerProxies proxies) {

  /** The query of {@code POST /build}; what a step leaves is removed also when it fails. */
  String query() {
    return "dockerfile="
        + EngineCalls.encoded(dockerfile)
        + name.map(image -> "&t=" + EngineCalls.encoded(image.familiar())).orElse("")
        + (useCache ? "" : "&nocache=1")
        + network.map(mode -> "&networkmode=" + EngineCalls.encoded(mode)).orElse("")
        + (proxies.isEmpty()
            ? ""
            : "&buildargs="
                + EngineCalls.encoded(
                    new String(Json.write(proxies.variables()), StandardCharsets.UTF_8)))
        + "&rm=1&forcerm=1&version=1";
  }
}
