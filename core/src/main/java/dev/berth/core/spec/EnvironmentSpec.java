package dev.berth.core.spec;

import dev.berth.core.oci.Platform;
import dev.berth.core.python.PythonVersion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The block {@code environment:}.
 *
 * @param platforms from {@code arch}; empty means any ({@code noarch} as well)
 * @param os {@code debian:12}
 * @param cuda {@code 12.4}
 * @param cudnn {@code 9}
 * @param starwhaleVersion what Starwhale would install beside the dependencies
 * @param image {@code docker.image}: the base image, in the words of containers-transports(5)
 * @param variables {@code vars}, in the order of the file
 * @param workdir absolute
 * @param user a name or number, with a group behind {@code :} if there is one
 * @param entrypoint empty when the file says nothing; a text is run by {@code /bin/sh -c}
 * @param command empty when the file says nothing; a text is run by {@code /bin/sh -c}
 * @param ports {@code 8080/tcp}
 */
public record EnvironmentSpec(
    List<Platform> platforms,
    Optional<String> os,
    Optional<PythonVersion> python,
    Optional<String> cuda,
    Optional<String> cudnn,
    Optional<String> starwhaleVersion,
    Optional<String> image,
    Map<String, String> variables,
    Optional<String> workdir,
    Optional<String> user,
    List<String> entrypoint,
    List<String> command,
    List<String> ports,
    Map<String, String> labels) {

  public EnvironmentSpec {
    platforms = List.copyOf(platforms);
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    entrypoint = List.copyOf(entrypoint);
    command = List.copyOf(command);
    ports = List.copyOf(ports);
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
  }
}
