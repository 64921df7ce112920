package dev.berth.core.run;

import dev.berth.core.oci.Digest;
import java.util.List;

/** How a command of a build ended. */
sealed interface CommandEnd {

  /**
   * Well.
   *
   * @param image what it wrote, on what was there before
   */
  record Kept(Digest image) implements CommandEnd {}

  /**
   * With another code than 0.
   *
   * @param lastLines what it wrote last
   */
  record Failed(int exitCode, List<String> lastLines) implements CommandEnd {}

  /**
   * It did not begin.
   *
   * @param reason in the Engine's words
   */
  record Refused(String reason) implements CommandEnd {}
}
