package dev.berth.cli.option;

import dev.berth.core.store.RuntimeName;

/** A tag of the user's own, not one that Berth gives. */
public record UserTag(String text) {

  /**
   * Reads a tag.
   *
   * @throws IllegalArgumentException when it can be none, or when Berth gives it itself
   */
  public static UserTag parse(String text) {
    return new UserTag(RuntimeName.checkedUserTag(text));
  }

  @Override
  public String toString() {
    return text;
  }
}
