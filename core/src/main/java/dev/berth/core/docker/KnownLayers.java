package dev.berth.core.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Image;
import com.github.dockerjava.api.model.Info;
import dev.berth.core.oci.DiffId;
import java.util.List;
import java.util.Optional;

/**
 * The layers that the images of an Engine have. An Engine may have hundreds of them, so they are
 * asked for by docker-java, which puts all questions on one connection.
 */
record KnownLayers(EngineConnection connection) {

  /** How many layers, counted from the lowest, an image of the Engine has as well. */
  int count(List<DiffId> diffIds) {
    if (diffIds.isEmpty() || usesContainerdStore()) {
      return 0;
    }
    List<String> wanted = diffIds.stream().map(DiffId::toString).toList();
    List<Image> images = connection.ask("list its images", client -> client.listImagesCmd().exec());
    int most = 0;
    for (Image image : images) {
      most = Math.max(most, commonLength(wanted, layersOf(image.getId())));
    }
    return most;
  }

  /** A graph driver's status has no such row; the snapshotters' has it since Docker 23. */
  private boolean usesContainerdStore() {
    Info info = connection.ask("describe itself", client -> client.infoCmd().exec());
    return Optional.ofNullable(info.getDriverStatuses()).orElse(List.of()).stream()
        .anyMatch(
            row ->
                row.size() == 2
                    && row.get(0).equals("driver-type")
                    && row.get(1).startsWith("io.containerd.snapshotter"));
  }

  private List<String> layersOf(String id) {
    String what = "inspect the image `" + id + "`";
    return Optional.ofNullable(connection.ask(what, client -> inspect(client, id)).getRootFS())
        .map(rootFs -> Optional.ofNullable(rootFs.getLayers()).orElse(List.of()))
        .orElse(List.of());
  }

  private static InspectImageResponse inspect(DockerClient client, String id) {
    try {
      return client.inspectImageCmd(id).exec();
    } catch (NotFoundException e) {
      // It was removed between the list and this.
      return new InspectImageResponse();
    }
  }

  private static int commonLength(List<String> wanted, List<String> there) {
    int length = 0;
    while (length < wanted.size()
        && length < there.size()
        && wanted.get(length).equals(there.get(length))) {
      length++;
    }
    return length;
  }
}
