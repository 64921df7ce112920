package dev.berth.core.python;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a virtual environment has before anything is installed into it (PEP 405), as {@code python
 * -m venv --without-pip} makes it, without the scripts that change a shell's variables.
 *
 * @param interpreter the absolute path of the interpreter that it stands on
 */
public record VirtualEnvironment(InstallTarget target, String interpreter) {

  private static final String CONFIGURATION = "pyvenv.cfg";

  /** The folders, relative to the prefix, parents first. */
  public Set<String> directories() {
    Set<String> directories = new TreeSet<>();
    directories.add("bin");
    directories.add("include");
    String path = target.sitePackages();
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      directories.add(path.substring(0, slash));
    }
    directories.add(path);
    return directories;
  }

  /** The symbolic links and where they point, relative to the prefix. */
  public Map<String, String> links() {
    Map<String, String> links = new LinkedHashMap<>();
    links.put("bin/python", interpreter);
    links.put("bin/python" + target.python().major(), "python");
    links.put("bin/python" + target.python(), "python");
    links.put("lib64", "lib");
    return links;
  }

  /** The path of {@code pyvenv.cfg}, relative to the prefix. */
  public String configurationPath() {
    return CONFIGURATION;
  }

  /**
   * The text of {@code pyvenv.cfg}. Python needs {@code home}; the version is for people and tools,
   * and only as exact as the lock knows it.
   */
  public String configuration() {
    return "home = "
        + interpreter.substring(0, Math.max(1, interpreter.lastIndexOf('/')))
        + "\ninclude-system-site-packages = false\nversion = "
        + target.python()
        + "\nexecutable = "
        + interpreter
        + "\n";
  }

  /** Every path of an environment of this Python that no package may bring. */
  public static Set<String> reserved(PythonVersion python) {
    VirtualEnvironment any =
        new VirtualEnvironment(new InstallTarget(python, "/prefix"), "/python");
    Set<String> reserved = new TreeSet<>(any.directories());
    reserved.addAll(any.links().keySet());
    reserved.add(CONFIGURATION);
    return reserved;
  }
}
