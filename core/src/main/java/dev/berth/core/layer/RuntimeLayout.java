package dev.berth.core.layer;

import java.time.Instant;

/** Where things are in every image that Berth makes. */
public final class RuntimeLayout {

  /** The virtual environment that holds the runtime's packages. */
  public static final String PREFIX = "/opt/runtime";

  /**
   * The time of every file that a package brings. It is constant, so that equal packages make equal
   * layers; it is not 0, because Python's zipfile refuses times before 1980 in any time zone.
   */
  public static final Instant PACKAGE_TIME = Instant.parse("1980-01-02T00:00:00Z");

  private RuntimeLayout() {}
}
