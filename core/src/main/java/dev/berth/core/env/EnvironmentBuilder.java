package dev.berth.core.env;

import dev.berth.core.io.Content;
import dev.berth.core.io.ProcessRunner;
import dev.berth.core.lock.LockedFile;
import dev.berth.core.lock.WheelSource;
import dev.berth.core.python.VirtualEnvironment;
import dev.berth.core.shell.ActivationScripts;
import dev.berth.core.store.Fetcher;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
   */
  void build(EnvironmentPlan plan, Path root) throws IOException {
    Map<String, String> scripts = ActivationScripts.of(plan.activation());
    Map<LockedFile, String> places = places(plan, scripts);
    Map<WheelSource, UnpackedWheel> wheels =
        unpacked.all(plan.wheels(), plan.interpreter().python());
    EnvironmentFolder folder = new EnvironmentFolder(root);
    addEnvironment(folder, plan);
    Sharing sharing = Sharing.between(store.unpacked(), root, processes);
    new WheelInstaller(unpacked, folder, plan.target(), sharing, processors)
        .install(plan.wheels(), wheels, processes);
    for (Map.Entry<LockedFile, String> place : places.entrySet()) {
      addFile(folder, plan, place.getKey(), place.getValue());
    }
    for (Map.Entry<String, String> script : scripts.entrySet()) {
      addText(folder, script.getKey(), script.getValue());
    }
    Files.write(root.resolve(LISTING), folder.listing().bytes());
    Files.write(root.resolve(EnvironmentRecord.FILE), plan.record().bytes());
  }

  private static Map<LockedFile, String> places(EnvironmentPlan plan, Map<String, String> scripts) {
    List<String> ours = new ArrayList<>(scripts.keySet());
    ours.add(LISTING);
    ours.add(EnvironmentRecord.FILE);
    FilePlaces places = new FilePlaces(plan.interpreter().python(), ours);
    Map<LockedFile, String> found = new LinkedHashMap<>();
    plan.locked().files().forEach(file -> found.put(file, places.place(file)));
    return found;
  }

  private static void addEnvironment(EnvironmentFolder folder, EnvironmentPlan plan)
      throws IOException {
    VirtualEnvironment environment =
        new VirtualEnvironment(plan.target(), plan.interpreter().executable().toString());
    for (String directory : environment.directories()) {
      folder.addFolder(directory);
    }
    for (Map.Entry<String, String> link : environment.links().entrySet()) {
      folder.addLink(link.getKey(), link.getValue());
    }
    addText(folder, environment.configurationPath(), environment.configuration());
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
