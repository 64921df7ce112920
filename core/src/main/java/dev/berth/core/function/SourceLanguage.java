package dev.berth.core.function;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The language of a source, and how its files end. */
public enum SourceLanguage {
  PYTHON("main.py"),
  JAVA("Main.java"),
  JAVASCRIPT("main.js"),
  TYPESCRIPT("main.ts"),
  MARKDOWN("main.md"),
  HTML("index.html"),
  JSON("main.json"),
  SQL("main.sql"),
  CSS("main.css"),
  YAML("main.yaml"),
  TEXT("main.txt"),
  SH("main.sh"),
  DOCKERFILE("Dockerfile");

  private final String fileName;

  SourceLanguage(String fileName) {
    this.fileName = fileName;
  }

  static List<String> words() {
    return Arrays.stream(values()).map(SourceLanguage::toString).toList();
  }

  static SourceLanguage of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** What a file is called that came without a name. */
  public String fileName() {
    return fileName;
  }

  /** The word in files: {@code python}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
