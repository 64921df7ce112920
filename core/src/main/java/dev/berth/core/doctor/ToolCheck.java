package dev.berth.core.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Berth itself and the Java that runs it: whoever asks for help is asked for these first. */
public final class ToolCheck implements Check {

  private final String version;
  private final Optional<Path> program;

  /**
   * @param version of Berth
   * @param program that was started
   */
  public ToolCheck(String version, Optional<Path> program) {
    this.version = version;
    this.program = program;
  }

  @Override
  public List<Finding> findings() {
    String java = Runtime.version().toString();
    String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    String home = System.getProperty("java.home");
    Finding tool =
        Finding.ok("berth", version + program.map(path -> " at `" + path + "`").orElse(""))
            .with("version", version);
    return List.of(
        program.map(path -> tool.with("program", path.toString())).orElse(tool),
        Finding.ok("java", java + " at `" + home + "`, " + system)
            .with("version", java)
            .with("home", home)
            .with("system", System.getProperty("os.name"))
            .with("architecture", System.getProperty("os.arch")));
  }
}
