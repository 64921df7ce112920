package dev.berth.core.docker;

/** Learns how far a load is. */
public interface LoadListener {

  /** So many more bytes of the archive were sent. */
  void sent(long bytes);

  /** What the Engine says that it does. */
  void status(String text);
}
