package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.Json;
import dev.berth.cli.option.FormatOption;
import dev.berth.cli.option.RuntimeTarget;
import dev.berth.core.lock.RuntimeLock;
import dev.berth.core.oci.Platform;
import dev.berth.core.store.RuntimeEntry;
import dev.berth.core.store.RuntimeImage;
import dev.berth.core.version.ImageChoice;
import dev.berth.core.version.ImageContents;
import dev.berth.core.version.NoImageException;
import dev.berth.core.version.VersionView;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code berth runtime tree NAME}: the layers of an image, and what is in each. */
@Command(
    name = "tree",
    description = {
      "Show the layers of a runtime's image and what is in each, as a tree with sizes",
      "%nThe size of a layer is that of its blob; of a package, that of its wheel or .deb."
    },
    footer = {"", "Example:", "  berth runtime tree demo --layers"})
final class TreeCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME|PATH", description = RuntimeTarget.DESCRIPTION)
  RuntimeTarget target;

  @Option(
      names = "--platform",
      paramLabel = "OS/ARCH",
      description = "The image's platform (default: this computer's, else the first)")
  Optional<Platform> platform = Optional.empty();

  @Option(names = "--layers", description = "Show the layers only, and not what is in them")
  boolean layersOnly;

  @Mixin FormatOption format = new FormatOption();

  private final Services services;

  TreeCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    TreeReport report = new TreeReport(contents(), layersOnly);
    if (format.isJson()) {
      services.console().out().println(Json.write(report.json()));
    } else {
      report.print(services.console().out());
    }
    return 0;
  }

  private ImageContents contents() throws IOException {
    Viewing viewing = new Viewing(services, "tree");
    if (target instanceof RuntimeTarget.InStore stored) {
      RuntimeEntry entry = viewing.entry(stored);
      if (entry.runtime().documents().isEmpty()) {
        services.console().note("An earlier Berth built this version: what is in it is not known");
        return ImageContents.unknown(entry, choice(entry));
      }
      return contents(entry, services.storedRuntimes().lock(entry.runtime()));
    }
    VersionView view = viewing.view(target);
    RuntimeEntry entry =
        view.built()
            .orElseThrow(
                () ->
                    NoImageException.notBuilt(
                        view, ((RuntimeTarget.InFolder) target).path().toString()));
    return contents(entry, view.lock());
  }

  private ImageContents contents(RuntimeEntry entry, RuntimeLock lock) {
    RuntimeImage image = choice(entry);
    return lock.find(image.platform())
        .map(locked -> ImageContents.of(entry, image, locked))
        .orElseGet(() -> ImageContents.unknown(entry, image));
  }

  private RuntimeImage choice(RuntimeEntry entry) {
    return ImageChoice.of(entry, platform, Viewing.here());
  }
}
