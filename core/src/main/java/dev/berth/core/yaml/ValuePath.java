package dev.berth.core.yaml;

/**
 * Which value is meant.
 *
 * @param pointer its JSON pointer
 * @param name what people call it, or the list it is in: {@code environment.python}
 */
record ValuePath(String pointer, String name, boolean isItem) {

  private static final int SHOWN = 120;

  static final ValuePath ROOT = new ValuePath("", "", false);

  /** A value that is looked at alone, by its name. */
  static ValuePath named(String name) {
    return new ValuePath("", name, false);
  }

  ValuePath key(String key) {
    return new ValuePath(
        pointer + "/" + key.replace("~", "~0").replace("/", "~1"),
        name.isEmpty() ? key : name + "." + key,
        false);
  }

  ValuePath item(int index) {
    return new ValuePath(pointer + "/" + index, name, true);
  }

  /** The value in a message. */
  String inWords() {
    return name.isEmpty() ? "the file" : (isItem ? "an entry of " : "") + quoted();
  }

  /** The name in a message: what tells it from others is at its end. */
  String quoted() {
    String line = SourceText.hide(name).replaceAll("\\R", " ");
    int start = Math.max(0, line.length() - SHOWN);
    return "`" + (start > 0 ? "…" : "") + line.substring(start) + "`";
  }
}
