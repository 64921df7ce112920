package dev.berth.core.layer;

import dev.berth.core.oci.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Names a layer by everything that its bytes depend on, so that two equal keys mean equal layers.
 *
 * @param inputs one fact each, in an order the recipe fixes; the first names the kind of recipe
 */
public record LayerKey(List<String> inputs) {

  /**
   * Raised whenever the bytes that we write for the same inputs change: the tar form, the member
   * layout or the deflate encoder.
   */
  public static final int FORMAT = 3;

  public LayerKey {
    inputs = List.copyOf(inputs);
  }

  /** The key as the layer index knows it. */
  public Digest digest() {
    String text = "layer-format " + FORMAT + "\n" + String.join("\n", inputs) + "\n";
    return Digest.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
