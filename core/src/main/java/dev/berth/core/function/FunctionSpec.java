package dev.berth.core.function;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which function it is. What runs is in the {@link TaskSpec}, since a task may say it too.
 *
 * @param file the function.yaml
 * @param uuid in the form of RFC 9562
 */
public record FunctionSpec(
    Path file,
    Optional<String> project,
    String name,
    Optional<String> uuid,
    Optional<String> description,
    List<String> labels,
    Optional<SourceSpec> source) {

  public FunctionSpec {
    labels = List.copyOf(labels);
  }
}
