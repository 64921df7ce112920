package dev.berth.core.oci;

import java.util.List;
import java.util.Map;

/** Points to the manifests of one image, one for each platform (image-spec, image-index.md). */
public record Index(List<Descriptor> manifests, Map<String, String> annotations) {

  public Index {
    manifests = List.copyOf(manifests);
    annotations = Map.copyOf(annotations);
  }
}
