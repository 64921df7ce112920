package dev.berth.core.doctor;

import dev.berth.core.Problem;
import dev.berth.core.docker.DockerEngine;
import dev.berth.core.docker.EngineException;
import dev.berth.core.docker.EngineInfo;
import dev.berth.core.io.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The Docker Engine or podman, where its images are, and whether it gives containers GPUs. */
public final class EngineCheck implements Check {

  private static final String SUBJECT = "docker";

  private final Supplier<DockerEngine> engines;
  private final Environment environment;
  private final GpuCheck gpus;

  /**
   * @param engines connects to the Engine that all commands use
   * @param root of this computer's files
   */
  public EngineCheck(Supplier<DockerEngine> engines, Environment environment, Path root) {
    this.engines = engines;
    this.environment = environment;
    this.gpus = new GpuCheck(root);
  }

  @Override
  public List<Finding> findings() {
    try (DockerEngine engine = engines.get()) {
      EngineInfo info = engine.info();
      List<Finding> findings = new ArrayList<>();
      findings.add(reached(engine, info));
      findings.add(storage(engine, info));
      findings.add(gpus.of(info));
      return findings;
    } catch (EngineException e) {
      return List.of(failed(e));
    } catch (IOException e) {
      return List.of(
          Finding.problem(SUBJECT, "the connection failed: " + e.getMessage(), "start it again"));
    }
  }

  private static Finding reached(DockerEngine engine, EngineInfo info) {
    String name = engine.isPodman() ? "podman" : "Docker";
    String text =
        "%s %s%s, API %s, at `%s` (%s)"
            .formatted(
                name,
                info.version(),
                info.rootless() ? " without root" : "",
                engine.apiVersion(),
                engine.host(),
                engine.source());
    return Finding.ok(SUBJECT, text)
        .with("engine", engine.isPodman() ? "podman" : "docker")
        .with("version", info.version())
        .with("apiVersion", engine.apiVersion())
        .with("host", engine.host())
        .with("source", engine.source().toString())
        .with("rootless", info.rootless())
        .with("platform", info.platform());
  }

  /** Where images are; how much is left there only when that is on this computer. */
  private static Finding storage(DockerEngine engine, EngineInfo info) {
    String text = info.storageDriver() + " in `" + info.rootFolder() + "`";
    Optional<Disk> disk = Optional.empty();
    if (engine.isHere()) {
      try {
        Path root = Path.of(info.rootFolder());
        disk = Files.isDirectory(root) ? Optional.of(Disk.of(root)) : Optional.empty();
      } catch (IOException hidden) {
        // As if it were on another computer.
        disk = Optional.empty();
      }
    }
    String whole = text + disk.map(found -> ", " + found).orElse("");
    Finding finding =
        disk.filter(Disk::isLow).isPresent()
            ? Finding.note(
                "images",
                whole,
                "`"
                    + (engine.isPodman() ? "podman" : "docker")
                    + " system prune` removes what"
                    + " nothing uses")
            : Finding.ok("images", whole);
    finding = finding.with("driver", info.storageDriver()).with("folder", info.rootFolder());
    return disk.isPresent() ? finding.with("free", disk.get().free()) : finding;
  }

  /** Nothing is wrong where there is none; where one is named or there, it should answer. */
  private Finding failed(EngineException failure) {
    Problem problem = failure.problems().get(0);
    String text =
        problem.causes().isEmpty()
            ? problem.message()
            : problem.message() + ": " + String.join("; ", problem.causes());
    String remedy =
        problem.hint().orElse("correct it where it is set").split("; `berth doctor`")[0];
    if (!failure.isNone()) {
      return Finding.problem(SUBJECT, text, remedy);
    }
    return Finding.note(
        SUBJECT,
        text,
        environment.findExecutable("podman").isPresent()
            ? "start podman's service: `systemctl --user start podman.socket`"
            : remedy);
  }
}
