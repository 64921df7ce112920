package dev.berth.core.build;

import dev.berth.core.layer.Layer;
import dev.berth.core.layer.RuntimeLayout;
import dev.berth.core.lock.LockFile;
import dev.berth.core.oci.DiffId;
import dev.berth.core.oci.History;
import dev.berth.core.oci.ImageConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes the configuration of an image: its layers, their history, how it is run, its labels. */
final class ConfigAssembler {

  private final ImagePlan plan;
  private final List<Layer> layers;

  ConfigAssembler(ImagePlan plan, List<Layer> layers) {
    this.plan = plan;
    this.layers = layers;
  }

  ImageConfig config() {
    return config(labels());
  }

  /** That of an image in which commands are run: of which version that is, nobody knows yet. */
  ImageConfig beginning() {
    return config(Map.of(CommandRun.LABEL, plan.request().spec().name()));
  }

  private ImageConfig config(Map<String, String> labels) {
    Instant created = plan.request().sourceDateEpoch().orElse(RuntimeLayout.PACKAGE_TIME);
    ImageConfig base = plan.base().config();
    List<DiffId> diffIds = new ArrayList<>(base.diffIds());
    List<History> history = new ArrayList<>(plan.base().history());
    for (Layer layer : layers) {
      diffIds.add(layer.diffId());
      history.add(
          new History(
              Optional.of(created),
              Optional.of("berth: " + layer.title()),
              Optional.empty(),
              false));
    }
    return new ImageConfig(
        plan.request().platform(),
        Optional.of(created),
        base.author(),
        plan.execution().toConfig(labels),
        diffIds,
        history,
        base.others());
  }

  /** What image-spec, annotations.md, defines, as labels; and ours. */
  private Map<String, String> labels() {
    String name = plan.request().spec().name();
    Map<String, String> labels = new TreeMap<>();
    labels.put("org.opencontainers.image.title", name);
    labels.put("org.opencontainers.image.version", plan.version().shortHex());
    labels.put("org.opencontainers.image.base.name", plan.base().name());
    plan.base()
        .manifest()
        .ifPresent(digest -> labels.put("org.opencontainers.image.base.digest", digest.toString()));
    labels.put("dev.berth.runtime.name", name);
    labels.put("dev.berth.runtime.version", plan.version().hex());
    labels.put("dev.berth.runtime.lock", LockFile.digest(plan.request().lock()).toString());
    return labels;
  }
}
