package dev.berth.core.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.oci.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An image with busybox, which tests run: made once, in a moment. It also has what looks like
 * Python and a C library, so that a runtime can stand on it.
 */
public final class Busybox {

  /** What the Docker Engine calls it. */
  public static final String IMAGE = "berth-it-busybox:2";

  private static final String[] PROGRAMS = {
    "cat", "dd", "df", "echo", "env", "false", "head", "id", "ls", "mount", "sh", "sleep", "stat",
    "stty", "touch", "true", "wc", "yes"
  };

  private Busybox() {}

  private static String machine() {
    return Platform.linuxOn(System.getProperty("os.arch")).machine();
  }

  private static void writeProgram(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

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
      writeProgram(root.resolve("usr/bin/python3.11"), "\u007fELF");
      writeProgram(
          root.resolve("usr/lib/" + machine() + "-linux-gnu/libc.so.6"),
          "\0GNU C Library (Debian GLIBC 2.36-9) stable release version 2.36.\0");
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
