package dev.berth.core.function;

import dev.berth.core.oci.ImageReference;
import dev.berth.core.yaml.Mistake;
import dev.berth.core.yaml.Shape;
import dev.berth.core.yaml.Shape.Block;
import dev.berth.core.yaml.Shape.Either;
import dev.berth.core.yaml.Shape.Sequence;
import dev.berth.core.yaml.Shape.Text;
import dev.berth.core.yaml.Shape.Truth;
import dev.berth.core.yaml.Wording;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of volumes. */
final class VolumeShape {

  static final String BIND = "bind";
  static final String NAMED = "volume";

  static final List<String> TYPES =
      List.of(
          "persistent_volume_claim",
          "empty_dir",
          "ephemeral",
          "shared_volume",
          "image",
          "host_path",
          BIND,
          NAMED);

  /** What other tools call them. */
  private static final Map<String, String> MEANT =
      Map.of(
          "pvc", "persistent_volume_claim",
          "persistentVolumeClaim", "persistent_volume_claim",
          "emptyDir", "empty_dir",
          "tmpfs", "empty_dir",
          "hostPath", "host_path",
          "sharedVolume", "shared_volume");

  static final String NAME = "[A-Za-z0-9][A-Za-z0-9_.-]{0,62}";

  static final Shape VOLUMES =
      new Sequence(
          "Files that are mounted into the container: each a map, or a text such as"
              + " ./data:/data:ro with what is mounted first and where it goes behind it.",
          new Either(
              "A volume.",
              "a text such as `./data:/data`, or a map with `name` and `mount_path`",
              List.of(text(), block())),
          true);

  private VolumeShape() {}

  private static Text text() {
    return Text.of("A path of this computer or the name of a volume, and where it is mounted.")
        .checkedBy(VolumeText::findMistake);
  }

  private static Block block() {
    return Block.of(
            "A volume.",
            Fields.of(
                "name",
                    Text.of("The name of the volume.")
                        .matching(
                            NAME, "at most 63 letters, digits, `_`, `.` or `-`, such as `data`"),
                "volume_type",
                    Text.of("What kind of volume it is (default: empty_dir).")
                        .oneOf(TYPES)
                        .advising(type -> Optional.ofNullable(MEANT.get(type))),
                "mount_path", mountPath(),
                "sub_path", subPath(),
                "read_only", new Truth("Whether the container can only read it."),
                "host_path", Text.of("The file or folder of this computer, relative to this file."),
                "spec", spec()))
        .requiring(Map.of("mount_path", "mount_path: /data"))
        .inBothCases()
        .spelling(Map.of("type", "volume_type", "target", "mount_path"));
  }

  private static Block spec() {
    return Block.of(
            "What the kind of volume needs to know.",
            Fields.of(
                "size", ResourceShape.quantity("How much it holds (claims, ephemeral volumes)."),
                "size_limit", ResourceShape.quantity("How much it holds at most (empty_dir)."),
                "storage_class", KubernetesNames.subdomain("On which kind of storage it is."),
                "claim_name",
                    KubernetesNames.subdomain("The claim that it is, when its name is another."),
                "image",
                    Text.of("The image whose files it has (image).")
                        .parsedBy("an image's name", ImageReference::parse),
                "medium",
                    Text.of("`Memory` holds it in memory (empty_dir).").oneOf(List.of("Memory")),
                "path",
                    Text.of(
                        "The file or folder of this computer, relative to this file"
                            + " (host_path)."),
                "sub_path", subPath()))
        .inBothCases();
  }

  private static Text mountPath() {
    return Text.of("Where in the container, an absolute path.")
        .matching("/[^\\r\\n]*", "an absolute path such as `/data`")
        .checkedBy(VolumeShape::findMistakeInMountPath);
  }

  private static Text subPath() {
    return Text.of("The folder of the volume that is mounted instead of all of it.")
        .matching("[^/\\r\\n][^\\r\\n]*", "a path inside the volume such as `train`")
        .checkedBy(
            path ->
                List.of(path.split("/")).contains("..")
                    ? Optional.of(above(path))
                    : Optional.empty());
  }

  /** What keeps a path from being one where something is mounted. */
  static Optional<Mistake> findMistakeInMountPath(String path) {
    List<String> parts = List.of(path.split("/"));
    if (parts.contains("..")) {
      return Optional.of(above(path));
    }
    return parts.stream().allMatch(part -> part.isEmpty() || part.equals("."))
        ? Optional.of(
            Mistake.of("nothing can be mounted at `/`")
                .because("it would hide all that the image has"))
        : Optional.empty();
  }

  private static Mistake above(String path) {
    return Mistake.of("`..` cannot stand in `" + Wording.shown(path) + "`");
  }
}
