package dev.berth.core.doctor;

import dev.berth.core.env.Sharing;
import dev.berth.core.io.Environment;
import dev.berth.core.io.ProcessRunner;
import dev.berth.core.io.ScratchFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The store, without which nothing works: whether it can be written to, what is left on its disk,
 * and whether environments elsewhere can share its files.
 */
public final class StoreCheck implements Check {

  private static final String ELSEWHERE = "set `BERTH_HOME` to a folder that you may write to";

  private final Environment environment;
  private final Path home;
  private final Path here;

  /**
   * @param home of the store, whether it is there or not
   * @param here a folder of the user's, where an environment may be made
   */
  public StoreCheck(Environment environment, Path home, Path here) {
    this.environment = environment;
    this.home = home;
    this.here = here;
  }

  @Override
  public List<Finding> findings() {
    Path there = nearest(home);
    if (!Files.isDirectory(there)) {
      return List.of(broken("`" + there + "` is not a folder"));
    }
    if (!Files.isWritable(there)) {
      return List.of(
          broken(
              there.equals(home)
                  ? "you may not write to `" + home + "`"
                  : "`" + home + "` cannot be made in `" + there + "`"));
    }
    try {
      List<Finding> findings = new ArrayList<>();
      findings.add(space(there));
      if (Files.isWritable(here)) {
        findings.add(sharing(there));
      }
      return findings;
    } catch (IOException e) {
      return List.of(broken("`" + home + "` is not usable: " + e.getMessage()));
    }
  }

  private Finding broken(String text) {
    return Finding.problem("store", text, ELSEWHERE).asVital().with("path", home.toString());
  }

  /** The folder itself, or the one that it would be made in. */
  private static Path nearest(Path folder) {
    Path there = folder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }

  private Finding space(Path there) throws IOException {
    Disk disk = Disk.of(there);
    String made = there.equals(home) ? "" : ", made when it is needed";
    String text = "`" + home + "`" + made + ", " + disk;
    Finding finding =
        disk.isFull()
            ? broken("`" + home + "` is on a disk that is full")
            : disk.isLow()
                ? Finding.note(
                    "store",
                    text,
                    "`berth cache prune` removes what nothing needs; `BERTH_HOME` may be on another"
                        + " disk")
                : Finding.ok("store", text);
    return finding.with("path", home.toString()).with("free", disk.free());
  }

  /** Tried in a folder of its own, so that nothing is left in a store, or made into one. */
  private Finding sharing(Path there) throws IOException {
    try (ScratchFolder scratch = ScratchFolder.in(there)) {
      Sharing sharing = Sharing.between(scratch.path(), here, new ProcessRunner(environment));
      Finding finding =
          switch (sharing) {
            case REFLINK ->
                Finding.ok(
                    "sharing",
                    "environments in `" + here + "` share the store's blocks (reflinks)");
            case HARD_LINK ->
                Finding.ok(
                    "sharing",
                    "environments in `" + here + "` share the store's files (hard links)");
            case COPY ->
                Finding.note(
                    "sharing",
                    "environments in `"
                        + here
                        + "` are copies: the store is on another file system",
                    "set `BERTH_HOME` to a folder on the file system of `" + here + "`");
          };
      return finding.with("folder", here.toString()).with("by", sharing.word());
    }
  }
}
