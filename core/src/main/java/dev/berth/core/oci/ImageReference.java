package dev.berth.core.oci;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an image in a registry, completed as Docker completes it: {@code python:3.11} is
 * {@code docker.io/library/python:3.11} (distribution-spec, "Pulling manifests"; the grammar is the
 * one of github.com/distribution/reference).
 *
 * @param registry host and port: {@code docker.io}, {@code localhost:5000}
 * @param repository the path below it: {@code library/python}
 */
public record ImageReference(
    String registry, String repository, Optional<String> tag, Optional<Digest> digest) {

  private static final String DOCKER_HUB = "docker.io";
  private static final String DOCKER_HUB_ALIAS = "index.docker.io";
  private static final String OFFICIAL = "library/";
  private static final int LONGEST_NAME = 255;

  private static final Pattern REGISTRY =
      Pattern.compile(
          "(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)"
              + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*(?::[0-9]{1,5})?"
              + "|\\[[a-fA-F0-9:]+](?::[0-9]{1,5})?");
  private static final Pattern REPOSITORY =
      Pattern.compile(
          "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*");
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
  private static final Pattern UPPER_CASE = Pattern.compile("[A-Z]");
  private static final Pattern IMAGE_ID = Pattern.compile("[a-f0-9]{64}");

  public ImageReference {
    if (!REGISTRY.matcher(registry).matches()) {
      throw new IllegalArgumentException("not a registry's host and port: `" + registry + "`");
    }
    if (!REPOSITORY.matcher(repository).matches()
        || registry.length() + 1 + repository.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(whyNotARepository(repository));
    }
    if (!tag.stream().allMatch(ImageReference::isTag)) {
      throw new IllegalArgumentException(
          "not a tag: `" + tag.get() + "` (letters, digits, `_`, `.` and `-`, at most 128)");
    }
  }

  /**
   * Reads {@code [registry/]repository[:tag][@digest]}. The first part is a registry when it has a
   * dot, a colon or a capital letter, or is {@code localhost}; else the registry is Docker Hub.
   *
   * @throws IllegalArgumentException when the text has another form, saying what is wrong with it
   */
  public static ImageReference parse(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("an image's name is missing");
    }
    if (IMAGE_ID.matcher(text).matches()) {
      throw new IllegalArgumentException("an image id is not a name: `" + text + "`");
    }
    int at = text.indexOf('@');
    Optional<Digest> digest =
        at < 0 ? Optional.empty() : Optional.of(Digest.parse(text.substring(at + 1)));
    String name = at < 0 ? text : text.substring(0, at);
    int colon = name.lastIndexOf(':');
    boolean tagged = colon > name.lastIndexOf('/');
    Optional<String> tag = tagged ? Optional.of(name.substring(colon + 1)) : Optional.empty();
    return ofName(tagged ? name.substring(0, colon) : name, tag, digest);
  }

  private static ImageReference ofName(String name, Optional<String> tag, Optional<Digest> digest) {
    int slash = name.indexOf('/');
    boolean named = slash >= 0 && looksLikeRegistry(name.substring(0, slash));
    String registry = named ? name.substring(0, slash) : DOCKER_HUB;
    String repository = named ? name.substring(slash + 1) : name;
    if (registry.equals(DOCKER_HUB_ALIAS)) {
      registry = DOCKER_HUB;
    }
    if (registry.equals(DOCKER_HUB) && repository.indexOf('/') < 0) {
      repository = OFFICIAL + repository;
    }
    return new ImageReference(registry, repository, tag, digest);
  }

  private static boolean looksLikeRegistry(String part) {
    return part.indexOf('.') >= 0
        || part.indexOf(':') >= 0
        || part.equals("localhost")
        || UPPER_CASE.matcher(part).find();
  }

  private static String whyNotARepository(String repository) {
    if (UPPER_CASE.matcher(repository).find()) {
      return "an image's name has no capital letters: `" + repository + "`";
    }
    return "not an image's name: `" + repository + "`";
  }

  /** Whether this can be a tag. */
  public static boolean isTag(String text) {
    return TAG.matcher(text).matches();
  }

  /** This reference with that tag, and no digest. */
  public ImageReference withTag(String other) {
    return new ImageReference(registry, repository, Optional.of(other), Optional.empty());
  }

  /** This reference, with {@code latest} for its tag when it has neither tag nor digest. */
  public ImageReference withDefaultTag() {
    return tag.isEmpty() && digest.isEmpty() ? withTag("latest") : this;
  }

  /** The name as people write it: without {@code docker.io/} and {@code library/}. */
  public String familiar() {
    if (!registry.equals(DOCKER_HUB)) {
      return toString();
    }
    String name =
        repository.startsWith(OFFICIAL) && repository.indexOf('/', OFFICIAL.length()) < 0
            ? repository.substring(OFFICIAL.length())
            : repository;
    return name + suffix();
  }

  private String suffix() {
    return tag.map(t -> ":" + t).orElse("") + digest.map(d -> "@" + d).orElse("");
  }

  /** The full name: {@code docker.io/library/python:3.11}. */
  @Override
  public String toString() {
    return registry + "/" + repository + suffix();
  }
}
