package dev.berth.core.version;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.oci.Platform;
import dev.berth.core.store.RuntimeEntry;
import java.util.stream.Collectors;

/** A version has no image that could be looked at. */
public final class NoImageException extends BerthException {

  private final String version;

  private NoImageException(String version, Problem problem) {
    super(problem);
    this.version = version;
  }

  /** The version was not built for this platform. */
  static NoImageException notFor(RuntimeEntry entry, Platform wanted) {
    return new NoImageException(
        entry.shortName(),
        Problem.of("`" + entry.shortName() + "` was not built for `" + wanted + "`")
            .because(
                "it was built for "
                    + entry.runtime().images().stream()
                        .map(image -> "`" + image.platform() + "`")
                        .collect(Collectors.joining(", "))));
  }

  /**
   * What a folder would make has not been made.
   *
   * @param path the folder or file as the user named it
   */
  public static NoImageException notBuilt(VersionView view, String path) {
    return new NoImageException(
        view.shortName(),
        Problem.of("`" + view.shortName() + "` is not built yet")
            .hint("build it with `berth runtime build " + path + "`"));
  }

  /** The version: {@code demo@3f2a9c41d0b7}. */
  public String version() {
    return version;
  }
}
