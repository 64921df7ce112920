package dev.berth.core.run;

import java.time.Duration;

/** Lets time go by. */
@FunctionalInterface
interface Pause {

  /** That of this thread; it ends early when the thread is interrupted. */
  Pause REAL =
      time -> {
        try {
          Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      };

  void pause(Duration time);
}
