package dev.berth.core.io;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Signals that this process gets. */
public final class Signals {

  private Signals() {}

  /** Time in which signals do something else than before. */
  @FunctionalInterface
  public interface Handling {

    /** From now on signals do again what they did before. */
    void close();
  }

  /**
   * Does this in place of ending when one of the signals comes, until that is closed.
   *
   * @param signals without {@code SIG}: {@code INT}
   */
  public static Handling during(List<String> signals, Runnable action) {
    List<Runnable> restoring = new ArrayList<>();
    signals.forEach(signal -> handle(signal, action).ifPresent(restoring::add));
    return () -> restoring.forEach(Runnable::run);
  }

  /**
   * Does this in place of ending when the signal comes.
   *
   * @param signal without {@code SIG}: {@code INT}
   */
  public static void on(String signal, Runnable action) {
    handle(signal, action);
  }

  /** Makes ready what it takes to handle signals, which takes Java a while, and handles none. */
  public static void warmUp() {
    try {
      handler(() -> {});
    } catch (ClassNotFoundException none) {
      // There is nothing to make ready.
      return;
    }
  }

  private static Object handler(Runnable action) throws ClassNotFoundException {
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    return Proxy.newProxyInstance(
        handler.getClassLoader(),
        new Class<?>[] {handler},
        (proxy, method, arguments) -> {
          action.run();
          return null;
        });
  }

  /**
   * By reflection, since compiling against {@code sun.misc} is a warning that cannot be turned off.
   * A JDK without it, or a system without the signal, does what it does.
   *
   * @return what makes it do again what it did before
   */
  private static Optional<Runnable> handle(String signal, Runnable action) {
    try {
      Class<?> type = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object ours = handler(action);
      Object named = type.getConstructor(String.class).newInstance(signal);
      Object before = type.getMethod("handle", type, handler).invoke(null, named, ours);
      return Optional.of(
          () -> {
            try {
              type.getMethod("handle", type, handler).invoke(null, named, before);
            } catch (ReflectiveOperationException gone) {
              throw new IllegalStateException("what could be set can be set again", gone);
            }
          });
    } catch (ReflectiveOperationException | IllegalArgumentException none) {
      // As if it had not been asked for.
      return Optional.empty();
    }
  }
}
