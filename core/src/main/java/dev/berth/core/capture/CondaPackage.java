package dev.berth.core.capture;

import dev.berth.core.oci.Digest;
import java.util.Optional;

/**
 * A package that conda installed, as its record below {@code conda-meta} has it.
 *
 * @param build the build string: {@code py311h64a7726_0}
 * @param channel its name ({@code conda-forge}), or its address when it is not on conda's own
 *     server; without credentials
 * @param url the package's file, without credentials
 * @param md5 32 hexadecimal digits
 */
public record CondaPackage(
    String name,
    String version,
    String build,
    String channel,
    String url,
    Optional<String> md5,
    Optional<Digest> sha256) {

  /** As a match specification that nothing else matches, without its channel. */
  public String matchSpec() {
    return name + "=" + version + "=" + build;
  }
}
