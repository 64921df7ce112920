package dev.berth.cli.option;

import dev.berth.core.store.RuntimeName;

/** A runtime with all of its versions, where a tag or a version would make no sense. */
public record PlainName(String text) {

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException when it is none, or names a version
   */
  public static PlainName parse(String text) {
    RuntimeName name = RuntimeName.parse(text);
    if (!name.name().equals(text)) {
      throw new IllegalArgumentException(
          "`" + text + "` is one version; expected the runtime's name, `" + name.name() + "`");
    }
    return new PlainName(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
