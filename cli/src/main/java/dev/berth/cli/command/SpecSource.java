package dev.berth.cli.command;

import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What commands understand, written down as code. The library finds it out at each start from
 * annotations, which takes Java longer than most commands run; {@link SpecWriter} does that when
 * Berth is built, and writes the one class that implements this.
 */
interface SpecSource {

  /** Nothing is written down: everything is read from annotations. */
  SpecSource ANNOTATIONS = new Annotations();

  /** No lambda: in an interface, Java would make its class at each start. */
  final class Annotations implements SpecSource {
    @Override
    public Optional<CommandSpec> find(Object command) {
      return Optional.empty();
    }
  }

  /** What the command understands, in a specification of its own; empty when it is not there. */
  Optional<CommandSpec> find(Object command);

  /** A command as the library parses its arguments. */
  default CommandLine commandLine(Object command) {
    return find(command).map(CommandLine::new).orElseGet(() -> new CommandLine(command));
  }

  /** What was written when Berth was built; nothing where it was compiled in another way. */
  static SpecSource written() {
    try {
      return (SpecSource)
          Class.forName(SpecWriter.CLASS_NAME).getDeclaredConstructor().newInstance();
    } catch (ClassNotFoundException notWritten) {
      return ANNOTATIONS;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("specifications cannot be made", e);
    }
  }
}
