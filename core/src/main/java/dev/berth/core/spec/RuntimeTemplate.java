package dev.berth.core.spec;

import dev.berth.core.python.PythonVersion;
import dev.berth.core.yaml.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A first runtime.yaml, with comments that say what else could stand there. */
public final class RuntimeTemplate {

  private static final Pattern NOT_IN_A_NAME = Pattern.compile("[^A-Za-z0-9_.-]+");
  private static final Pattern NOT_IN_FRONT = Pattern.compile("^[^A-Za-z_]+");
  private static final int LONGEST_NAME = 80;

  private RuntimeTemplate() {}

  /** The Python versions that may be asked for, the oldest first. */
  public static List<PythonVersion> pythons() {
    return RuntimeShape.PYTHONS.stream().map(PythonVersion::parse).toList();
  }

  /** Why this cannot be the name of a runtime, if it cannot. */
  public static Optional<String> findMistakeInName(String name) {
    Shape.Text shape = (Shape.Text) RuntimeShape.ROOT.fields().get("name");
    return shape
        .findMistake("the name", name)
        .map(mistake -> mistake.message() + ": " + String.join(", ", mistake.causes()));
  }

  /** The name of a folder made into the name of a runtime. */
  public static String nameFor(String folder) {
    String name =
        NOT_IN_FRONT
            .matcher(NOT_IN_A_NAME.matcher(folder.toLowerCase(Locale.ROOT)).replaceAll("-"))
            .replaceAll("");
    return name.isEmpty() ? "runtime" : name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }

  /** The text of the file. */
  public static String text(String name, PythonVersion python, RuntimeSpec.Mode mode) {
    return """
        # What this Python program needs. `berth runtime check` checks this file,
        # `berth runtime build` makes an image of it.
        name: %s
        %s
        environment:
          # 3.7 to 3.14
          python: "%s"
          # The operating system of the image: debian:11, debian:12, debian:13,
          # ubuntu:20.04, ubuntu:22.04, ubuntu:24.04. Without it, one that has this Python.
          # os: debian:12
          # vars:
          #   PYTHONUNBUFFERED: "1"
          # command: [python, main.py]

        dependencies:
          # Python packages, as in a requirements file
          - pip: []
          # A requirements file
          # - requirements.txt
          # Packages of the operating system
          # - apt: [git]
          # Wheels of your own
          # - wheels: [dist/mine-1.0-py3-none-any.whl]
          # Files and folders; a relative destination is below the working directory
          # - files:
          #     - src: main.py
          #       dest: main.py
        """
        .formatted(name, mode == RuntimeSpec.Mode.CONDA ? "mode: conda\n" : "", python);
  }
}
