package dev.berth.cli.support;

import static org.assertj.core.api.Assertions.assertThat;

/** What a person sees of a command: exit code, stdout, stderr. */
public record CliResult(String command, int exitCode, String out, String err) {

  public CliResult exits(int expected) {
    assertThat(exitCode)
        .as("exit code of `berth %s`%nstdout:%n%s%nstderr:%n%s", command, out, err)
        .isEqualTo(expected);
    return this;
  }

  /** stdout is exactly this. */
  public CliResult prints(String expected) {
    assertThat(out).as("stdout of `berth %s`; stderr:%n%s", command, err).isEqualTo(expected);
    return this;
  }

  public CliResult printsNothing() {
    return prints("");
  }

  /** stderr is exactly this. */
  public CliResult complains(String expected) {
    assertThat(err).as("stderr of `berth %s`", command).isEqualTo(expected);
    return this;
  }

  public CliResult complainsNothing() {
    return complains("");
  }
}
