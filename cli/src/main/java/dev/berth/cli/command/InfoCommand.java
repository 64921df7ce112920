package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.Json;
import dev.berth.cli.option.FormatOption;
import dev.berth.cli.option.RuntimeTarget;
import dev.berth.core.lock.LockFile;
import dev.berth.core.lock.LockRequest;
import dev.berth.core.lock.LockState;
import dev.berth.core.lock.RuntimeLock;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.OciJson;
import dev.berth.core.oci.Platform;
import dev.berth.core.spec.RuntimeSpec;
import dev.berth.core.store.BlobStore;
import dev.berth.core.store.RuntimeEntry;
import dev.berth.core.store.RuntimeName;
import dev.berth.core.version.ImageChoice;
import dev.berth.core.version.NoImageException;
import dev.berth.core.version.VersionView;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code berth runtime info NAME}: all that is known of one version of a runtime. */
@Command(
    name = "info",
    description = {
      "Show a version of a runtime: its tags, images and layers, how it is run, its files",
      "%nOf a PATH, what is locked there, and whether that is built."
    },
    footer = {"", "Example:", "  berth runtime info demo:v0 --show runtime_yaml"})
final class InfoCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME|PATH", description = RuntimeTarget.DESCRIPTION)
  RuntimeTarget target;

  @Option(
      names = "--show",
      paramLabel = "PART",
      defaultValue = "layers",
      description = "${COMPLETION-CANDIDATES} (default: layers)")
  InfoPart part = InfoPart.LAYERS;

  @Option(
      names = "--platform",
      paramLabel = "OS/ARCH",
      description = "Whose manifest and config (default: this computer's, else the first)")
  Optional<Platform> platform = Optional.empty();

  @Mixin FormatOption format = new FormatOption();

  private final Services services;

  InfoCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    switch (part) {
      case BASIC, LAYERS -> print(overview());
      case RUNTIME_YAML -> print("runtimeYaml", yaml());
      case LOCK -> print("runtimeLock", lock());
      case MANIFEST -> print("manifest", document(manifest()));
      case CONFIG -> print("config", document(config()));
      case ALL -> printAll();
    }
    return 0;
  }

  private InfoReport overview() throws IOException {
    boolean layers = part != InfoPart.BASIC;
    if (target instanceof RuntimeTarget.InFolder folder) {
      RuntimeSpec spec = viewing().spec(folder);
      LockState state = LockState.of(spec, LockRequest.DEFAULT);
      Optional<VersionView> view =
          state.isFresh()
              ? Optional.of(services.versionReader().read(spec, "info"))
              : Optional.empty();
      return new FolderInfo(spec, state, view);
    }
    RuntimeEntry entry = stored();
    Optional<Path> environment =
        entry.tags().contains(RuntimeName.LATEST)
            ? services.store().runtimes().activeEnvironment(entry.runtime().name())
            : Optional.empty();
    return new StoredInfo(entry, environment, services.store().blobs(), layers);
  }

  private RuntimeEntry stored() throws IOException {
    return viewing().entry((RuntimeTarget.InStore) target);
  }

  private Viewing viewing() {
    return new Viewing(services, "info");
  }

  private String yaml() throws IOException {
    return target instanceof RuntimeTarget.InFolder folder
        ? viewing().spec(folder).texts().yaml()
        : services.storedRuntimes().read(stored().runtime()).spec().texts().yaml();
  }

  private String lock() throws IOException {
    RuntimeLock lock;
    if (target instanceof RuntimeTarget.InFolder folder) {
      LockState state = LockState.of(viewing().spec(folder), LockRequest.DEFAULT);
      lock = state.lock().orElseGet(() -> state.requireFresh("info"));
    } else {
      lock = services.storedRuntimes().lock(stored().runtime());
    }
    return new String(LockFile.bytes(lock), StandardCharsets.UTF_8);
  }

  private byte[] manifest() throws IOException {
    return blob(ImageChoice.of(built(), platform, Viewing.here()).manifest().digest());
  }

  private byte[] config() throws IOException {
    return blob(OciJson.readManifest(manifest()).config().digest());
  }

  private byte[] blob(Digest digest) throws IOException {
    BlobStore blobs = services.store().blobs();
    return blobs.read(digest);
  }

  private RuntimeEntry built() throws IOException {
    if (target instanceof RuntimeTarget.InFolder folder) {
      VersionView view = viewing().view(target);
      return view.built()
          .orElseThrow(() -> NoImageException.notBuilt(view, folder.path().toString()));
    }
    return stored();
  }

  private static Object document(byte[] json) {
    return dev.berth.core.oci.Json.read(json);
  }

  private void print(InfoReport report) {
    if (format.isJson()) {
      services.console().out().println(Json.write(report.json()));
    } else {
      report.print(services.console().out());
    }
  }

  /** A text as it is, and a document as JSON, whichever format is asked for. */
  private void print(String key, Object value) {
    PrintWriter out = services.console().out();
    if (format.isJson()) {
      out.println(Json.write(Map.of(key, value)));
    } else if (value instanceof String text) {
      out.print(text);
      out.flush();
    } else {
      out.println(Json.write(value));
    }
  }

  private void printAll() throws IOException {
    InfoReport overview = overview();
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("runtimeYaml", yaml());
    parts.put("runtimeLock", lock());
    parts.put("manifest", document(manifest()));
    parts.put("config", document(config()));
    if (format.isJson()) {
      Map<String, Object> json = new LinkedHashMap<>(overview.json());
      json.putAll(parts);
      services.console().out().println(Json.write(json));
      return;
    }
    overview.print(services.console().out());
    parts.forEach(
        (key, value) -> {
          services.console().out().println();
          services.console().out().println(HEADINGS.get(key));
          services.console().out().println();
          print(key, value);
        });
  }

  private static final Map<String, String> HEADINGS =
      Map.of(
          "runtimeYaml", "runtime.yaml",
          "runtimeLock", "runtime.lock",
          "manifest", "manifest",
          "config", "config");
}
