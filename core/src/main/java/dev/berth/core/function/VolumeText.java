package dev.berth.core.function;

import dev.berth.core.yaml.Mistake;
import dev.berth.core.yaml.Wording;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A volume as it is written for Docker: {@code ./data:/data:ro}, {@code models:/models}, {@code
 * /scratch}.
 *
 * @param source a path of this computer, the name of a volume, or empty
 * @param mountPath where in the container
 */
record VolumeText(String source, String mountPath, boolean readOnly) {

  private static final Pattern NAME = Pattern.compile(VolumeShape.NAME);
  private static final List<String> MODES = List.of("ro", "rw");

  /** Reads a text without a mistake. */
  static VolumeText parse(String text) {
    String[] parts = text.split(":", -1);
    return parts.length == 1
        ? new VolumeText("", parts[0], false)
        : new VolumeText(parts[0], parts[1], parts.length == 3 && parts[2].equals("ro"));
  }

  /** Whether the source is a path and not a name. */
  boolean isPath() {
    return source.startsWith("/") || source.startsWith(".");
  }

  static Optional<Mistake> findMistake(String text) {
    String[] parts = text.split(":", -1);
    Mistake mistake =
        Mistake.of("not a volume: `" + Wording.shown(text) + "`")
            .because("expected `PATH:MOUNT_PATH`, `NAME:MOUNT_PATH`, or these with `:ro`");
    if (parts.length > 3 || text.indexOf('\n') >= 0) {
      return Optional.of(mistake);
    }
    VolumeText volume = parse(text);
    if (parts.length == 3 && !MODES.contains(parts[2])) {
      return Optional.of(
          Mistake.of("no way to mount is called `" + Wording.shown(parts[2]) + "`")
              .because("expected `ro` or `rw`"));
    }
    if (!volume.mountPath().startsWith("/")) {
      return Optional.of(mistake.because("the mount path begins with `/`"));
    }
    if (parts.length > 1 && !volume.isPath() && !NAME.matcher(volume.source()).matches()) {
      return Optional.of(
          volume.source().startsWith("~")
              ? mistake.because("only a shell knows what `~` means")
              : mistake.because(
                  "a path begins with `/` or `.`, and a name has letters, digits, `_`, `.` and"
                      + " `-`"));
    }
    return VolumeShape.findMistakeInMountPath(volume.mountPath());
  }
}
