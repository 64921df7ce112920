package dev.berth.core.docker;

/**
 * What the Engine calls a container for good.
 *
 * @param value 64 hexadecimal digits, or a name where the Engine takes both
 */
public record ContainerId(String value) {

  @Override
  public String toString() {
    return value;
  }
}
