package dev.berth.core.docker;

import dev.berth.core.io.Environment;
import dev.berth.core.io.PipedProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A connection to the Engine of another computer as {@code docker} itself makes it: {@code ssh},
 * with the user's own keys and settings, starts {@code docker system dial-stdio} there.
 */
final class SshLine implements EngineLine {

  private final PipedProcess process;

  private SshLine(PipedProcess process) {
    this.process = process;
  }

  static Dialer to(EngineHost.Ssh host, Environment environment) {
    List<String> arguments = new ArrayList<>(List.of("-o", "ConnectTimeout=30", "-T"));
    host.port().ifPresent(port -> arguments.addAll(List.of("-p", port.toString())));
    arguments.addAll(List.of("--", host.destination(), "docker"));
    host.socket().ifPresent(socket -> arguments.addAll(List.of("--host", "unix://" + socket)));
    arguments.addAll(List.of("system", "dial-stdio"));
    return () -> {
      Path ssh =
          environment
              .findExecutable("ssh")
              .orElseThrow(() -> new IOException("`ssh` is not on the PATH"));
      List<String> command = new ArrayList<>(List.of(ssh.toString()));
      command.addAll(arguments);
      return new SshLine(PipedProcess.start(command, environment));
    };
  }

  @Override
  public InputStream fromEngine() {
    return process.output();
  }

  @Override
  public OutputStream toEngine() {
    return process.input();
  }

  @Override
  public void endSending() throws IOException {
    process.input().close();
  }

  @Override
  public Optional<String> lastWords() {
    try {
      return process.lastWords().get(1, TimeUnit.SECONDS).map(words -> "`ssh` said: " + words);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException | TimeoutException silent) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
