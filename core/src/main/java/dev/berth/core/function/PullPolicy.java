package dev.berth.core.function;

import java.util.Arrays;
import java.util.List;

/** When an image is fetched from its registry (Kubernetes, "Image pull policy"). */
public enum PullPolicy {
  ALWAYS("Always"),
  IF_NOT_PRESENT("IfNotPresent"),
  NEVER("Never");

  private final String word;

  PullPolicy(String word) {
    this.word = word;
  }

  static List<String> words() {
    return Arrays.stream(values()).map(PullPolicy::toString).toList();
  }

  static PullPolicy of(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst().orElseThrow();
  }

  /** The word of Kubernetes: {@code IfNotPresent}. */
  @Override
  public String toString() {
    return word;
  }
}
