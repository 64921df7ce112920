package dev.berth.core.run;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The wish of another thread that what goes on should end. */
final class Interruption {

  private boolean wished;
  private Optional<AutoCloseable> current = Optional.empty();

  /** Ends what goes on, and everything that would begin later. */
  synchronized void begin() {
    wished = true;
    current.ifPresent(Interruption::close);
  }

  synchronized boolean isWished() {
    return wished;
  }

  /**
   * @throws BuildInterruptedException when it is wished
   */
  void check() {
    if (isWished()) {
      throw new BuildInterruptedException();
    }
  }

  private synchronized void setCurrent(Optional<AutoCloseable> what) {
    check();
    current = what;
  }

  /** Something that may take long. */
  @FunctionalInterface
  interface Waiting<T, E extends Exception> {
    T run() throws E;
  }

  /**
   * Waits for something whose end is reached at once when this is closed.
   *
   * @throws BuildInterruptedException when it ended for that
   */
  <T, E extends Exception> T during(AutoCloseable closing, Waiting<T, E> waiting) throws E {
    setCurrent(Optional.of(closing));
    try {
      return waiting.run();
    } catch (Exception e) {
      check();
      throw e;
    } finally {
      synchronized (this) {
        current = Optional.empty();
      }
    }
  }

  /**
   * Waits for something that ends when its thread is interrupted.
   *
   * @throws BuildInterruptedException when it ended for that
   */
  <T, E extends Exception> T during(Waiting<T, E> waiting) throws E {
    try {
      return during(Thread.currentThread()::interrupt, waiting);
    } finally {
      if (isWished()) {
        // What it was meant for has ended; the thread has images and containers to remove.
        Thread.interrupted();
      }
    }
  }

  /** The same bytes, which end in a failure as soon as it is wished. */
  InputStream watch(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        if (isWished()) {
          throw new ContextStream.Failure(new BuildInterruptedException());
        }
        return super.read(bytes, offset, length);
      }
    };
  }

  private static void close(AutoCloseable what) {
    try {
      what.close();
    } catch (Exception e) {
      // It was to end, in whichever way.
      return;
    }
  }
}
