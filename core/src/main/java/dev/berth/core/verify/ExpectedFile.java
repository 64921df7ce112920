package dev.berth.core.verify;

import dev.berth.core.oci.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What must be at a path.
 *
 * @param owner what it belongs to: a package, {@code torch 2.3.0}, or what people call it
 * @param link where it leads, when it must be a symbolic link
 * @param digest of its content; of where it leads, when it must be a link
 */
record ExpectedFile(String owner, Optional<String> link, Digest digest, boolean executable) {

  /** The owner of what makes a folder an environment. */
  static final String ENVIRONMENT = "the environment";

  /** The owner of the user's own files. */
  static final String USER = "your files";

  static ExpectedFile file(String owner, Digest digest, boolean executable) {
    return new ExpectedFile(owner, Optional.empty(), digest, executable);
  }

  static ExpectedFile file(String owner, String text) {
    return file(owner, Digest.of(text.getBytes(StandardCharsets.UTF_8)), false);
  }

  static ExpectedFile link(String owner, String target) {
    return new ExpectedFile(
        owner, Optional.of(target), Digest.of(target.getBytes(StandardCharsets.UTF_8)), false);
  }

  /** Whether this is it, whatever its mode. */
  boolean isContentOf(FoundFile found) {
    return found.link().equals(link) && found.digest().equals(digest);
  }

  /** What it is, for people. */
  String description() {
    return link.map(target -> "a link to `" + target + "`").orElseGet(digest::toString);
  }
}
