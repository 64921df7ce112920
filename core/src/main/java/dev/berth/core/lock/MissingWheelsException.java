package dev.berth.core.lock;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.python.PackageName;
import java.util.List;
import java.util.stream.Collectors;

/** Versions that are wanted exactly, of which no index has a wheel that fits. */
public final class MissingWheelsException extends BerthException {

  private static final int MOST_SHOWN = 6;

  private final transient List<Missing> missing;

  /**
   * One of them.
   *
   * @param target what a wheel has to fit: {@code Python 3.11 on `linux/amd64`}
   * @param files what there is of this version, sorted; none when no index knows it
   * @param indexes those that were asked, without credentials
   */
  public record Missing(
      PackageName name, String version, String target, List<String> files, List<String> indexes) {

    public Missing {
      files = List.copyOf(files);
      indexes = List.copyOf(indexes);
    }

    /** As a requirement: {@code idna==3.7}. */
    public String pin() {
      return name + "==" + version;
    }

    /** What is missing and why, without what to do. */
    public Problem problem() {
      if (files.isEmpty()) {
        Problem unknown = Problem.of("no index has `" + pin() + "`");
        return unknown.because(
            indexes.isEmpty() ? "no index may be asked" : "not found in " + quoted(indexes));
      }
      String more =
          files.size() > MOST_SHOWN ? " and " + (files.size() - MOST_SHOWN) + " more" : "";
      return Problem.of("no wheel of `" + pin() + "` fits " + target)
          .because(
              "there is only "
                  + quoted(files.subList(0, Math.min(MOST_SHOWN, files.size())))
                  + more);
    }

    private static String quoted(List<String> names) {
      return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
  }

  MissingWheelsException(List<Missing> missing) {
    super(missing.stream().map(Missing::problem).toList(), null);
    this.missing = List.copyOf(missing);
  }

  /** All of them, sorted by name. */
  public List<Missing> missing() {
    return missing;
  }
}
