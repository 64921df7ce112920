package dev.berth.core.docker;

import java.util.Optional;

/**
 * Why this Engine and no other.
 *
 * @param context the context's name, when it was one
 */
public record EngineSource(Kind kind, Optional<String> context) {

  /** What said so, in the order in which it counts. */
  public enum Kind {
    DOCKER_HOST("DOCKER_HOST"),
    DOCKER_CONTEXT("DOCKER_CONTEXT"),
    CURRENT_CONTEXT("current context"),
    /** Where {@code docker} looks that nobody told anything. */
    STANDARD("standard socket"),
    /** Docker without root, whose context was not made or not chosen. */
    ROOTLESS_SOCKET("rootless socket"),
    CONTAINER_HOST("CONTAINER_HOST"),
    PODMAN_USER_SOCKET("podman's user socket"),
    PODMAN_SOCKET("podman's socket");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  static EngineSource of(Kind kind) {
    return new EngineSource(kind, Optional.empty());
  }

  static EngineSource context(Kind kind, String name) {
    return new EngineSource(kind, Optional.of(name));
  }

  /** Whether it is one that {@code docker} would not have found, taken since there is no other. */
  public boolean isSubstitute() {
    return kind.compareTo(Kind.STANDARD) > 0;
  }

  /** A few words: {@code current context `remote`}. */
  @Override
  public String toString() {
    return kind.words + context.map(name -> " `" + name + "`").orElse("");
  }
}
