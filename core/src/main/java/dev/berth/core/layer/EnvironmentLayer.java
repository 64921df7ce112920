package dev.berth.core.layer;

import dev.berth.core.io.Content;
import dev.berth.core.python.VirtualEnvironment;
import dev.berth.core.store.Download;
import java.io.IOException;
import java.util.List;

/**
 * The virtual environment itself, without its packages, and the folder that containers start in.
 *
 * @param workdir absolute
 */
record EnvironmentLayer(VirtualEnvironment environment, String workdir) implements LayerRecipe {

  @Override
  public String title() {
    return "environment of Python " + environment.target().python();
  }

  @Override
  public String slot() {
    return "environment";
  }

  @Override
  public LayerKey key() {
    return new LayerKey(
        List.of(
            "environment",
            environment.target().prefix(),
            environment.target().python().toString(),
            environment.interpreter(),
            workdir));
  }

  @Override
  public long inputSize() {
    return 0;
  }

  @Override
  public List<Download> downloads() {
    return List.of();
  }

  @Override
  public void write(LayerWriter writer) throws IOException {
    String prefix = environment.target().prefix() + "/";
    LayerTree tree = new LayerTree(title(), RuntimeLayout.PACKAGE_TIME);
    environment.directories().forEach(path -> tree.addDirectory(prefix + path));
    environment.links().forEach((path, target) -> tree.addLink(prefix + path, target));
    tree.addFile(
        prefix + environment.configurationPath(), 0644, Content.of(environment.configuration()));
    if (!workdir.equals("/")) {
      tree.addDirectory(workdir);
    }
    tree.writeTo(writer);
  }
}
