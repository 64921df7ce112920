package dev.berth.core.capture;

import dev.berth.core.oci.ImageLocation;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Which environment is meant, in the words of {@code --from}. Tells nothing about what is there.
 */
public sealed interface CaptureSource {

  /** How the forms are told to people. */
  String FORMS = "`venv:DIR`, `conda:NAME`, `conda-prefix:DIR`, `shell` or `docker:IMAGE`";

  /**
   * A virtual environment: {@code venv:.venv}.
   *
   * @param folder as it was given
   */
  record Venv(Path folder) implements CaptureSource {
    @Override
    public String toString() {
      return "venv:" + folder;
    }
  }

  /** A conda environment by its name: {@code conda:demo}. */
  record CondaName(String name) implements CaptureSource {
    @Override
    public String toString() {
      return "conda:" + name;
    }
  }

  /**
   * A conda environment by its folder: {@code conda-prefix:/opt/conda/envs/demo}.
   *
   * @param prefix as it was given
   */
  record CondaPrefix(Path prefix) implements CaptureSource {
    @Override
    public String toString() {
      return "conda-prefix:" + prefix;
    }
  }

  /** The environment that the shell we were started from has active: {@code shell}. */
  record Shell() implements CaptureSource {
    @Override
    public String toString() {
      return "shell";
    }
  }

  /** A container image, taken whole as the base: {@code docker:docker-daemon:demo:1}. */
  record Docker(ImageLocation image) implements CaptureSource {
    @Override
    public String toString() {
      return "docker:" + image;
    }
  }

  /**
   * Reads one of the forms.
   *
   * @throws IllegalArgumentException when the text has another form, saying what was expected
   */
  static CaptureSource parse(String text) {
    if (text.equals("shell")) {
      return new Shell();
    }
    int colon = text.indexOf(':');
    String kind = colon < 0 ? "" : text.substring(0, colon);
    String rest = text.substring(colon + 1);
    if (rest.isEmpty()) {
      throw unknown(text);
    }
    try {
      return switch (kind) {
        case "venv" -> new Venv(Path.of(rest));
        case "conda" -> new CondaName(rest);
        case "conda-prefix" -> new CondaPrefix(Path.of(rest));
        case "docker" -> new Docker(ImageLocation.parse(rest));
        default -> throw unknown(text);
      };
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("not a path: `" + rest + "`: " + e.getReason(), e);
    }
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException("expected " + FORMS + ", found `" + text + "`");
  }
}
