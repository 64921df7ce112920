package dev.berth.core.run;

import dev.berth.core.function.Note;
import java.io.IOException;
import java.util.List;

/** An engine that runs functions. */
public interface FunctionRunner extends AutoCloseable {

  /** What of a workload this engine cannot do, each with the key that asks for it. */
  List<Note> limitations(Workload workload);

  /**
   * A job that is about to be prepared.
   *
   * @throws dev.berth.core.BerthException when it must not be run
   */
  Job job(Workload workload);

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
