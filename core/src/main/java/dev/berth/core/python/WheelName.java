package dev.berth.core.python;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file name of a wheel (binary distribution format, "File name convention"): {@code
 * distribution-version(-build)?-python-abi-platform.whl}.
 *
 * @param distribution as it is written in the file name
 * @param version as it is written in the file name
 * @param pythonTags {@code py2.py3} as two tags
 */
public record WheelName(
    String distribution,
    String version,
    Optional<BuildTag> build,
    List<String> pythonTags,
    List<String> abiTags,
    List<String> platformTags) {

  /** The end of every wheel's name. */
  public static final String SUFFIX = ".whl";

  /** What file systems allow; the bound also keeps a hostile name cheap. */
  private static final int MAX_LENGTH = 255;

  private static final Pattern DISTRIBUTION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._]*");
  private static final Pattern TAGS = Pattern.compile("[A-Za-z0-9_]+(?:\\.[A-Za-z0-9_]+)*+");

  /**
   * What breaks the tie between wheels that fit equally well: the higher is preferred.
   *
   * @param number the digits it begins with
   * @param rest what follows them
   */
  public record BuildTag(int number, String rest) implements Comparable<BuildTag> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})([A-Za-z0-9_.]*)");

    static BuildTag parse(String text) {
      Matcher matcher = FORM.matcher(text);
      if (!matcher.matches()) {
        throw new IllegalArgumentException("the build tag `" + text + "` has no number in front");
      }
      return new BuildTag(Integer.parseInt(matcher.group(1)), matcher.group(2));
    }

    @Override
    public int compareTo(BuildTag other) {
      int byNumber = Integer.compare(number, other.number);
      return byNumber != 0 ? byNumber : rest.compareTo(other.rest);
    }

    @Override
    public String toString() {
      return number + rest;
    }
  }

  public WheelName {
    pythonTags = List.copyOf(pythonTags);
    abiTags = List.copyOf(abiTags);
    platformTags = List.copyOf(platformTags);
  }

  /**
   * Reads a file name without its folder.
   *
   * @throws IllegalArgumentException when it is not a wheel's, with the reason
   */
  public static WheelName parse(String fileName) {
    if (!fileName.endsWith(SUFFIX)) {
      throw new IllegalArgumentException("the name of a wheel ends with `.whl`");
    }
    if (fileName.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a file name has at most " + MAX_LENGTH + " characters");
    }
    String[] parts = fileName.substring(0, fileName.length() - SUFFIX.length()).split("-", -1);
    if (parts.length != 5 && parts.length != 6) {
      throw new IllegalArgumentException(
          "the name of a wheel has 5 or 6 parts between its `-`, as in"
              + " `name-1.0-py3-none-any.whl`; found "
              + parts.length);
    }
    if (!DISTRIBUTION.matcher(parts[0]).matches() || !PackageName.isValid(parts[0])) {
      throw new IllegalArgumentException("`" + parts[0] + "` is not a distribution's name");
    }
    if (Version.find(parts[1]).isEmpty()) {
      throw new IllegalArgumentException("`" + parts[1] + "` is not a version (PEP 440)");
    }
    int tags = parts.length - 3;
    return new WheelName(
        parts[0],
        parts[1],
        parts.length == 6 ? Optional.of(BuildTag.parse(parts[2])) : Optional.empty(),
        tags(parts[tags], "Python"),
        tags(parts[tags + 1], "ABI"),
        tags(parts[tags + 2], "platform"));
  }

  private static List<String> tags(String text, String kind) {
    if (!TAGS.matcher(text).matches()) {
      throw new IllegalArgumentException("`" + text + "` is not a " + kind + " tag");
    }
    return List.of(text.split("\\."));
  }

  /** The distribution's name, normalized. */
  public PackageName name() {
    return PackageName.parse(distribution);
  }

  /** The version as a value that can be compared. */
  public Version parsedVersion() {
    return Version.parse(version);
  }

  /** The folder in the wheel that holds its metadata, as its name says it. */
  public String distInfo() {
    return distribution + "-" + version + ".dist-info";
  }

  /** Whether one of the wheel's tag triples is in the collection of {@code python-abi-platform}. */
  public boolean hasTagIn(Collection<String> supported) {
    return pythonTags.stream()
        .anyMatch(
            python ->
                abiTags.stream()
                    .anyMatch(
                        abi ->
                            platformTags.stream()
                                .anyMatch(
                                    platform ->
                                        supported.contains(python + "-" + abi + "-" + platform))));
  }

  /** The file name. */
  @Override
  public String toString() {
    return distribution
        + "-"
        + version
        + build.map(tag -> "-" + tag).orElse("")
        + "-"
        + String.join(".", pythonTags)
        + "-"
        + String.join(".", abiTags)
        + "-"
        + String.join(".", platformTags)
        + SUFFIX;
  }
}
