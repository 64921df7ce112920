package dev.berth.core.env;

import dev.berth.core.lock.LockedFile;
import dev.berth.core.lock.LockedPlatform;
import dev.berth.core.python.InstallTarget;
import dev.berth.core.python.VirtualEnvironment;
import dev.berth.core.shell.Activation;
import dev.berth.core.shell.ActivationScripts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an environment has beside the files of its wheels; all paths are relative to its prefix.
 *
 * @param links symbolic links and where they lead
 * @param texts files with these texts: what makes it a virtual environment, and what activates it
 * @param users the user's own files
 * @param records files that say what the environment is
 */
public record OwnFiles(
    Map<String, String> links,
    Map<String, String> texts,
    Map<String, LockedFile> users,
    Set<String> records) {

  public OwnFiles {
    links = Collections.unmodifiableMap(new LinkedHashMap<>(links));
    texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    users = Collections.unmodifiableMap(new LinkedHashMap<>(users));
    records = Set.copyOf(records);
  }

  /**
   * Those of this environment.
   *
   * @param locked what is locked for its platform
   * @throws EnvironmentException when a file of the user's has no place in it
   */
  public static OwnFiles of(EnvironmentRecord environment, LockedPlatform locked) {
    VirtualEnvironment made =
        new VirtualEnvironment(
            new InstallTarget(environment.interpreter().python(), environment.prefix().toString()),
            environment.interpreter().executable().toString());
    Map<String, String> scripts =
        ActivationScripts.of(
            new Activation(
                environment.name(),
                environment.version(),
                environment.prefix(),
                environment.variables()));
    Set<String> records = Set.of(EnvironmentRecord.FILE, EnvironmentBuilder.LISTING);
    List<String> reserved = new ArrayList<>(scripts.keySet());
    reserved.addAll(records);
    FilePlaces places = new FilePlaces(environment.interpreter().python(), reserved);
    Map<String, LockedFile> users = new LinkedHashMap<>();
    locked.files().forEach(file -> users.put(places.place(file), file));
    Map<String, String> texts = new TreeMap<>(scripts);
    texts.put(made.configurationPath(), made.configuration());
    return new OwnFiles(made.links(), texts, users, records);
  }
}
