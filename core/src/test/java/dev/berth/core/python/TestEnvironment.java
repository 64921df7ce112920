package dev.berth.core.python;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A virtual environment of Python 3.11 that no Python has made, with projects of no code. */
public final class TestEnvironment {

  private final Path prefix;

  private TestEnvironment(Path prefix) {
    this.prefix = prefix;
  }

  /** One whose interpreter answers as a Python 3.11.7 on Linux would. */
  public static TestEnvironment venv(Path prefix) {
    TestEnvironment environment = folders(prefix);
    write(
        prefix.resolve("pyvenv.cfg"),
        "home = /usr/bin\ninclude-system-site-packages = false\nversion = 3.11.7\n");
    return environment.interpreter("3.11.7", "cpython");
  }

  /** One of conda's. */
  public static TestEnvironment conda(Path prefix) {
    folders(prefix.resolve("conda-meta"));
    return folders(prefix).interpreter("3.11.7", "cpython");
  }

  private static TestEnvironment folders(Path prefix) {
    try {
      Files.createDirectories(prefix.resolve("bin"));
      Files.createDirectories(prefix.resolve("lib/python3.11/site-packages"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TestEnvironment(prefix);
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path prefix() {
    return prefix;
  }

  public Path sitePackages() {
    return prefix.resolve("lib/python3.11/site-packages");
  }

  /** Has the interpreter say something else of itself. */
  public TestEnvironment interpreter(String version, String implementation) {
    String minor = version.substring(0, version.lastIndexOf('.'));
    String answer =
        """
        {"version": "%1$s", "implementation": "%3$s", "freeThreaded": false,
         "sitePackages": ["%4$s"], "systemSitePackages": [],
         "markers": {"os_name": "posix", "sys_platform": "linux", "platform_system": "Linux",
          "platform_machine": "x86_64", "platform_python_implementation": "CPython",
          "python_version": "%2$s", "python_full_version": "%1$s",
          "implementation_name": "%3$s", "implementation_version": "%1$s"}}
        """
            .formatted(version, minor, implementation, sitePackages());
    return script("cat <<'END'\n" + answer + "END\n");
  }

  /** Has the interpreter be this shell script. */
  public TestEnvironment script(String script) {
    Path program = prefix.resolve("bin/python");
    write(program, "#!/bin/sh\n" + script);
    try {
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Has the interpreter be a link to one that is gone. */
  public TestEnvironment danglingInterpreter() {
    try {
      Files.deleteIfExists(prefix.resolve("bin/python"));
      Files.createSymbolicLink(prefix.resolve("bin/python3"), Path.of("/nonexistent/python3.11"));
      Files.createSymbolicLink(prefix.resolve("bin/python"), Path.of("python3"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** A project that pip was asked for. */
  public TestEnvironment asked(String name, String version, String... requires) {
    return needed(name, version, requires).file(name, version, "REQUESTED", "");
  }

  /** A project that pip installed since another one needs it. */
  public TestEnvironment needed(String name, String version, String... requires) {
    return by(name, version, requires).file(name, version, "INSTALLER", "pip\n");
  }

  /** A project of which no installer says that it was it. */
  public TestEnvironment by(String name, String version, String... requires) {
    StringBuilder metadata =
        new StringBuilder("Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n");
    for (String requirement : List.of(requires)) {
      metadata.append("Requires-Dist: ").append(requirement).append('\n');
    }
    String module = name.replace('-', '_');
    write(sitePackages().resolve(module + ".py"), "");
    return file(name, version, "METADATA", metadata.toString())
        .file(name, version, "RECORD", module + ".py,,\n");
  }

  /** A file in the metadata of a project. */
  public TestEnvironment file(String name, String version, String file, String text) {
    write(
        sitePackages().resolve(name.replace('-', '_') + "-" + version + ".dist-info").resolve(file),
        text);
    return this;
  }

  /** What the installer wrote of where a project is from. */
  public TestEnvironment from(String name, String version, String directUrl) {
    return file(name, version, "direct_url.json", directUrl);
  }
}
