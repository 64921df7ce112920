package dev.berth.cli.console;

import dev.berth.core.Problem;
import dev.berth.core.publish.PublishListener;
import dev.berth.core.run.LaunchListener;

/** Shows how a service or a deployment comes to be there. */
public final class LaunchProgress implements LaunchListener, AutoCloseable {

  private final Console console;
  private final ImageProgress image;

  public LaunchProgress(Console console) {
    this.console = console;
    this.image = new ImageProgress(console);
  }

  @Override
  public void tookAnotherPort(int wanted, int taken, int targetPort, String owner) {
    console.warn(
        Problem.of("the port " + wanted + " cannot be had, so it is " + taken)
            .because(owner)
            .hint("`--service-port %d:%d` makes sure of %d".formatted(wanted, targetPort, wanted)));
  }

  @Override
  public void waitsFor(String what) {
    console.note("Waiting until it is ready: " + what);
  }

  @Override
  public void cannotLook(String why) {
    console.warn(
        Problem.of("it was not asked whether it answers, only whether it runs").because(why));
  }

  @Override
  public void pulling(String name) {
    image.pulling(name);
  }

  @Override
  public void pullStatus(String status) {
    image.pullStatus(status);
  }

  @Override
  public void pulled(String name) {
    image.pulled(name);
  }

  @Override
  public PublishListener loading(String name) {
    return image.loading(name);
  }

  @Override
  public void close() {
    image.close();
  }
}
