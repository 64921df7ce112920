package dev.berth.core.version;

import dev.berth.core.oci.Platform;
import dev.berth.core.store.RuntimeEntry;
import dev.berth.core.store.RuntimeImage;
import java.util.Optional;

/** Which image of a version people mean when they name no platform, or one. */
public final class ImageChoice {

  private ImageChoice() {}

  /**
   * The image for the platform that is asked for; else the one for this computer's processor; else
   * the first.
   *
   * @throws NoImageException when there is none for the platform that is asked for
   */
  public static RuntimeImage of(RuntimeEntry entry, Optional<Platform> wanted, Platform here) {
    if (wanted.isPresent()) {
      return entry
          .runtime()
          .find(wanted.get())
          .orElseThrow(() -> NoImageException.notFor(entry, wanted.get()));
    }
    return entry.runtime().find(here).orElseGet(() -> entry.runtime().images().get(0));
  }
}
