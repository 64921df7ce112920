package dev.berth.core.yaml;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a text must look like: a regular expression that is compiled when the first text is held
 * against it, since a file has few of the keys that a table knows.
 */
public final class Form {

  private final String regex;
  private volatile @Nullable Pattern compiled;

  Form(String regex) {
    this.regex = regex;
  }

  /** This form, or nothing. */
  Form orEmpty() {
    return new Form("(?:" + regex + ")?");
  }

  /** Whether all of the text has this form. */
  boolean fits(String text) {
    Pattern pattern = compiled;
    if (pattern == null) {
      pattern = Pattern.compile(regex);
      compiled = pattern;
    }
    return pattern.matcher(text).matches();
  }

  /** The regular expression. */
  @Override
  public String toString() {
    return regex;
  }
}
