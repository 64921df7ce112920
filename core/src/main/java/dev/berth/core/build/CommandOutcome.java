package dev.berth.core.build;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What came of commands.
 *
 * @param layers for each command that ended well, what it changed in the image: a layer of
 *     image-spec, layer.md, as a tar file that is not compressed. Commands that changed the same
 *     have the same file
 * @param failure why the command after those did not end well, and the rest did not begin
 */
public record CommandOutcome(List<Path> layers, Optional<Failure> failure) {

  public CommandOutcome {
    layers = List.copyOf(layers);
  }

  /**
   * Why a command failed.
   *
   * @param reason {@code it ended with the exit code 2}, {@code there is no command `/bin/sh` in
   *     the image `demo`}, or why the engine could not start it, in its own words
   * @param lastLines what it wrote last
   */
  public record Failure(String reason, List<String> lastLines) {

    public Failure {
      lastLines = List.copyOf(lastLines);
    }
  }
}
