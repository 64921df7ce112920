package dev.berth.core.python;

/**
 * A virtual environment that wheels are installed into.
 *
 * @param prefix its absolute path, as the programs in it will see it: {@code /opt/runtime}
 */
public record InstallTarget(PythonVersion python, String prefix) {

  public InstallTarget {
    if (!prefix.startsWith("/") || prefix.endsWith("/") || prefix.contains("\n")) {
      throw new IllegalArgumentException("not an absolute path: `" + prefix + "`");
    }
  }

  /** The interpreter that scripts name. */
  public String interpreter() {
    return prefix + "/bin/python";
  }

  /** Where modules are, relative to the prefix. */
  public String sitePackages() {
    return sitePackages(python);
  }

  /** Where modules are in every environment of this Python, relative to the prefix. */
  public static String sitePackages(PythonVersion python) {
    return "lib/python" + python + "/site-packages";
  }

  /** Where projects have folders for their headers, relative to the prefix. */
  public static String headers(PythonVersion python) {
    return "include/site/python" + python;
  }
}
