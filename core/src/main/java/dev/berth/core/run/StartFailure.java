package dev.berth.core.run;

import dev.berth.core.BerthException;
import dev.berth.core.docker.StartRefusedException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a container does not start, out of what an Engine says: it has no codes for it.
 *
 * @param image as people call it
 * @param reason in the Engine's words
 */
record StartFailure(String image, String reason) {

  /** As runc and crun name it, in double quotes or in backquotes. */
  private static final Pattern COMMAND =
      Pattern.compile("exec(?:utable file)?:? [\"`]([^\"`]+)[\"`]");

  private static final List<String> NOT_FOUND =
      List.of("executable file not found", "no such file or directory", "executable file `");

  private static final List<String> NOT_EXECUTABLE =
      List.of("permission denied", "is a directory", "exec format error");

  private static final List<String> NO_GPU =
      List.of("could not select device driver", "nvidia-container-cli", "gpu");

  BerthException toException() {
    Matcher named = COMMAND.matcher(reason);
    boolean ofCommand = named.find();
    if (ofCommand && says(reason, NOT_EXECUTABLE)) {
      return CommandNotRunnableException.notExecutable(named.group(1), image, reason);
    }
    if (ofCommand && says(reason, NOT_FOUND)) {
      return CommandNotRunnableException.notFound(named.group(1), image, reason);
    }
    return says(reason, NO_GPU) ? new NoGpuException(reason) : new StartRefusedException(reason);
  }

  private static boolean says(String reason, List<String> words) {
    String lower = reason.toLowerCase(Locale.ROOT);
    return words.stream().anyMatch(lower::contains);
  }
}
