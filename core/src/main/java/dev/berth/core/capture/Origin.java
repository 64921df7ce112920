package dev.berth.core.capture;

import dev.berth.core.oci.Digest;
import dev.berth.core.python.DirectUrl;
import dev.berth.core.python.InstalledProject;
import dev.berth.core.python.WheelName;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How a project came into an environment, as its metadata tells. */
sealed interface Origin {

  /** From an index, by an installer that takes from there what is not given another way. */
  record Index() implements Origin {}

  /** A wheel from the web, by its address, without credentials. */
  record Address(String url, Optional<Digest> digest) implements Origin {

    /** The address with the wheel's digest behind it, as pip and uv take it. */
    String withDigest() {
      return url.contains("#") ? url : url + digest.map(d -> "#sha256=" + d.hex()).orElse("");
    }
  }

  /** A wheel on this computer. */
  record LocalWheel(Path file, Optional<Digest> digest) implements Origin {}

  /**
   * Source that was built on the way.
   *
   * @param description what it is: {@code the folder `/home/jane/app`}
   * @param forPip what {@code pip wheel} takes to build it again
   */
  record Source(String description, String forPip) implements Origin {}

  /**
   * Nothing tells.
   *
   * @param installer who put it there, when that is said
   */
  record Unknown(Optional<String> installer) implements Origin {}

  /** Who takes from an index what comes without {@code direct_url.json}. */
  Set<String> FROM_INDEXES =
      Set.of("pip", "uv", "uv-pixi", "poetry", "pdm", "installer", "rye", "hatch", "berth");

  /**
   * The origin of a project.
   *
   * @param siteFolders the folders that installers install into
   */
  static Origin of(InstalledProject project, List<Path> siteFolders) {
    if (project.directUrl().isPresent()) {
      return direct(project.directUrl().get());
    }
    if (!project.isDistInfo() && siteFolders.stream().noneMatch(project.metadata()::startsWith)) {
      // What `setup.py develop` left: the metadata stayed with the source.
      return editable(project.location());
    }
    return project
            .installer()
            .map(who -> who.split("\\s", 2)[0].toLowerCase(Locale.ROOT))
            .filter(FROM_INDEXES::contains)
            .isPresent()
        ? new Index()
        : new Unknown(project.installer());
  }

  private static Origin direct(DirectUrl direct) {
    String url = withoutCredentials(direct.url());
    if (direct instanceof DirectUrl.Folder folder) {
      Path path = path(url);
      return folder.editable()
          ? editable(path)
          : new Source("the folder `" + path + "`", path.toString());
    }
    if (direct instanceof DirectUrl.Repository repository) {
      return new Source(
          "the repository `" + url + "` at `" + repository.commit() + "`",
          repository.system() + "+" + url + "@" + repository.commit());
    }
    Optional<Digest> digest = ((DirectUrl.Archive) direct).digest();
    boolean wheel = url.replaceFirst("[?#].*", "").endsWith(WheelName.SUFFIX);
    if (url.startsWith("file:")) {
      return wheel
          ? new LocalWheel(path(url), digest)
          : new Source("the archive `" + path(url) + "`", path(url).toString());
    }
    return wheel ? new Address(url, digest) : new Source("the archive `" + url + "`", url);
  }

  private static Origin editable(Path folder) {
    return new Source(
        "the folder `" + folder + "`, whose files it imports (editable)", folder.toString());
  }

  private static Path path(String url) {
    try {
      return Path.of(URI.create(url));
    } catch (IllegalArgumentException e) {
      // Not every installer escapes what an address cannot hold.
      return Path.of(url.replaceFirst("^file:(//)?", ""));
    }
  }

  private static String withoutCredentials(String url) {
    return url.replaceFirst("(?<=://)[^/@\\s]+@", "");
  }
}
