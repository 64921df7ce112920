package dev.berth.cli.option;

import dev.berth.core.docker.ContainerLimits.Gpus;
import java.util.List;

/** GPUs as {@code docker run --gpus} takes them. */
public record GpuText(Gpus gpus) {

  private static final String DEVICE = "device=";

  /**
   * Reads {@code all}, a number, or {@code device=} and indexes or UUIDs.
   *
   * @throws IllegalArgumentException when the text is anything else
   */
  public static GpuText parse(String text) {
    if (text.equals("all")) {
      return new GpuText(new Gpus.Count(-1));
    }
    if (text.matches("[1-9][0-9]{0,3}")) {
      return new GpuText(new Gpus.Count(Long.parseLong(text)));
    }
    if (text.matches(DEVICE + "[A-Za-z0-9-]+(,[A-Za-z0-9-]+)*")) {
      return new GpuText(new Gpus.Devices(List.of(text.substring(DEVICE.length()).split(","))));
    }
    throw new IllegalArgumentException(
        "expected `all`, a number, or `device=0,1`, found `" + text + "`");
  }
}
