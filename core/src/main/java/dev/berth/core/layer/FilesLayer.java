package dev.berth.core.layer;

import dev.berth.core.lock.LockedFile;
import dev.berth.core.store.Download;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The user's own files.
 *
 * @param group the first is 0; groups come at different times, with commands run in between
 * @param folder the one of runtime.yaml
 * @param workdir what relative destinations are below: absolute
 * @param modified the time that the files get
 */
record FilesLayer(List<LockedFile> files, int group, Path folder, String workdir, Instant modified)
    implements LayerRecipe {

  FilesLayer {
    files = List.copyOf(files);
  }

  @Override
  public String title() {
    return files.size() == 1 ? files.get(0).destination() : files.size() + " files";
  }

  @Override
  public String slot() {
    return group == 0 ? "files" : "files " + (group + 1);
  }

  @Override
  public LayerKey key() {
    List<String> inputs = new ArrayList<>();
    inputs.add("files");
    inputs.add(Long.toString(modified.getEpochSecond()));
    for (LockedFile file : files) {
      inputs.add((file.executable() ? "0755 " : "0644 ") + file.digest() + " " + destination(file));
    }
    return new LayerKey(inputs);
  }

  @Override
  public long inputSize() {
    return files.stream().mapToLong(LockedFile::size).sum();
  }

  @Override
  public List<Download> downloads() {
    return List.of();
  }

  @Override
  public void write(LayerWriter writer) throws IOException {
    LayerTree tree = new LayerTree(title(), modified);
    Map<String, LockedFile> taken = new HashMap<>();
    for (LockedFile file : files) {
      String destination = destination(file);
      LockedFile other = taken.put(destination, file);
      if (other != null) {
        throw new InvalidDestinationException(
            file, "`" + other.source() + "` goes to `" + destination + "` as well");
      }
      tree.addFile(
          destination, file.executable() ? 0755 : 0644, new LockedFileContent(file, folder));
    }
    tree.writeTo(writer);
  }

  private String destination(LockedFile file) {
    return RuntimeLayout.pathOf(file, workdir);
  }
}
