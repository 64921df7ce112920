package dev.berth.core.run;

/** Learns how a service or a deployment comes to be there. */
public interface LaunchListener extends ImageListener {

  /**
   * A port of the computer could not be had, and the service did not say that it must be this one.
   *
   * @param targetPort of the container
   * @param owner who has it
   */
  void tookAnotherPort(int wanted, int taken, int targetPort, String owner);

  /** It takes a while. */
  void waitsFor(String what);

  /** Whether it answers cannot be seen from here, so that it is enough that it runs. */
  void cannotLook(String why);
}
