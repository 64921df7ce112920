package dev.berth.core.docker;

import dev.berth.core.oci.DiffId;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.JsonObject;
import java.util.List;

/**
 * An image of an Engine, and how its programs are run.
 *
 * @param comment what was said of it when it was made
 * @param layers its layers, lowest first
 * @param shell what runs the text of a {@code RUN}; empty when the image does not say
 */
public record ImageSettings(
    Digest id,
    String comment,
    List<DiffId> layers,
    List<String> entrypoint,
    List<String> command,
    List<String> shell) {

  public ImageSettings {
    layers = List.copyOf(layers);
    entrypoint = List.copyOf(entrypoint);
    command = List.copyOf(command);
    shell = List.copyOf(shell);
  }

  static ImageSettings of(JsonObject json) {
    JsonObject config = json.requiredObject("Config");
    String id = json.requiredText("Id");
    return new ImageSettings(
        Digest.parse(id.startsWith("sha256:") ? id : "sha256:" + id),
        json.text("Comment").orElse(""),
        json.object("RootFS").map(fs -> fs.texts("Layers")).orElse(List.of()).stream()
            .map(DiffId::parse)
            .toList(),
        config.texts("Entrypoint"),
        config.texts("Cmd"),
        config.texts("Shell"));
  }
}
