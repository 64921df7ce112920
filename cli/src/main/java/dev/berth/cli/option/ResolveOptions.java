package dev.berth.cli.option;

import dev.berth.core.python.PackageName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** What may move to newer versions while a lock is made, and whether servers may be asked. */
public final class ResolveOptions {

  @Option(names = "--upgrade", description = "Let every package move to its newest version")
  boolean upgrade;

  @Option(
      names = "--upgrade-package",
      paramLabel = "NAME",
      description = "Let this package move to its newest version; may be repeated")
  List<PackageName> upgradePackages = new ArrayList<>();

  @Option(names = "--offline", description = "Ask no server: use what is on this computer")
  boolean offline;

  /** Whether everything may move. */
  public boolean upgrade() {
    return upgrade;
  }

  /** The packages that may move. */
  public Set<PackageName> upgradePackages() {
    return new LinkedHashSet<>(upgradePackages);
  }

  /** Whether no server may be asked. */
  public boolean offline() {
    return offline;
  }
}
