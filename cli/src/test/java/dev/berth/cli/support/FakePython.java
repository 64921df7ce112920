package dev.berth.cli.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A program that answers as a Python would that is asked what it is. */
public final class FakePython {

  private FakePython() {}

  /** Writes it to this path, with folders. */
  public static Path write(Path program, String version) throws IOException {
    String machine = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
    return script(
        program,
        "printf '%s\\n' cpython " + version + " '' linux " + machine + " 64 'glibc 2.36' \"$0\"");
  }

  /** Writes a program that does this, whatever it is asked. */
  public static Path script(Path program, String commands) throws IOException {
    Files.createDirectories(program.getParent());
    Files.writeString(program, "#!/bin/sh\n" + commands + "\n");
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
