package dev.berth.cli.command;

import dev.berth.cli.console.Sizes;
import dev.berth.cli.console.Table;
import dev.berth.core.build.ImagePlan;
import dev.berth.core.build.PlannedLayer;
import dev.berth.core.layer.LayerRecipe;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.store.Download;
import dev.berth.core.store.LayerRecord;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plan for people and for programs. */
final class PlanReport {

  private final ImagePlan plan;

  PlanReport(ImagePlan plan) {
    this.plan = plan;
  }

  void print(PrintWriter out) {
    out.println(
        plan.request().spec().name()
            + " "
            + plan.version().shortHex()
            + " for "
            + plan.request().platform());
    out.println();
    Table table = new Table("LAYER", "MADE FROM", "SIZE", "STATE");
    for (Descriptor layer : plan.baseLayers()) {
      table.row("base image", layer.digest().shortHex(), Sizes.of(layer.size()), "taken as it is");
    }
    for (PlannedLayer layer : plan.layers()) {
      table.row(
          Table.shortened(layer.origin().title()),
          Table.shortened(source(layer)),
          size(layer),
          state(layer));
    }
    table.print(out);
    out.println();
    out.println(summary());
  }

  private static String source(PlannedLayer layer) {
    List<Download> downloads = downloads(layer);
    return switch (downloads.size()) {
      case 0 -> "-";
      case 1 -> downloads.get(0).name();
      default -> downloads.size() + " files";
    };
  }

  /** What the layer has when it is there, else what goes into it. */
  private static String size(PlannedLayer layer) {
    return layer
        .made()
        .map(made -> Sizes.of(made.descriptor().size()))
        .or(() -> layer.recipe().map(recipe -> "~" + Sizes.of(recipe.inputSize())))
        .orElse("?");
  }

  private static List<Download> downloads(PlannedLayer layer) {
    return layer.recipe().map(LayerRecipe::downloads).orElse(List.of());
  }

  private static String state(PlannedLayer layer) {
    return layer.reason().map(reason -> "new: " + reason).orElse("cached");
  }

  private String summary() {
    long cached = plan.layers().stream().filter(PlannedLayer::isCached).count();
    return plan.layers().size()
        + plan.baseLayers().size()
        + " layers: "
        + (plan.layers().size() - cached)
        + " to make, "
        + cached
        + " cached, "
        + plan.baseLayers().size()
        + " of the base image";
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", plan.request().spec().name());
    json.put("version", plan.version().toString());
    json.put("platform", plan.request().platform().toString());
    List<Map<String, Object>> layers = new ArrayList<>();
    plan.baseLayers().forEach(layer -> layers.add(json(layer)));
    plan.layers().forEach(layer -> layers.add(json(layer)));
    json.put("layers", layers);
    return json;
  }

  private static Map<String, Object> json(Descriptor base) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("title", "base image");
    json.put("cached", true);
    json.put("digest", base.digest().toString());
    json.put("size", base.size());
    return json;
  }

  private static Map<String, Object> json(PlannedLayer layer) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("title", layer.origin().title());
    json.put("cached", layer.isCached());
    Optional<LayerRecord> made = layer.made();
    made.ifPresent(
        record -> {
          json.put("digest", record.descriptor().digest().toString());
          json.put("size", record.descriptor().size());
        });
    layer.reason().ifPresent(reason -> json.put("reason", reason));
    layer.recipe().ifPresent(recipe -> json.put("inputSize", recipe.inputSize()));
    json.put("inputs", downloads(layer).stream().map(Download::name).toList());
    return json;
  }
}
