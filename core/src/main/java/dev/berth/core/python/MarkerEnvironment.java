package dev.berth.core.python;

import dev.berth.core.oci.Platform;
import java.util.Map;
import java.util.Set;

/**
 * What environment markers ask about (dependency specifiers specification, "Environment Markers").
 *
 * @param values by the variable's name; those of {@link #VARIABLES} that are missing count as empty
 */
public record MarkerEnvironment(Map<String, String> values) {

  /** The variables of the specification, without {@code extra}. */
  public static final Set<String> VARIABLES =
      Set.of(
          "os_name",
          "sys_platform",
          "platform_machine",
          "platform_python_implementation",
          "platform_release",
          "platform_system",
          "platform_version",
          "python_version",
          "python_full_version",
          "implementation_name",
          "implementation_version");

  public MarkerEnvironment {
    values = Map.copyOf(values);
    for (String name : values.keySet()) {
      if (!VARIABLES.contains(name)) {
        throw new IllegalArgumentException("not a marker variable: `" + name + "`");
      }
    }
  }

  /**
   * The environment of CPython on Linux. The kernel's release and version are left empty: an image
   * does not know them.
   *
   * @param fullVersion with the micro number: {@code 3.11.2}
   */
  public static MarkerEnvironment of(PythonVersion python, String fullVersion, Platform platform) {
    return new MarkerEnvironment(
        Map.of(
            "os_name", "posix",
            "sys_platform", "linux",
            "platform_machine", platform.machine(),
            "platform_python_implementation", "CPython",
            "platform_system", "Linux",
            "python_version", python.toString(),
            "python_full_version", fullVersion,
            "implementation_name", "cpython",
            "implementation_version", fullVersion));
  }

  String value(String variable) {
    return values.getOrDefault(variable, "");
  }
}
