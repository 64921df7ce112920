package dev.berth.core.capture;

import dev.berth.core.Problem;
import dev.berth.core.lock.LockedPlatform;
import dev.berth.core.python.PackageName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A runtime that was captured and is to be written down. */
public sealed interface RuntimeDraft permits EnvironmentDraft, ImageDraft {

  /** Its name. */
  String name();

  /** What it was captured from, as a sentence has it. */
  String origin();

  /**
   * The text of its runtime.yaml.
   *
   * @param folder where that is to be, absolute
   */
  String yaml(Path folder);

  /** What the user should know of what was captured. */
  List<Problem> warnings();

  /** The folder it was captured from, in which nothing is changed. */
  Optional<Path> source();

  /** The wheels that go beside it, absolute. */
  List<Path> wheels();

  /** The versions that its lock holds, and no others; nothing when that is to be found out. */
  Optional<Map<PackageName, String>> versions();

  /**
   * Makes sure that what runs where it was captured runs in the image too.
   *
   * @return what the user should know though it is allowed
   * @throws ConflictException when the packages do not fit together in the image
   */
  List<Problem> requireFitting(LockedPlatform platform);
}
