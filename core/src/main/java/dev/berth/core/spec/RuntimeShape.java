package dev.berth.core.spec;

import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.ImageReference;
import dev.berth.core.yaml.Shape;
import dev.berth.core.yaml.Shape.Advice;
import dev.berth.core.yaml.Shape.Block;
import dev.berth.core.yaml.Shape.Dictionary;
import dev.berth.core.yaml.Shape.Either;
import dev.berth.core.yaml.Shape.Opaque;
import dev.berth.core.yaml.Shape.Sequence;
import dev.berth.core.yaml.Shape.Spelling;
import dev.berth.core.yaml.Shape.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The table of runtime.yaml: every key there is, what it means and what it may be. Where
 * Starwhale's own files write an empty text for a value that is not set, it may be empty.
 */
final class RuntimeShape {

  /** The one version of the format, Starwhale's. */
  static final String API_VERSION = "1.1";

  static final List<String> ARCHITECTURES = List.of("amd64", "arm64", "noarch");

  static final List<String> OPERATING_SYSTEMS =
      List.of(
          "debian:11", "debian:12", "debian:13", "ubuntu:20.04", "ubuntu:22.04", "ubuntu:24.04");

  static final List<String> PYTHONS =
      IntStream.rangeClosed(7, 14).mapToObj(minor -> "3." + minor).toList();

  static final Block ROOT =
      Block.of(
              "What a Python program needs: base, operating system packages, Python, packages, files.",
              fields(
                  "name",
                      Text.of("The name of the runtime, and of its image unless another is given.")
                          .matching(
                              "[A-Za-z_][A-Za-z0-9_.-]{0,79}",
                              "1 to 80 letters, digits, `_`, `.` or `-`, the first a letter or `_`"),
                  "mode",
                      Text.of("How the environment on a computer is made (default: venv).")
                          .oneOf(List.of("venv", "conda")),
                  "api_version",
                      Text.of("The version of this format (default: 1.1).")
                          .spelled(Spelling.TEXT_OR_NUMBER)
                          .oneOf(List.of(API_VERSION)),
                  "configs", configs(),
                  "environment", environment(),
                  "dependencies",
                      new Sequence(
                          "What to install, in this order. Each entry is a requirements file, a conda"
                              + " environment file, or one of the keys `pip`, `conda`, `wheels`,"
                              + " `files`, `commands`, `apt`.",
                          dependency(),
                          false),
                  "hooks",
                      Block.of(
                          "Shell commands around the installation. Neither Starwhale nor Berth runs"
                              + " them: a build that meets one says so.",
                          fields(
                              "pre", Text.of("Before the dependencies are installed.").orEmpty(),
                              "post", Text.of("After the dependencies are installed.").orEmpty()))))
          .requiring(Map.of("name", "name: my-runtime"))
          .misplacing(
              Map.of(
                  "python_version", Advice.older("write `python:` under `environment:`"),
                  "pip_req", Advice.older("list the requirements file under `dependencies:`"),
                  "base_image", Advice.older("write `docker: {image: …}` under `environment:`")));

  private RuntimeShape() {}

  private static Block configs() {
    return Block.of(
        "Where packages come from.",
        fields(
            "conda",
                Block.of(
                    "Settings for conda.",
                    fields(
                        "channels",
                            new Sequence(
                                "Conda channels, the most important first (default: conda-forge).",
                                Text.of("The name or address of a channel."),
                                false),
                        "condarc", new Opaque("What a .condarc file would hold."))),
            "docker",
                Block.of(
                    "An image that holds the runtime already.",
                    fields(
                        "image",
                        Text.of("The image to use instead of building one.")
                            .parsedBy("an image's name", ImageReference::parse)
                            .orEmpty())),
            "pip",
                Block.of(
                    "Settings for pip. What is not set here is taken from your pip configuration.",
                    fields(
                        "index_url",
                            Text.of("The package index (pip's --index-url).")
                                .checkedBy(TextChecks::indexUrl)
                                .orEmpty(),
                        "extra_index_url",
                            new Sequence(
                                "Further package indexes (pip's --extra-index-url).",
                                Text.of("The address of an index.")
                                    .checkedBy(TextChecks::indexUrl)
                                    .orEmpty(),
                                true),
                        "trusted_host",
                            new Sequence(
                                "Hosts whose certificates are not checked (pip's --trusted-host).",
                                Text.of("A host name, with a port if there is one.")
                                    .matching(
                                        "[A-Za-z0-9.-]+(:[0-9]{1,5})?|\\[[0-9A-Fa-f:.]+\\](:[0-9]{1,5})?",
                                        "a host name such as `example.org` or `example.org:8080`")
                                    .orEmpty(),
                                true),
                        "find_links",
                            new Sequence(
                                "Folders or pages with wheels (pip's --find-links). Relative"
                                    + " folders start at the folder of this file.",
                                Text.of("A folder or an address.").checkedBy(TextChecks::noSecret),
                                true)))));
  }

  private static Block environment() {
    return Block.of(
        "What the dependencies are installed into, and how the image starts.",
        fields(
            "arch",
                new Sequence(
                    "The processors to build for; `noarch`, or nothing, means any.",
                    Text.of("A processor architecture.")
                        .oneOf(ARCHITECTURES)
                        .advising(TextChecks::architecture),
                    true),
            "os",
                Text.of("The operating system of the image (default: one that has the Python).")
                    .oneOf(OPERATING_SYSTEMS),
            "python",
                Text.of(
                        "The Python version, without the third number. In quotes, so that editors"
                            + " do not take 3.10 for 3.1.")
                    .spelled(Spelling.TEXT_OR_NUMBER)
                    .oneOf(PYTHONS),
            "cuda",
                Text.of("The CUDA version of the image, such as 12.4.")
                    .spelled(Spelling.TEXT_OR_NUMBER)
                    .matching("[0-9]{1,3}\\.[0-9]{1,3}", "a version such as `12.4`")
                    .orEmpty(),
            "cudnn",
                Text.of("The cuDNN version, beside `cuda`.")
                    .spelled(Spelling.TEXT_OR_NUMBER)
                    .matching("[0-9]{1,3}(\\.[0-9]{1,3}){0,3}", "a version such as `9`")
                    .orEmpty(),
            "starwhale_version",
                Text.of("The starwhale package that Starwhale would add.")
                    .spelled(Spelling.TEXT_OR_NUMBER)
                    .orEmpty(),
            "docker",
                Block.of(
                    "A base image instead of an assembled one.",
                    fields(
                        "image",
                        Text.of(
                                "The base image: a name in a registry, or docker-daemon:NAME,"
                                    + " oci:FOLDER, oci-archive:FILE, docker-archive:FILE.")
                            .parsedBy("an image", ImageLocation::parse)
                            .orEmpty())),
            "vars",
                new Dictionary(
                    "Environment variables of the image.",
                    Text.of("The name of a variable.")
                        .matching(
                            "[A-Za-z_][A-Za-z0-9_]*",
                            "letters, digits and `_`, the first not a digit"),
                    Text.of("Its value.").spelled(Spelling.ANY_SCALAR).orEmpty()),
            "workdir",
                Text.of("The working directory in the image (default: /workspace).")
                    .matching("/[^\\r\\n]*", "an absolute path such as `/workspace`")
                    .checkedBy(TextChecks::absolutePath),
            "user",
                Text.of("Who runs the program: a name or number, with a group behind `:`.")
                    .spelled(Spelling.TEXT_OR_NUMBER)
                    .matching(
                        "[A-Za-z0-9_][A-Za-z0-9_.-]*(:[A-Za-z0-9_][A-Za-z0-9_.-]*)?",
                        "a user such as `app`, `1000` or `1000:1000`"),
            "entrypoint", command("The program of the image."),
            "command", command("The program's arguments, or the program without an entrypoint."),
            "ports",
                new Sequence(
                    "The ports that the program listens on.",
                    Text.of("A port, with its protocol if it is not tcp.")
                        .spelled(Spelling.TEXT_OR_NUMBER)
                        .matching(
                            "[0-9]{1,5}(/(tcp|udp|sctp))?", "a port such as `8080` or `53/udp`")
                        .checkedBy(TextChecks::port),
                    false),
            "labels",
                new Dictionary(
                    "Labels of the image.",
                    Text.of("The name of a label.").matching("[^\\s]+", "a name without spaces"),
                    Text.of("Its value.").spelled(Spelling.ANY_SCALAR).orEmpty())));
  }

  private static Sequence command(String description) {
    return new Sequence(
        description + " A text is run by `/bin/sh -c`, a list is run as it is.",
        Text.of("A word of the command.").spelled(Spelling.ANY_SCALAR).orEmpty(),
        true);
  }

  private static Either dependency() {
    Text file =
        Text.of(
                "A pip requirements file (.txt, .in) or a conda environment file (.yaml, .yml),"
                    + " relative to this file.")
            .matching(
                "[\\s\\S]*\\.(txt|in|yaml|yml)",
                "a requirements file (`.txt`, `.in`), a conda file (`.yaml`, `.yml`), or a map"
                    + " with `pip`, `conda`, `wheels`, `files`, `commands` or `apt`")
            .advising(TextChecks::adviceForDependency);
    Block kinds =
        Block.of(
                "Dependencies of one kind.",
                fields(
                    "pip",
                        list(
                            "Python packages, as in a requirements file.",
                            Text.of("A requirement (PEP 508), such as numpy>=2,<3.")
                                .checkedBy(RequirementRules::findMistakeInSpec)),
                    "conda",
                        list(
                            "Conda packages.",
                            Text.of("A match specification, such as python=3.11.")),
                    "wheels",
                        list(
                            "Wheels of your own.",
                            Text.of("A .whl file, relative to this file.")
                                .matching("[\\s\\S]*\\.whl", "a path that ends with `.whl`")
                                .checkedBy(TextChecks::wheelName)),
                    "files", list("Files and folders to put into the image.", file()),
                    "commands",
                        list(
                            "Commands to run in the image, as root, in the order of this file: they find the"
                                + " files that are listed above them. They are never run on this computer itself.",
                            Text.of("A command for /bin/sh, such as make -C /opt/native install.")),
                    "apt",
                        list(
                            "Packages of the operating system, with what they depend on.",
                            Text.of("The name of a package, such as libgl1.")
                                .matching(
                                    "[a-z0-9][a-z0-9+.-]+",
                                    "a package's name such as `libgl1`; the lock keeps its version"))))
            .notEmpty();
    return new Either(
        "A file, or a map with one kind of dependencies.", file.inWords(), List.of(file, kinds));
  }

  private static Block file() {
    return Block.of(
            "One file or folder.",
            fields(
                "src", Text.of("The file or folder, relative to this file."),
                "dest",
                    Text.of(
                            "Where it goes: absolute, or relative to the working directory. A file keeps its"
                                + " name in a folder whose path ends with `/`.")
                        .checkedBy(TextChecks::destination),
                "name", Text.of("A name for it.")))
        .requiring(Map.of("src", "src: scripts/prepare.sh", "dest", "dest: bin/prepare.sh"));
  }

  private static Sequence list(String description, Shape items) {
    return new Sequence(description, items, false);
  }

  /** Keys and shapes in turn, in the order in which they are to be shown. */
  private static Map<String, Shape> fields(Object... keysAndShapes) {
    Map<String, Shape> fields = new LinkedHashMap<>();
    for (int i = 0; i < keysAndShapes.length; i += 2) {
      fields.put((String) keysAndShapes[i], (Shape) keysAndShapes[i + 1]);
    }
    return fields;
  }
}
