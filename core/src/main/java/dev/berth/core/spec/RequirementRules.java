package dev.berth.core.spec;

import dev.berth.core.python.Requirement;
import dev.berth.core.python.WheelName;
import dev.berth.core.yaml.Mistake;
import dev.berth.core.yaml.SourceText;
import dev.berth.core.yaml.Wording;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which of the requirements that pip takes can be met by wheels alone. The others are refused with
 * the way to a wheel.
 */
final class RequirementRules {

  private static final Pattern VERSION_CONTROL =
      Pattern.compile("(?:[^@]{0,256}@\\s*)?(?:git|hg|svn|bzr)\\+.*", Pattern.DOTALL);
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");
  private static final List<String> SOURCE_ARCHIVES =
      List.of(".tar.gz", ".zip", ".tar.bz2", ".tgz", ".tar.xz", ".tar");

  private static final int LONGEST_PASTED = 200;

  private RequirementRules() {}

  /** What keeps an item of {@code pip:} from being a requirement that can be met. */
  static Optional<Mistake> findMistakeInSpec(String text) {
    if (text.stripLeading().startsWith("-")) {
      return Optional.of(optionInSpec(text.strip()));
    }
    Optional<Mistake> mistake = findMistake(text);
    return mistake.isPresent() ? mistake : TextChecks.noSecret(text);
  }

  private static Mistake optionInSpec(String text) {
    Mistake mistake = Mistake.of("not a requirement: `" + Wording.shown(text) + "`");
    if (text.startsWith("-e") || text.startsWith("--editable")) {
      return editable(text);
    }
    if (text.startsWith("-r") || text.startsWith("--requirement")) {
      return mistake.hint("list the requirements file itself under `dependencies:`");
    }
    return mistake
        .because("options of pip have no place here")
        .hint("set indexes and hosts under `configs:`, in `pip:`");
  }

  static Mistake editable(String text) {
    return Mistake.of(
            "an editable requirement cannot go into an image: `" + Wording.shown(text) + "`")
        .hint("build a wheel with `pip wheel --no-deps FOLDER`, and list it under `wheels:`");
  }

  /**
   * What keeps a requirement, with its {@code --hash} options, from being one that can be met by a
   * wheel.
   */
  static Optional<Mistake> findMistake(String text) {
    RequirementLine line = RequirementLine.split(text);
    Optional<Mistake> unsupported = notAName(line.requirement());
    if (unsupported.isPresent()) {
      return unsupported;
    }
    Optional<Requirement.Mistake> syntax = Requirement.findMistake(line.requirement());
    if (syntax.isPresent()) {
      int offset = text.codePointCount(0, Math.min(syntax.get().offset(), text.length()));
      return Optional.of(
          Mistake.of("not a requirement (PEP 508): `" + Wording.shown(text) + "`")
              .because(syntax.get().message())
              .within(offset, 1));
    }
    Optional<Mistake> badHash = line.findMistakeInOptions();
    return badHash.isPresent()
        ? badHash
        : Requirement.parse(line.requirement())
            .url()
            .flatMap(url -> directReference(line.requirement(), url));
  }

  /** The kinds of requirements that pip takes beside those of PEP 508. */
  private static Optional<Mistake> notAName(String text) {
    if (VERSION_CONTROL.matcher(text).matches()) {
      return Optional.of(
          Mistake.of("a version control address is not a wheel: `" + Wording.shown(text) + "`")
              .hint(buildAWheelOf(text)));
    }
    if (ADDRESS.matcher(text).matches()) {
      return Optional.of(bareAddress(text));
    }
    String beforeMarker = text.split(";", 2)[0].strip();
    boolean path =
        beforeMarker.startsWith(".")
            || !beforeMarker.contains("@")
                && (beforeMarker.contains("/") || beforeMarker.contains("\\"));
    boolean archive = isSourceArchive(beforeMarker) || beforeMarker.endsWith(WheelName.SUFFIX);
    if (!path && !(archive && !beforeMarker.contains("@"))) {
      return Optional.empty();
    }
    return Optional.of(
        beforeMarker.endsWith(WheelName.SUFFIX)
            ? Mistake.of("a file is not a requirement: `" + Wording.shown(text) + "`")
                .hint("list it under `wheels:` in runtime.yaml")
            : Mistake.of("a folder or source archive is not a wheel: `" + Wording.shown(text) + "`")
                .hint(buildAWheelOf(text)));
  }

  private static String buildAWheelOf(String text) {
    return "build a wheel with `pip wheel --no-deps \""
        + (text.length() > LONGEST_PASTED ? "…" : SourceText.hide(text))
        + "\"`, and list it under `wheels:`";
  }

  private static Mistake bareAddress(String text) {
    Mistake mistake =
        Mistake.of("an address alone is not a requirement: `" + Wording.shown(text) + "`");
    return wheelNameOf(text)
        .map(wheel -> mistake.hint("write `" + wheel.name() + " @` before it"))
        .orElse(mistake.because("expected `NAME @ ADDRESS` of a wheel"));
  }

  private static Optional<Mistake> directReference(String requirement, String url) {
    Mistake mistake =
        Mistake.of("not the address of a wheel: `" + Wording.shown(url) + "`")
            .within(requirement.codePointCount(0, requirement.indexOf(url)), url.length());
    String scheme = url.substring(0, url.indexOf(':')).toLowerCase(Locale.ROOT);
    if (scheme.equals("file")) {
      return Optional.of(mistake.hint("list the file under `wheels:` in runtime.yaml"));
    }
    if (!scheme.equals("https") && !scheme.equals("http")) {
      return Optional.of(mistake.because("expected `https` or `http`, found `" + scheme + "`"));
    }
    Optional<WheelName> wheel = wheelNameOf(url);
    if (wheel.isEmpty()) {
      return Optional.of(mistake.because("expected an address that ends with a wheel's name"));
    }
    Requirement parsed = Requirement.parse(requirement);
    return wheel.get().name().equals(parsed.name())
        ? Optional.empty()
        : Optional.of(
            mistake.because(
                "the wheel is of `" + wheel.get().name() + "`, not of `" + parsed.name() + "`"));
  }

  private static Optional<WheelName> wheelNameOf(String url) {
    try {
      String path = Optional.ofNullable(new URI(url).getPath()).orElse("");
      return Optional.of(WheelName.parse(path.substring(path.lastIndexOf('/') + 1)));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isSourceArchive(String text) {
    return SOURCE_ARCHIVES.stream().anyMatch(text::endsWith);
  }
}
