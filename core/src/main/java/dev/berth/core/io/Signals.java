package dev.berth.core.io;

import java.lang.reflect.Proxy;

/** Signals that this process gets. */
public final class Signals {

  private Signals() {}

  /**
   * Does this in place of ending when the signal comes. By reflection, since compiling against
   * {@code sun.misc} is a warning that cannot be turned off; a JDK without it, or a system without
   * the signal, does what it does.
   *
   * @param signal without {@code SIG}: {@code INT}
   */
  public static void on(String signal, Runnable action) {
    try {
      Class<?> type = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object ours =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                action.run();
                return null;
              });
      type.getMethod("handle", type, handler)
          .invoke(null, type.getConstructor(String.class).newInstance(signal), ours);
    } catch (ReflectiveOperationException | IllegalArgumentException none) {
      // As if it had not been asked for.
      return;
    }
  }
}
