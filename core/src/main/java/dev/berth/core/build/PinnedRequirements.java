package dev.berth.core.build;

import dev.berth.core.lock.LockedLocalWheel;
import dev.berth.core.lock.LockedWheel;
import dev.berth.core.lock.WheelSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is locked as a requirements file for pip (pip, "Secure installs"): every package in its
 * version and by the digest of the one wheel that was locked.
 *
 * @param text the file
 * @param names of packages, normalized
 * @param vendored wheels that are to lie in {@link #WHEELS} beside the file
 */
record PinnedRequirements(String text, Set<String> names, List<WheelSource> vendored) {

  /** The folder of wheels that are not fetched. */
  static final String WHEELS = "wheels";

  PinnedRequirements {
    names = Set.copyOf(names);
    vendored = List.copyOf(vendored);
  }

  /**
   * @param everyWheel whether wheels that a server has are vendored as well
   */
  static PinnedRequirements of(ImagePlan plan, boolean everyWheel) {
    StringBuilder text = new StringBuilder();
    Set<String> names = new TreeSet<>();
    List<WheelSource> vendored = new ArrayList<>();
    plan.request().lock().requirements().sources().stream()
        .filter(PinnedRequirements::isEverywhere)
        .forEach(option -> text.append(option).append('\n'));
    for (LockedWheel wheel : plan.locked().wheels()) {
      names.add(wheel.name());
      if (isOnTheWeb(wheel.url()) && !everyWheel) {
        String asked =
            wheel.direct()
                ? wheel.name() + " @ " + wheel.url()
                : wheel.name() + "==" + wheel.version();
        append(text, asked, wheel.digest().hex());
      } else {
        vendored.add(WheelSource.of(wheel));
      }
    }
    Path folder = plan.request().spec().folder();
    for (LockedLocalWheel wheel : plan.locked().localWheels()) {
      names.add(wheel.name());
      vendored.add(WheelSource.of(wheel, folder));
    }
    vendored.forEach(
        wheel -> append(text, "./" + WHEELS + "/" + wheel.file(), wheel.digest().hex()));
    return new PinnedRequirements(text.toString(), names, vendored);
  }

  private static void append(StringBuilder text, String asked, String sha256) {
    text.append(asked).append(" \\\n    --hash=sha256:").append(sha256).append('\n');
  }

  /** An option that names a folder means nothing on another computer. */
  private static boolean isEverywhere(String option) {
    return option.startsWith("--trusted-host ")
        || isOnTheWeb(option.substring(option.indexOf(' ') + 1));
  }

  private static boolean isOnTheWeb(String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    return lower.startsWith("https://") || lower.startsWith("http://");
  }

  /** Whether there is nothing to install. */
  boolean isEmpty() {
    return names.isEmpty();
  }
}
