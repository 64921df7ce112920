package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.option.SecretText;
import dev.berth.core.run.Secret;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Secrets as they were typed, which become values here. */
record TypedSecrets(Services services, CommandLine command) {

  /**
   * Reads the values.
   *
   * @param variables the names of those that are to be variables too
   * @throws ParameterException when one cannot be had
   */
  List<Secret> read(List<SecretText> texts, List<String> variables) throws IOException {
    List<Secret> secrets = new ArrayList<>();
    for (SecretText text : texts) {
      try {
        secrets.add(
            text.read(
                services.environment(),
                services.workingDirectory(),
                variables.contains(text.name())));
      } catch (IllegalArgumentException e) {
        throw new ParameterException(
            command, "invalid value for `--secret " + text.name() + "`: " + e.getMessage());
      }
    }
    return secrets;
  }
}
