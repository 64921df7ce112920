package dev.berth.core.oci;

import java.time.Instant;
import java.util.Optional;

/**
 * How one layer, or one change of the configuration, came to be (image-spec, config.md, "history").
 *
 * @param emptyLayer whether this step made no layer
 */
public record History(
    Optional<Instant> created,
    Optional<String> createdBy,
    Optional<String> comment,
    boolean emptyLayer) {

  /** A step that made a layer. */
  public static History ofLayer(Instant created, String createdBy, String comment) {
    return new History(Optional.of(created), Optional.of(createdBy), Optional.of(comment), false);
  }
}
