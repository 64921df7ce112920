package dev.berth.core.docker;

import com.github.dockerjava.core.RemoteApiVersion;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of the Docker Engine API: {@code 1.41}. */
record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {

  private static final Pattern FORM = Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4})");

  /**
   * Reads one, with a {@code v} before it or not.
   *
   * @throws IllegalArgumentException when it is none
   */
  static ApiVersion parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("`" + text + "` is no version of an API");
    }
    return new ApiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** As docker-java has it. */
  RemoteApiVersion forDockerJava() {
    return RemoteApiVersion.create(major, minor);
  }

  boolean isBefore(ApiVersion other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(ApiVersion other) {
    int majors = Integer.compare(major, other.major);
    return majors != 0 ? majors : Integer.compare(minor, other.minor);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
