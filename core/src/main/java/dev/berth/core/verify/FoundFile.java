package dev.berth.core.verify;

import dev.berth.core.io.DigestingInputStream;
import dev.berth.core.oci.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file or a symbolic link that was found.
 *
 * @param link where it leads, when it is a link
 * @param digest of its content; of where it leads, when it is a link
 * @param bytes the content of those files whose content says something
 */
record FoundFile(Optional<String> link, boolean executable, Digest digest, Optional<byte[]> bytes) {

  /** RECORD of the largest wheels there are has a few megabytes, and no script is near that. */
  private static final long LARGEST_KEPT = 32 << 20;

  /** Scripts, which name their interpreter, and lists of what is installed. */
  private static final Pattern KEPT =
      Pattern.compile("bin/[^/]+|.*\\.dist-info/RECORD|" + OsPackageCheck.STATUS);

  static FoundFile link(String target) {
    return new FoundFile(
        Optional.of(target),
        false,
        Digest.of(target.getBytes(StandardCharsets.UTF_8)),
        Optional.empty());
  }

  /**
   * A file that is read to its end.
   *
   * @param path relative to the environment's prefix
   */
  static FoundFile read(String path, boolean executable, long size, InputStream content)
      throws IOException {
    boolean kept = size <= LARGEST_KEPT && KEPT.matcher(path).matches();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DigestingInputStream in = new DigestingInputStream(content);
    in.transferTo(kept ? bytes : OutputStream.nullOutputStream());
    return new FoundFile(
        Optional.empty(),
        executable,
        in.digest(),
        kept ? Optional.of(bytes.toByteArray()) : Optional.empty());
  }

  /** What it is, for people. */
  String description() {
    return link.map(target -> "a link to `" + target + "`").orElseGet(digest::toString);
  }

  /** The content as text, where it was kept. */
  Optional<String> text() {
    return bytes.map(content -> new String(content, StandardCharsets.UTF_8));
  }
}
