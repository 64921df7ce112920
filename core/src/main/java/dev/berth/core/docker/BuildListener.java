package dev.berth.core.docker;

/** Learns what a build says. */
@FunctionalInterface
public interface BuildListener {

  /** One line, as it comes, without its end and without colours. */
  void line(String text);
}
