package dev.berth.core.docker;

/** Learns how far an image is that an Engine fetches. */
public interface PullListener {

  /** What the Engine says that it does. */
  void status(String text);
}
