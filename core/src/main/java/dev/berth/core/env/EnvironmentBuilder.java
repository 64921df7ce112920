package dev.berth.core.env;

import dev.berth.core.io.Content;
import dev.berth.core.io.ProcessRunner;
import dev.berth.core.lock.LockedFile;
import dev.berth.core.python.VirtualEnvironment;
import dev.berth.core.store.Fetcher;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Makes an environment in a folder from which it is then moved to its place. */
final class EnvironmentBuilder {

  /** Where an environment's listing is, relative to its prefix. */
  static final String LISTING = "berth-environment.files";

  private final Store store;
  private final Fetcher fetcher;
  private final UnpackedWheels unpacked;
  private final ProcessRunner processes;
  private final int processors;

  EnvironmentBuilder(
      Store store,
      Fetcher fetcher,
      UnpackedWheels unpacked,
      ProcessRunner processes,
      int processors) {
    this.store = store;
    this.fetcher = fetcher;
    this.unpacked = unpacked;
    this.processes = processes;
    this.processors = processors;
  }

  /**
   * Makes it.
   *
   * @param root an empty folder on the file system that it will be on
   * @return what it says of itself
   */
  EnvironmentRecord build(EnvironmentPlan plan, Path root) throws IOException {
    Files.createDirectories(store.unpacked());
    EnvironmentRecord record = plan.record();
    OwnFiles own = OwnFiles.of(record, plan.locked());
    List<UnpackedWheel> wheels = unpacked.all(plan.wheels(), plan.interpreter().python());
    EnvironmentFolder folder = new EnvironmentFolder(root);
    for (String directory : environment(plan).directories()) {
      folder.addFolder(directory);
    }
    for (Map.Entry<String, String> link : own.links().entrySet()) {
      folder.addLink(link.getKey(), link.getValue());
    }
    Sharing sharing = Sharing.between(store.unpacked(), root, processes);
    new WheelInstaller(unpacked, folder, plan.target(), sharing, processors)
        .install(wheels, processes);
    for (Map.Entry<String, LockedFile> user : own.users().entrySet()) {
      addFile(folder, plan, user.getValue(), user.getKey());
    }
    for (Map.Entry<String, String> text : own.texts().entrySet()) {
      addText(folder, text.getKey(), text.getValue());
    }
    Files.write(root.resolve(LISTING), folder.listing().bytes());
    Files.write(root.resolve(EnvironmentRecord.FILE), record.bytes());
    return record;
  }

  private static VirtualEnvironment environment(EnvironmentPlan plan) {
    return new VirtualEnvironment(plan.target(), plan.interpreter().executable().toString());
  }

  private static void addText(EnvironmentFolder folder, String path, String text)
      throws IOException {
    Content content = Content.of(text);
    folder.replaceFile(
        path, content, new FileState(content.size(), false, WheelInstaller.GENERATED_TIME));
  }

  private void addFile(
      EnvironmentFolder folder, EnvironmentPlan plan, LockedFile file, String place)
      throws IOException {
    fetcher.fetch(plan.download(file));
    folder.replaceFile(
        place,
        store.blobs().content(file.digest()),
        new FileState(file.size(), file.executable(), UnpackedWheels.timeOf(file.digest())));
  }
}
