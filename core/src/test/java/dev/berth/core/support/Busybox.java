package dev.berth.core.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An image with nothing but busybox, which tests run: made once, in a moment. */
public final class Busybox {

  /** What the Docker Engine calls it. */
  public static final String IMAGE = "berth-it-busybox:1";

  private static final String[] PROGRAMS = {
    "cat", "dd", "df", "echo", "env", "false", "head", "id", "ls", "mount", "sh", "sleep", "stat",
    "touch", "true", "wc", "yes"
  };

  private Busybox() {}

  /** Makes sure that an engine has the image; skips the test when it, or busybox, is not there. */
  public static void need(String engine) {
    Programs.need("busybox");
    if (Programs.run(Path.of("/"), engine, "image", "inspect", IMAGE).succeeded()) {
      return;
    }
    try {
      Path root = Files.createTempDirectory("berth-busybox-");
      Path bin = Files.createDirectories(root.resolve("bin"));
      Files.createDirectories(root.resolve("etc"));
      Files.createDirectories(root.resolve("tmp"));
      Files.writeString(root.resolve("etc/passwd"), "root:x:0:0:root:/:/bin/sh\n");
      Files.copy(
          Path.of(Programs.output(root, "which", "busybox").strip()), bin.resolve("busybox"));
      for (String program : PROGRAMS) {
        Files.createSymbolicLink(bin.resolve(program), Path.of("busybox"));
      }
      String command = "tar c . | " + engine + " import -c 'ENV PATH=/bin' - " + IMAGE;
      assertThat(Programs.output(root, "sh", "-c", command)).isNotBlank();
      Programs.output(root, "rm", "-rf", root.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
