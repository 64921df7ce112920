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
    return "lib/python" + python + "/site-packages";
  }
}
