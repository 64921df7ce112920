package dev.berth.core.publish;

import dev.berth.core.oci.ImageReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an image is called in an OCI image layout.
 *
 * @param tag its {@code org.opencontainers.image.ref.name}
 * @param fullName with registry and repository, for engines that name what they import
 */
record LayoutName(String tag, String fullName) {

  /** One for each tag; when two names have the same tag, the first counts. */
  static List<LayoutName> of(Optional<String> own, List<ImageReference> names) {
    Map<String, LayoutName> byTag = new LinkedHashMap<>();
    if (own.isPresent()) {
      byTag.put(own.get(), new LayoutName(own.get(), fullName(own.get(), names.get(0))));
    } else {
      for (ImageReference name : names) {
        ImageReference tagged = Publishers.tagged(name);
        tagged
            .tag()
            .ifPresent(tag -> byTag.putIfAbsent(tag, new LayoutName(tag, tagged.toString())));
      }
    }
    return List.copyOf(byTag.values());
  }

  /** A layout's tag may be a whole reference, as {@code skopeo copy} makes them, or anything. */
  private static String fullName(String tag, ImageReference name) {
    if (ImageReference.isTag(tag)) {
      return name.withTag(tag).toString();
    }
    try {
      return Publishers.tagged(ImageReference.parse(tag)).toString();
    } catch (IllegalArgumentException e) {
      return Publishers.tagged(name).toString();
    }
  }
}
