package dev.berth.core.run;

import dev.berth.core.function.Note;
import java.io.IOException;
import java.util.List;

/** An engine that runs functions. */
public interface FunctionRunner extends AutoCloseable {

  /** What of a workload this engine cannot do, each with the key that asks for it. */
  List<Note> limitations(Workload workload);

  /**
   * Gets a job ready: its image, and everything that it needs. Of this computer's store nothing is
   * needed any more after that.
   *
   * @throws dev.berth.core.BerthException when it cannot be; then nothing of it stays
   */
  Job prepare(Workload workload, ImageListener listener) throws IOException;

  /**
   * Gets a service or a deployment ready to start.
   *
   * @throws dev.berth.core.BerthException when it must not be started
   */
  Launch launch(Workload workload, LaunchWishes wishes, LaunchListener listener);

  /** What it has run. */
  Runs runs();

  @Override
  void close() throws IOException;
}
