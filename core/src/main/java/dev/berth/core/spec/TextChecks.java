package dev.berth.core.spec;

import dev.berth.core.Suggestion;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.Requirement;
import dev.berth.core.python.WheelName;
import dev.berth.core.yaml.Mistake;
import dev.berth.core.yaml.Wording;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What keeps a text of the right form from being right. */
final class TextChecks {

  private static final int HIGHEST_PORT = 65535;
  private static final Set<String> INDEX_SCHEMES = Set.of("https", "http", "file");

  private static final Pattern ENDING = Pattern.compile(".*\\.[A-Za-z]{2,4}", Pattern.DOTALL);
  private static final List<String> FILE_ENDINGS = List.of("txt", "in", "yaml", "yml");

  private TextChecks() {}

  /** Go's name of an architecture, for the kernel's. */
  static Optional<String> architecture(String text) {
    String name = Platform.linuxOn(text).architecture();
    return RuntimeShape.ARCHITECTURES.contains(name) ? Optional.of(name) : Optional.empty();
  }

  /** What to do with an entry of {@code dependencies:} that is not the name of a known file. */
  static Optional<String> adviceForDependency(String text) {
    int dot = text.lastIndexOf('.');
    if (text.endsWith(WheelName.SUFFIX)) {
      return Optional.of("list wheels under `wheels:`");
    }
    Optional<String> ending =
        dot < 0 ? Optional.empty() : Suggestion.nearest(text.substring(dot + 1), FILE_ENDINGS);
    if (ending.isPresent()) {
      return Optional.of("did you mean `" + text.substring(0, dot + 1) + ending.get() + "`?");
    }
    return ENDING.matcher(text).matches() || Requirement.findMistake(text).isPresent()
        ? Optional.empty()
        : Optional.of("list packages under `pip:`");
  }

  static Optional<Mistake> wheelName(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    try {
      WheelName.parse(name);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(
          Mistake.of("not the name of a wheel: `" + Wording.shown(name) + "`")
              .because(String.valueOf(e.getMessage())));
    }
  }

  static Optional<Mistake> indexUrl(String text) {
    Optional<Mistake> mistake = address(text);
    return mistake.isPresent() ? mistake : noSecret(text);
  }

  /** What keeps a text from being the address of an index. */
  static Optional<Mistake> address(String text) {
    Mistake mistake =
        Mistake.of("not the address of an index: `" + Wording.shown(text) + "`")
            .because("expected an address such as `https://example.org/simple`");
    try {
      URI uri = new URI(text);
      String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
      boolean hasPlace = scheme.equals("file") || uri.getHost() != null;
      return INDEX_SCHEMES.contains(scheme) && hasPlace ? Optional.empty() : Optional.of(mistake);
    } catch (URISyntaxException e) {
      return Optional.of(mistake);
    }
  }

  /** Passwords do not belong into a file that is shared. */
  static Optional<Mistake> noSecret(String text) {
    int scheme = text.indexOf("://");
    int slash = text.indexOf('/', scheme + 3);
    String authority =
        scheme < 0 ? "" : text.substring(scheme + 3, slash < 0 ? text.length() : slash);
    return authority.contains("@")
        ? Optional.of(
            Mistake.of("an address in runtime.yaml cannot hold a user or a password")
                .hint("put them in `~/.netrc`, or the whole address in `PIP_INDEX_URL`"))
        : Optional.empty();
  }

  static Optional<Mistake> port(String text) {
    int number = Integer.parseInt(text.split("/")[0]);
    return number >= 1 && number <= HIGHEST_PORT
        ? Optional.empty()
        : Optional.of(
            Mistake.of("not a port: `" + text + "`").because("expected 1 to " + HIGHEST_PORT));
  }

  static Optional<Mistake> absolutePath(String path) {
    return List.of(path.split("/")).contains("..")
        ? Optional.of(Mistake.of("`..` cannot stand in `" + Wording.shown(path) + "`"))
        : Optional.empty();
  }

  /** A place in the image. */
  static Optional<Mistake> destination(String path) {
    if (List.of(path.split("/")).contains("..")) {
      return Optional.of(
          Mistake.of("`..` cannot stand in the destination `" + Wording.shown(path) + "`")
              .hint("write an absolute path to leave the working directory"));
    }
    return path.indexOf('\\') >= 0 || path.indexOf('\n') >= 0
        ? Optional.of(
            Mistake.of("not a destination: `" + Wording.shown(path) + "`")
                .because("expected a path with `/` between folders"))
        : Optional.empty();
  }
}
