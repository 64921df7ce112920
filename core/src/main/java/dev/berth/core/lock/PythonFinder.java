package dev.berth.core.lock;

import dev.berth.core.io.ImageFile;
import dev.berth.core.io.ImageTree;
import dev.berth.core.io.LayerPath;
import dev.berth.core.oci.ImageConfig;
import dev.berth.core.python.PythonVersion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the Python interpreters of an image by looking: in its virtual environments, in the folders
 * of its {@code PATH}, and where distributions, the official Python images and conda put them.
 */
final class PythonFinder {

  /** Makes a folder a virtual environment (PEP 405). */
  static final String VENV_MARKER = "pyvenv.cfg";

  private static final List<String> USUAL_FOLDERS =
      List.of("/usr/local/bin", "/usr/bin", "/opt/conda/bin");

  private static final Pattern PYTHON = Pattern.compile("python(?:3(?:\\.[0-9]{1,3})?)?");
  private static final Pattern WITH_VERSION = Pattern.compile("python([0-9])\\.([0-9]{1,3})");
  private static final Pattern VENV_VERSION =
      Pattern.compile("(?m)^version(?:_info)?\\s*=\\s*([0-9])\\.([0-9]{1,3})");

  private final ImageTree<String> tree;
  private final ImageConfig config;

  PythonFinder(ImageTree<String> tree, ImageConfig config) {
    this.tree = tree;
    this.config = config;
  }

  /** The folders that are looked into, in this order. */
  List<String> folders() {
    Set<String> folders = new LinkedHashSet<>();
    config.execution().variable("VIRTUAL_ENV").ifPresent(venv -> folders.add(venv + "/bin"));
    for (String folder : config.execution().variable("PATH").orElse("").split(":")) {
      if (folder.startsWith("/")) {
        folders.add(folder);
      }
    }
    folders.addAll(USUAL_FOLDERS);
    tree.named(VENV_MARKER).forEach(marker -> folders.add("/" + LayerPath.parent(marker) + "/bin"));
    return List.copyOf(folders);
  }

  /** All interpreters of Python 3, the one that a user would get first. */
  List<FoundPython> find() {
    Set<FoundPython> found = new LinkedHashSet<>();
    for (String folder : folders()) {
      for (String name : candidates(folder)) {
        interpreter(folder + "/" + name).ifPresent(found::add);
      }
    }
    return List.copyOf(found);
  }

  /** {@code python3} before {@code python} and {@code python3.x}: it is what people type. */
  private List<String> candidates(String folder) {
    List<String> names = new ArrayList<>();
    for (String name : tree.namesIn(folder)) {
      if (PYTHON.matcher(name).matches()) {
        names.add(name.equals("python3") ? 0 : names.size(), name);
      }
    }
    return names;
  }

  private Optional<FoundPython> interpreter(String path) {
    return tree.resolve(path)
        .filter(
            real ->
                tree.at(real)
                    .filter(file -> file.kind() == ImageFile.Kind.FILE && file.executable())
                    .isPresent())
        .flatMap(
            real ->
                version(path, real)
                    .filter(version -> version.major() == 3)
                    .map(version -> new FoundPython(version, "/" + real)));
  }

  /** From the name, from the environment's marker, or from the library beside it. */
  private Optional<PythonVersion> version(String path, String real) {
    return version(WITH_VERSION.matcher(LayerPath.name(real)))
        .or(() -> markerOf(path).flatMap(text -> version(VENV_VERSION.matcher(text))))
        .or(() -> library(LayerPath.parent(LayerPath.parent(real))));
  }

  private Optional<String> markerOf(String path) {
    return tree.resolve(LayerPath.parent(LayerPath.parent(path)) + "/" + VENV_MARKER)
        .flatMap(tree::at)
        .flatMap(ImageFile::clue);
  }

  private Optional<PythonVersion> library(String prefix) {
    List<PythonVersion> versions = new ArrayList<>();
    for (String name : tree.namesIn(prefix + "/lib")) {
      if (tree.resolve(prefix + "/lib/" + name + "/os.py").isPresent()) {
        version(WITH_VERSION.matcher(name)).ifPresent(versions::add);
      }
    }
    return versions.size() == 1 ? Optional.of(versions.get(0)) : Optional.empty();
  }

  private static Optional<PythonVersion> version(Matcher matcher) {
    boolean found = matcher.pattern() == VENV_VERSION ? matcher.find() : matcher.matches();
    return found
        ? Optional.of(
            new PythonVersion(
                Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }
}
