package dev.berth.cli.completion;

import dev.berth.cli.model.CommandModel;
import java.util.Locale;
import java.util.function.Function;

/** A shell that can complete our commands. */
public enum CompletionShell {
  BASH("berth.bash", BashCompletion::script),
  ZSH("_berth", ZshCompletion::script),
  FISH("berth.fish", FishCompletion::script),
  POWERSHELL("berth.ps1", PowerShellCompletion::script);

  private final String fileName;
  private final Function<CommandModel, String> writer;

  CompletionShell(String fileName, Function<CommandModel, String> writer) {
    this.fileName = fileName;
    this.writer = writer;
  }

  /** What the script's file is called where the shell looks for it. */
  public String fileName() {
    return fileName;
  }

  /** The script for this command and all below it. */
  public String scriptFor(CommandModel root) {
    return writer.apply(root);
  }

  /** As it is typed: {@code bash}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
