package dev.berth.core.lock;

import dev.berth.core.io.Environment;
import dev.berth.core.io.ProcessRunner;
import java.nio.file.Path;
import java.util.Optional;

/** The programs that a lock would be made with. */
public final class ResolverPrograms {

  /** The first pip that can tell what it would install. */
  public static final String OLDEST_PIP = PipTool.OLDEST.toString();

  private final Environment environment;
  private final ProcessRunner processes;

  public ResolverPrograms(Environment environment) {
    this.environment = environment;
    this.processes = new ProcessRunner(environment);
  }

  /** The uv on the PATH, whether it is used or not. */
  public Optional<ResolverProgram> uv() {
    return environment
        .findExecutable("uv")
        .map(program -> UvTool.ask(program, processes, Path.of("/")));
  }

  /** The version of the uv that is fetched where there is none on the PATH. */
  public Optional<String> fetchedUv() {
    return UvTool.pinned().map(PinnedUv::version);
  }

  /** The newest pip on the PATH that can be used. */
  public Optional<ResolverProgram> pip() {
    return PipTool.all(environment, processes, Path.of("/")).stream()
        .findFirst()
        .map(pip -> new ResolverProgram(pip.program(), pip.version().toString(), Optional.empty()));
  }
}
