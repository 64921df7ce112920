package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.option.LockOptions;
import dev.berth.cli.option.RuntimeTarget;
import dev.berth.core.env.EnvironmentRecord;
import dev.berth.core.shell.Activation;
import dev.berth.core.store.RuntimeEntry;
import dev.berth.core.store.RuntimeIndex;
import dev.berth.core.store.RuntimeName;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The environment that a command is to use, made when it is not there. */
final class TargetEnvironment {

  @Parameters(
      index = "0",
      paramLabel = "NAME|PATH",
      description = {RuntimeTarget.DESCRIPTION, "or the folder of an environment"})
  @Nullable RuntimeTarget target;

  @Mixin LockOptions lock = new LockOptions();

  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  /** What activating it means; it is there now. */
  Activation activation(Services services) throws IOException {
    EnvironmentRecord record = record(services);
    return new Activation(record.name(), record.version(), record.prefix(), record.variables());
  }

  private EnvironmentRecord record(Services services) throws IOException {
    if (target instanceof RuntimeTarget.InStore && lock.upgradesAnything()) {
      throw new ParameterException(
          command.commandLine(), "a version in the store has its lock: `--upgrade` needs a PATH");
    }
    Optional<EnvironmentRecord> there =
        target instanceof RuntimeTarget.InFolder folder
            ? EnvironmentRecord.read(services.workingDirectory().resolve(folder.path()))
            : active(services);
    return there.isPresent()
        ? there.get()
        : new Restoring(services, lock).restore(target, Restoring.Wishes.NONE).record();
  }

  /** What shells find without us, we need not look at more closely than they do. */
  private Optional<EnvironmentRecord> active(Services services) throws IOException {
    RuntimeIndex runtimes = services.store().runtimes();
    RuntimeEntry entry =
        ((RuntimeTarget.InStore) target).find(runtimes, services.workingDirectory());
    return entry.tags().contains(RuntimeName.LATEST)
        ? runtimes.activeEnvironment(entry.runtime().name()).flatMap(EnvironmentRecord::read)
        : Optional.empty();
  }
}
