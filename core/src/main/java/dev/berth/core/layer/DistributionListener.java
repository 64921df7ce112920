package dev.berth.core.layer;

/** Hears what a person should know of a base that was assembled without running its scripts. */
public interface DistributionListener {

  /** A package's maintainer script would do something that we do not know how to do. */
  void scriptNotRun(String packageName, String script);

  /** Two packages bring the same file, and neither says that it replaces the other. */
  void broughtTwice(String path, String used, String dropped);

  /** Hears nothing. */
  static DistributionListener none() {
    return new DistributionListener() {
      @Override
      public void scriptNotRun(String packageName, String script) {}

      @Override
      public void broughtTwice(String path, String used, String dropped) {}
    };
  }
}
