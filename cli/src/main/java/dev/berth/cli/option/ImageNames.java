package dev.berth.cli.option;

import dev.berth.core.oci.ImageReference;
import dev.berth.core.publish.Publishers;
import dev.berth.core.spec.RuntimeSpec;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/**
 * {@code --tag}: a tag of the runtime, which its image has too ({@code 1.0}), or a whole name for
 * the image ({@code ghcr.io/acme/demo:1.0}).
 */
public final class ImageNames {

  @Option(
      names = {"-t", "--tag"},
      paramLabel = "TAG",
      description = {
        "Tag the runtime and its image with `1.0`, or call the image `acme/demo:1.0`;",
        "may be repeated (default: NAME:latest)"
      })
  List<BuildTag> tags = new ArrayList<>();

  /** The tags of the runtime. */
  public List<String> runtimeTags() {
    return tags.stream().filter(tag -> tag.image().isEmpty()).map(BuildTag::text).toList();
  }

  /** The names of the image, at destinations that do not name it. */
  public List<ImageReference> imageNames(RuntimeSpec spec) {
    ImageReference standard = Publishers.defaultName(spec.name());
    if (tags.isEmpty()) {
      return List.of(standard);
    }
    return tags.stream()
        .map(tag -> tag.image().orElseGet(() -> standard.withTag(tag.text())))
        .toList();
  }
}
