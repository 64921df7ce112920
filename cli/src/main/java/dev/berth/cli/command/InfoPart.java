package dev.berth.cli.command;

import java.util.Locale;

/** What {@code info} can show of a version. */
enum InfoPart {
  /** What it is and what it is made for, without the layers. */
  BASIC,
  /** The same, with the layers of its images. */
  LAYERS,
  /** The text of its runtime.yaml. */
  RUNTIME_YAML,
  /** The text of its runtime.lock. */
  LOCK,
  /** The manifest of its image. */
  MANIFEST,
  /** The configuration of its image. */
  CONFIG,
  /** All of these. */
  ALL;

  /** As it is typed: {@code runtime_yaml}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
