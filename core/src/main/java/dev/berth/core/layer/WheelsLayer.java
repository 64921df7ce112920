package dev.berth.core.layer;

import dev.berth.core.lock.WheelSource;
import dev.berth.core.python.InstallTarget;
import dev.berth.core.python.InstalledFile;
import dev.berth.core.python.Wheel;
import dev.berth.core.store.BlobStore;
import dev.berth.core.store.Download;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Wheels, installed. Of a path that two of them bring, the later wheel's file is kept, as it would
 * be if each were a layer.
 *
 * @param wheels in the order in which they are installed
 * @param paths learns what the wheels install
 */
record WheelsLayer(
    String title,
    String slot,
    List<WheelSource> wheels,
    InstallTarget target,
    BlobStore blobs,
    PathConflicts paths)
    implements LayerRecipe {

  WheelsLayer {
    wheels = List.copyOf(wheels);
  }

  @Override
  public LayerKey key() {
    List<String> inputs = new ArrayList<>();
    inputs.add("wheels");
    inputs.add(target.prefix());
    inputs.add(target.python().cpythonTag());
    wheels.forEach(wheel -> inputs.add(wheel.key()));
    return new LayerKey(inputs);
  }

  @Override
  public long inputSize() {
    return wheels.stream().mapToLong(WheelSource::size).sum();
  }

  @Override
  public List<Download> downloads() {
    return wheels.stream().map(WheelSource::download).toList();
  }

  @Override
  public void write(LayerWriter writer) throws IOException {
    List<Wheel> open = new ArrayList<>();
    boolean hidesFiles = false;
    try {
      LayerTree tree = new LayerTree(title, RuntimeLayout.PACKAGE_TIME);
      for (WheelSource source : wheels) {
        Wheel wheel = source.open(blobs);
        open.add(wheel);
        for (InstalledFile file : paths.plan(source, wheel)) {
          hidesFiles |=
              !tree.addFile(
                  target.prefix() + "/" + file.path(), file.mode(), file.source().content());
        }
      }
      tree.writeTo(writer);
      writer.flush();
      // A file that another wheel's hides was not read, and so not checked.
      if (!hidesFiles) {
        for (WheelSource source : wheels) {
          source.wasChecked(blobs);
        }
      }
    } finally {
      for (Wheel wheel : open) {
        wheel.close();
      }
    }
  }
}
