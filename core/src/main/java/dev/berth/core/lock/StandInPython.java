package dev.berth.core.lock;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.berth.core.oci.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer to what uv asks of a Python, on a computer that has none. uv starts with an interpreter
 * and asks what it is, even where it then resolves for another one and runs nothing by it; this
 * script tells it of the interpreter in the image. The form of the answer is that of the uv that we
 * pin.
 */
final class StandInPython {

  private static final ObjectMapper JSON = new ObjectMapper();

  private StandInPython() {}

  /** Whether scripts can be programs here. */
  static boolean isPossible(Path folder) throws IOException {
    return Files.getFileStore(folder).supportsFileAttributeView("posix");
  }

  /** Writes the script into a folder. */
  static Path write(Path folder, Platform platform, LockedPython python) throws IOException {
    Path script = folder.resolve("python" + python.version());
    Files.writeString(
        script,
        // Only what the shell itself has: there may be nothing on the PATH.
        "#!/bin/sh\nprintf '%s\\n' '"
            + JSON.writeValueAsString(answer(script, platform, python)).replace("'", "'\\''")
            + "'\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return script;
  }

  private static Map<String, Object> answer(Path script, Platform platform, LockedPython python) {
    String fullVersion = python.version() + ".0";
    String library = "/usr/lib/python" + python.version();
    Map<String, Object> answer = new TreeMap<>();
    answer.put("result", "success");
    answer.put(
        "markers",
        new TreeMap<>(
            Map.ofEntries(
                Map.entry("implementation_name", "cpython"),
                Map.entry("implementation_version", fullVersion),
                Map.entry("os_name", "posix"),
                Map.entry("platform_machine", platform.machine()),
                Map.entry("platform_python_implementation", "CPython"),
                Map.entry("platform_release", ""),
                Map.entry("platform_system", "Linux"),
                Map.entry("platform_version", ""),
                Map.entry("python_full_version", fullVersion),
                Map.entry("python_version", python.version().toString()),
                Map.entry("sys_platform", "linux"))));
    for (String prefix : List.of("sys_base_prefix", "sys_base_exec_prefix", "sys_prefix")) {
      answer.put(prefix, "/usr");
    }
    answer.put("sys_base_executable", script.toString());
    answer.put("sys_executable", script.toString());
    answer.put("sys_path", List.of(library));
    answer.put("site_packages", List.of(library + "/site-packages"));
    answer.put("stdlib", library);
    answer.put("extension_suffixes", List.of(".so"));
    answer.put("standalone", false);
    answer.put("scheme", scheme("/usr", library));
    answer.put("virtualenv", scheme("", "lib/python" + python.version()));
    answer.put(
        "os",
        Map.of(
            "name",
            "manylinux",
            "major",
            2,
            "minor",
            Integer.parseInt(python.glibc().replaceFirst("^2\\.", ""))));
    answer.put("arch", platform.machine());
    answer.put("cpu_info", Map.of("unavailable", "no interpreter was asked"));
    answer.put("manylinux_compatible", true);
    answer.put("gil_disabled", false);
    answer.put("debug_enabled", false);
    answer.put("pointer_size", "64");
    return answer;
  }

  private static Map<String, String> scheme(String prefix, String library) {
    String start = prefix.isEmpty() ? "" : prefix + "/";
    return Map.of(
        "purelib", library + "/site-packages",
        "platlib", library + "/site-packages",
        "include", start + "include",
        "scripts", start + "bin",
        "data", prefix);
  }
}
