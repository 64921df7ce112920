package dev.berth.core.run;

import java.nio.charset.StandardCharsets;

/**
 * Something that nobody else may see. It is a file below {@code /run/secrets} of the container.
 *
 * @param name of the file, and of the variable
 * @param variable whether it is a variable as well, which whoever may inspect the container sees
 */
public record Secret(String name, byte[] value, boolean variable) {

  /** The folder of secrets, as Docker and Podman have it. */
  public static final String FOLDER = "/run/secrets";

  public Secret {
    value = value.clone();
  }

  @Override
  public byte[] value() {
    return value.clone();
  }

  /** The value as a variable has it. */
  String text() {
    return new String(value, StandardCharsets.UTF_8);
  }

  /** Never the value. */
  @Override
  public String toString() {
    return name;
  }
}
