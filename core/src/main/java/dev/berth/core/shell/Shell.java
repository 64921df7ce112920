package dev.berth.core.shell;

import java.nio.file.Path;
import java.util.Locale;

/** A shell in which environments can be activated. */
public enum Shell {
  /** Any POSIX shell, such as dash. */
  SH("activate", "sh", Quoting.POSIX),
  BASH("activate", "sh", Quoting.POSIX),
  ZSH("activate", "sh", Quoting.POSIX),
  FISH("activate.fish", "fish", Quoting.FISH),
  POWERSHELL("Activate.ps1", "ps1", Quoting.POWERSHELL);

  private final String script;
  private final String language;
  private final Quoting quoting;

  Shell(String script, String language, Quoting quoting) {
    this.script = script;
    this.language = language;
    this.quoting = quoting;
  }

  /** As it is typed: {@code bash}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The script which activates an environment when this shell sources it, in the environment with
   * this prefix.
   */
  public Path scriptIn(Path prefix) {
    return prefix.resolve("bin").resolve(script);
  }

  /** The ending of resources in this shell's language. */
  String language() {
    return language;
  }

  Quoting quoting() {
    return quoting;
  }
}
