package dev.berth.core.store;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How people name a version of a runtime: {@code NAME} (its tag {@code latest}), {@code NAME:TAG},
 * {@code NAME@PREFIX} of the version's digest, and Starwhale's {@code NAME/version/X}, where {@code
 * X} is either. Upper and lower case make no difference in {@code NAME}.
 *
 * @param name the runtime's name as it was given
 * @param selector a tag, or the first digits of a digest
 */
public record RuntimeName(String name, Kind kind, String selector) {

  /** The tag that means the version built last. */
  public static final String LATEST = "latest";

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,79}");
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,79}");
  private static final Pattern PREFIX = Pattern.compile("[a-f0-9]{4,64}");
  private static final Pattern NUMBERED = Pattern.compile("v[0-9]+");
  private static final Pattern FORM =
      Pattern.compile("([^:@/]*)(?:(:|@|/version/)([^:@/]*))?", Pattern.DOTALL);

  /** What a selector is. */
  public enum Kind {
    TAG,
    PREFIX,
    TAG_OR_PREFIX
  }

  /**
   * Reads one of the forms.
   *
   * @throws IllegalArgumentException when the text has another form, saying what is wrong with it
   */
  public static RuntimeName parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "not a runtime's name: `" + text + "` (expected `NAME`, `NAME:TAG` or `NAME@PREFIX`)");
    }
    String name = matcher.group(1);
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "not a runtime's name: `"
              + name
              + "` (1 to 80 letters, digits, `_`, `.` and `-`, the first a letter or `_`)");
    }
    if (matcher.group(2) == null) {
      return latest(name);
    }
    String selector = matcher.group(3);
    return switch (matcher.group(2)) {
      case ":" -> new RuntimeName(name, Kind.TAG, checkedTag(selector));
      case "@" -> new RuntimeName(name, Kind.PREFIX, checkedPrefix(selector));
      default -> new RuntimeName(name, Kind.TAG_OR_PREFIX, checkedTag(selector));
    };
  }

  /** The version of this runtime that was built last. */
  public static RuntimeName latest(String name) {
    return new RuntimeName(name, Kind.TAG, LATEST);
  }

  /** Whether a runtime can have this name. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /**
   * Checks a tag that a user wants to give.
   *
   * @throws IllegalArgumentException when it can be none, or when Berth gives it itself
   */
  public static String checkedUserTag(String tag) {
    checkedTag(tag);
    if (tag.equals(LATEST) || NUMBERED.matcher(tag).matches()) {
      throw new IllegalArgumentException(
          "the tag `"
              + tag
              + "` cannot be given: `latest` and `v0`, `v1`, … are set by each build");
    }
    return tag;
  }

  private static String checkedTag(String tag) {
    if (!TAG.matcher(tag).matches()) {
      throw new IllegalArgumentException(
          "not a tag: `" + tag + "` (1 to 80 letters, digits, `_`, `.` and `-`)");
    }
    return tag;
  }

  private static String checkedPrefix(String prefix) {
    String digits = prefix.toLowerCase(Locale.ROOT);
    if (!PREFIX.matcher(digits).matches()) {
      throw new IllegalArgumentException(
          "not the start of a version: `" + prefix + "` (4 to 64 hexadecimal digits)");
    }
    return digits;
  }

  /** The name of the runtime's folder: file systems differ in what they take for equal. */
  static String folderOf(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return switch (kind) {
      case TAG -> selector.equals(LATEST) ? name : name + ":" + selector;
      case PREFIX -> name + "@" + selector;
      case TAG_OR_PREFIX -> name + "/version/" + selector;
    };
  }
}
