package dev.berth.core.function;

import dev.berth.core.Problem;
import dev.berth.core.oci.ImageReference;
import dev.berth.core.yaml.Value;
import dev.berth.core.yaml.Value.MapValue;
import dev.berth.core.yaml.Value.TextValue;
import dev.berth.core.yaml.Wording;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** What a volume that is written as a map is made of. */
final class VolumeSources {

  private static final String EMPTY_DIR = "empty_dir";
  private static final String HOST_PATH = "host_path";

  /** What each kind of volume needs to know. */
  private static final Map<String, List<String>> KEYS =
      Map.of(
          "persistent_volume_claim",
          List.of("size", "storage_class", "claim_name", "sub_path"),
          EMPTY_DIR,
          List.of("size_limit", "medium", "sub_path"),
          "ephemeral",
          List.of("size", "storage_class", "sub_path"),
          "shared_volume",
          List.of("claim_name", "sub_path"),
          "image",
          List.of("image", "sub_path"),
          HOST_PATH,
          List.of("path", "sub_path"));

  private static final Map<String, String> OTHER_NAMES =
      Map.of(VolumeShape.BIND, HOST_PATH, VolumeShape.NAMED, "persistent_volume_claim");

  /** What one kind calls the size that another calls otherwise. */
  private static final Map<String, String> SIZES =
      Map.of("size", "size_limit", "size_limit", "size");

  private final MapValue volume;
  private final MapValue spec;
  private final BiFunction<String, Value, Optional<VolumeSource>> hostPath;
  private final Level level;

  VolumeSources(
      MapValue volume, BiFunction<String, Value, Optional<VolumeSource>> hostPath, Level level) {
    this.volume = volume;
    this.spec = volume.map("spec").orElseGet(() -> new MapValue(Map.of(), volume.where()));
    this.hostPath = hostPath;
    this.level = level;
  }

  Optional<VolumeSource> source() {
    String type = type();
    requireKnown(type);
    return switch (type) {
      case "persistent_volume_claim" ->
          Optional.of(
              new VolumeSource.PersistentVolumeClaim(
                  bytes("size"), spec.string("storage_class"), spec.string("claim_name")));
      case EMPTY_DIR ->
          Optional.of(
              new VolumeSource.EmptyDir(bytes("size_limit"), spec.text("medium").isPresent()));
      case "ephemeral" ->
          Optional.of(new VolumeSource.Ephemeral(bytes("size"), spec.string("storage_class")));
      case "shared_volume" ->
          required("claim_name", type).map(claim -> new VolumeSource.SharedVolume(claim.text()));
      case "image" ->
          required("image", type)
              .map(image -> new VolumeSource.ImageVolume(ImageReference.parse(image.text())));
      case HOST_PATH ->
          volume
              .text(HOST_PATH)
              .or(() -> required("path", type))
              .flatMap(path -> hostPath.apply(path.text(), path));
      default -> throw new IllegalStateException("the table has no volume `" + type + "`");
    };
  }

  private String type() {
    Optional<TextValue> said = volume.text("volume_type");
    if (said.isPresent()) {
      return OTHER_NAMES.getOrDefault(said.get().text(), said.get().text());
    }
    if (volume.text(HOST_PATH).isPresent()) {
      return HOST_PATH;
    }
    level.note(
        Keys.VOLUMES.name(),
        Problem.of("a volume without `volume_type` is an `" + EMPTY_DIR + "`")
            .because("what is written into it is gone with the container")
            .hint(
                "add `volume_type: "
                    + EMPTY_DIR
                    + "`, or `volume_type: persistent_volume_claim` to keep it"),
        volume);
    return EMPTY_DIR;
  }

  /** A key that another kind of volume has would be lost without a word. */
  private void requireKnown(String type) {
    spec.entries()
        .forEach(
            (key, value) -> {
              if (!KEYS.get(type).contains(key)) {
                Problem problem =
                    Problem.of("`" + key + "` says nothing to a volume of the type `" + type + "`");
                String other = SIZES.getOrDefault(key, "");
                level.report(
                    KEYS.get(type).contains(other)
                        ? problem.hint("did you mean `" + other + "`?")
                        : problem.because("expected " + Wording.oneOf(KEYS.get(type))),
                    value);
              }
            });
    volume
        .text(HOST_PATH)
        .filter(path -> !type.equals(HOST_PATH))
        .ifPresent(
            path ->
                level.report(
                    Problem.of("`host_path` says nothing to a volume of the type `" + type + "`"),
                    path));
  }

  private Optional<TextValue> required(String key, String type) {
    Optional<TextValue> value = spec.text(key);
    if (value.isEmpty()) {
      level.reportMissing(
          Problem.of("`volumes.spec." + key + "` is missing")
              .because("a volume of the type `" + type + "` needs it"),
          volume);
    }
    return value;
  }

  private Optional<Quantity> bytes(String key) {
    return spec.text(key)
        .map(
            text -> {
              Quantity amount = Quantity.parse(text.text());
              QuantityRules.bytes(amount).ifPresent(problem -> level.report(problem, text));
              return amount;
            });
  }
}
