package dev.berth.core.function;

import dev.berth.core.Problem;
import dev.berth.core.yaml.Value;
import dev.berth.core.yaml.Value.ListValue;
import dev.berth.core.yaml.Value.MapValue;
import dev.berth.core.yaml.Value.TextValue;
import dev.berth.core.yaml.Wording;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Keeps volumes. */
final class VolumeMapper {

  private static final Pattern NOT_IN_A_NAME = Pattern.compile("[^a-z0-9]+");
  private static final int LONGEST_NAME = 63;

  private final Level level;
  private final Set<String> mounted = new HashSet<>();

  VolumeMapper(Level level) {
    this.level = level;
  }

  void map(ListValue list) {
    for (Value item : list.items()) {
      Optional<VolumeSpec> volume =
          item instanceof TextValue text ? ofText(text) : ofMap((MapValue) item);
      volume.ifPresent(found -> put(found, item));
    }
  }

  private void put(VolumeSpec volume, Value from) {
    if (mounted.add(volume.mountPath())) {
      level.put(Keys.VOLUMES.named(volume.mountPath()), volume, from);
    } else {
      level.report(
          Problem.of("two volumes are mounted at `" + Wording.shown(volume.mountPath()) + "`"),
          from);
    }
  }

  private Optional<VolumeSpec> ofText(TextValue value) {
    VolumeText text = VolumeText.parse(value.text());
    String mountPath = normal(text.mountPath());
    if (text.source().isEmpty()) {
      return Optional.of(
          new VolumeSpec(
              nameFor(mountPath),
              mountPath,
              Optional.empty(),
              text.readOnly(),
              new VolumeSource.EmptyDir(Optional.empty(), false)));
    }
    if (!text.isPath()) {
      return Optional.of(
          new VolumeSpec(
              text.source(),
              mountPath,
              Optional.empty(),
              text.readOnly(),
              new VolumeSource.PersistentVolumeClaim(
                  Optional.empty(), Optional.empty(), Optional.empty())));
    }
    return hostPath(text.source(), value)
        .map(
            host ->
                new VolumeSpec(
                    nameFor(mountPath), mountPath, Optional.empty(), text.readOnly(), host));
  }

  private Optional<VolumeSpec> ofMap(MapValue volume) {
    Optional<String> mountPath = volume.string("mount_path").map(VolumeMapper::normal);
    if (mountPath.isEmpty()) {
      return Optional.empty();
    }
    Optional<VolumeSource> source = new VolumeSources(volume, this::hostPath, level).source();
    Optional<String> name = volume.string("name");
    boolean named = source.filter(VolumeSource.PersistentVolumeClaim.class::isInstance).isPresent();
    if (named && name.isEmpty()) {
      level.reportMissing(Problem.of("`volumes.name` is missing").hint("add `name: data`"), volume);
      return Optional.empty();
    }
    Optional<String> subPath =
        volume
            .string("sub_path")
            .or(() -> volume.map("spec").flatMap(spec -> spec.string("sub_path")));
    return source.map(
        found ->
            new VolumeSpec(
                name.orElseGet(() -> nameFor(mountPath.get())),
                mountPath.get(),
                subPath,
                volume.truth("read_only").map(Value.TruthValue::truth).orElse(false),
                found));
  }

  private Optional<VolumeSource> hostPath(String path, Value from) {
    try {
      return Optional.of(new VolumeSource.HostPath(level.resolve(path)));
    } catch (InvalidPathException e) {
      level.report(Problem.of("not a path of this computer: `" + Wording.shown(path) + "`"), from);
      return Optional.empty();
    }
  }

  /** A path without {@code .}, doubled slashes and a slash at its end. */
  private static String normal(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/")) {
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return "/" + String.join("/", parts);
  }

  /** A name for a volume that nobody named: {@code /data/in} makes {@code data-in}. */
  private static String nameFor(String mountPath) {
    String name = NOT_IN_A_NAME.matcher(mountPath.toLowerCase(Locale.ROOT)).replaceAll("-");
    String inner = name.replaceAll("^-|-$", "");
    return inner.isEmpty()
        ? "volume"
        : inner.substring(0, Math.min(inner.length(), LONGEST_NAME)).replaceAll("-$", "");
  }
}
