package dev.berth.core.capture;

import dev.berth.core.Problem;
import dev.berth.core.lock.LockedOsPackage;
import dev.berth.core.lock.LockedPlatform;
import dev.berth.core.lock.PackageSources;
import dev.berth.core.python.MarkerEnvironment;
import dev.berth.core.python.PackageName;
import dev.berth.core.python.PythonVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A Python environment as a runtime.
 *
 * @param sources where pip has packages from there
 * @param choices what the user decided; an image to put it on has absolute paths
 */
public record EnvironmentDraft(
    String name, Capture capture, PackageSources sources, CaptureChoices choices)
    implements RuntimeDraft {

  /** The folder beside runtime.yaml for wheels that came from elsewhere. */
  static final String WHEELS = "wheels";

  private static final Pattern INDEX = Pattern.compile("(?:https?|file)://\\S+");
  private static final Pattern THREE_NUMBERS = Pattern.compile("(?:\\d+:)?(\\d+\\.\\d+\\.\\d+).*");

  @Override
  public String origin() {
    return capture.environment().description();
  }

  @Override
  public String yaml(Path folder) {
    RuntimeYaml yaml = new RuntimeYaml();
    yaml.comment("Captured from " + kind() + " with Python " + capture.fullVersion() + ".");
    if (capture.conda().isEmpty()) {
      yaml.comment("runtime.lock has every package in the version that was installed there;")
          .comment("`berth runtime build` makes an image of it.");
    }
    yaml.name(name);
    if (!capture.conda().isEmpty()) {
      yaml.line("mode: conda");
    }
    yaml.line("").line("environment:").line("  python: \"" + capture.python() + "\"");
    base(yaml, folder);
    configs(yaml);
    yaml.line("").line("dependencies:");
    conda(yaml);
    pip(yaml);
    wheels(yaml, folder);
    leftOut(yaml);
    yaml.comment("  Files and folders; a relative destination is below the working directory")
        .line("  # - files:")
        .line("  #     - src: main.py")
        .line("  #       dest: main.py");
    return yaml.text();
  }

  /** Not where it was: that says something of this computer only. */
  private String kind() {
    return capture.environment().kind() == FoundEnvironment.Kind.CONDA
        ? "a conda environment"
        : "a virtual environment";
  }

  private void base(RuntimeYaml yaml, Path folder) {
    if (choices.base().isPresent()) {
      yaml.line("  docker:")
          .line(
              "    image: "
                  + RuntimeYaml.scalar(choices.base().get().relativeTo(folder).toString()));
    } else {
      yaml.comment("  The operating system of the image; without it, one that has this Python.")
          .comment("  os: debian:12");
    }
    yaml.comment("  command: [python, main.py]");
  }

  private void configs(RuntimeYaml yaml) {
    Optional<String> index =
        sources
            .indexUrl()
            .flatMap(EnvironmentDraft::shareable)
            .filter(url -> !url.equals(PackageSources.PUBLIC_INDEX));
    List<String> extra =
        sources.extraIndexUrls().stream()
            .flatMap(url -> shareable(url).stream())
            .distinct()
            .toList();
    boolean pip = capture.packages().stream().anyMatch(one -> one.wheel().isEmpty());
    boolean indexes = pip && (index.isPresent() || !extra.isEmpty());
    if (!indexes && capture.conda().isEmpty()) {
      return;
    }
    yaml.line("").line("configs:");
    if (!capture.conda().isEmpty()) {
      yaml.line("  conda:").line("    channels:").list("      ", channels());
    }
    if (indexes) {
      yaml.comment("  Where pip is configured to have packages from.").line("  pip:");
      index.ifPresent(url -> yaml.line("    index_url: " + RuntimeYaml.scalar(url)));
      if (!extra.isEmpty()) {
        yaml.line("    extra_index_url:").list("      ", extra);
      }
    }
  }

  /** Credentials stay where the user has them. */
  private static Optional<String> shareable(String index) {
    return Optional.of(PackageSources.bare(index).replaceFirst("/+$", ""))
        .filter(bare -> INDEX.matcher(bare).matches());
  }

  /** The channel that most packages are of first, as that of the highest priority. */
  private List<String> channels() {
    Map<String, Long> counts =
        capture.conda().stream()
            .collect(
                Collectors.groupingBy(CondaPackage::channel, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .sorted(Comparator.comparing((Map.Entry<String, Long> entry) -> -entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private void conda(RuntimeYaml yaml) {
    if (capture.conda().isEmpty()) {
      return;
    }
    String main = channels().get(0);
    yaml.comment("  Every conda package, by version and build")
        .line("  - conda:")
        .list(
            "      ",
            capture.conda().stream()
                .map(
                    one ->
                        (one.channel().equals(main) ? "" : one.channel() + "::") + one.matchSpec())
                .toList());
  }

  private void pip(RuntimeYaml yaml) {
    boolean locked = capture.conda().isEmpty();
    List<String> listed =
        capture.packages().stream()
            .filter(one -> one.wheel().isEmpty() && (one.topLevel() || !locked))
            .map(CapturedPackage::requirement)
            .toList();
    if (listed.isEmpty()) {
      return;
    }
    yaml.comment(
            locked
                ? "  Python packages that were asked for; runtime.lock has those that they need"
                : "  Every package that pip installed")
        .line("  - pip:")
        .list("      ", listed);
  }

  private void wheels(RuntimeYaml yaml, Path folder) {
    if (!wheels().isEmpty()) {
      yaml.comment("  Wheels that are on no index")
          .line("  - wheels:")
          .list("      ", wheels().stream().map(wheel -> wheelPath(folder, wheel)).toList());
    }
  }

  /** Where a wheel is, seen from runtime.yaml: there, or copied beside it. */
  static String wheelPath(Path folder, Path wheel) {
    return wheel.startsWith(folder)
        ? folder.relativize(wheel).toString().replace('\\', '/')
        : WHEELS + "/" + wheel.getFileName();
  }

  private void leftOut(RuntimeYaml yaml) {
    List<LeftOut> skipped =
        capture.leftOut().stream().filter(one -> one.reason() == LeftOut.Reason.SKIPPED).toList();
    if (!skipped.isEmpty()) {
      yaml.comment(
          "  Left out: "
              + skipped.stream().map(LeftOut::toString).collect(Collectors.joining(", ")));
    }
  }

  @Override
  public List<Problem> warnings() {
    return capture.warnings();
  }

  @Override
  public Optional<Path> source() {
    return Optional.of(capture.environment().prefix());
  }

  @Override
  public List<Path> wheels() {
    return capture.packages().stream().flatMap(one -> one.wheel().stream()).toList();
  }

  @Override
  public Optional<Map<PackageName, String>> versions() {
    return Optional.of(capture.versions());
  }

  /**
   * {@inheritDoc}
   *
   * <p>The image's Python may have another third number, and run on another system, so that other
   * requirements apply: what the environment did not need may be missing there.
   */
  @Override
  public List<Problem> requireFitting(LockedPlatform platform) {
    PythonVersion python = platform.python().version();
    String full = fullVersion(platform).orElse(capture.fullVersion());
    Set<PackageName> leftOut = new LinkedHashSet<>();
    capture.leftOut().forEach(one -> leftOut.add(one.name()));
    List<Conflict> here =
        new DependencyGraph(capture.projects(), capture.markers()).conflicts(leftOut);
    List<Conflict> there =
        new ArrayList<>(
            new DependencyGraph(
                    capture.projects(), MarkerEnvironment.of(python, full, platform.platform()))
                .conflicts(leftOut));
    there.removeAll(here);
    if (there.isEmpty()) {
      return List.of();
    }
    String shown = full + " on `" + platform.platform() + "`";
    if (!choices.allowConflicts()) {
      throw ConflictException.inImage(shown, there);
    }
    return List.of(ConflictException.inTheImage(shown, there));
  }

  /** As the package of the interpreter has it: {@code 3.11.2} of {@code 3.11.2-6+deb12u6}. */
  private static Optional<String> fullVersion(LockedPlatform platform) {
    String name = "python" + platform.python().version() + "-minimal";
    for (LockedOsPackage one : platform.osPackages()) {
      Matcher version = THREE_NUMBERS.matcher(one.version());
      if (one.name().equals(name) && version.matches()) {
        return Optional.of(version.group(1));
      }
    }
    return Optional.empty();
  }
}
