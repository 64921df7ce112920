package dev.berth.core.capture;

import dev.berth.core.Problem;
import dev.berth.core.io.Environment;
import dev.berth.core.io.ProcessRunner;
import dev.berth.core.lock.DistributionRelease;
import dev.berth.core.python.InstalledProject;
import dev.berth.core.python.PackageName;
import dev.berth.core.python.PythonVersion;
import dev.berth.core.python.SitePackages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads an environment: what is in it, what was asked for, and where each package is from. */
public final class EnvironmentReader {

  /**
   * What new environments are made with. pip leaves them out of a freeze too; whether the user
   * asked for one of them, {@code REQUESTED} cannot tell, since the makers of environments write
   * it.
   */
  private static final Set<PackageName> TOOLS =
      Set.of(
          PackageName.parse("pip"),
          PackageName.parse("setuptools"),
          PackageName.parse("wheel"),
          PackageName.parse("distribute"),
          // A package of this name that does not exist, from Ubuntu's venv.
          PackageName.parse("pkg-resources"));

  private final InterpreterReader interpreters;

  /**
   * @param environment what its interpreter is run in
   */
  public EnvironmentReader(Environment environment) {
    this.interpreters = new InterpreterReader(new ProcessRunner(environment));
  }

  /**
   * Reads all of it.
   *
   * @throws EnvironmentException when it is none that a runtime can be made of
   * @throws ChoiceException when a choice does not go with it
   * @throws UndecidedException when there are packages that neither it nor the choices tell about
   * @throws ConflictException when its packages do not fit together
   */
  public Capture read(FoundEnvironment environment, CaptureChoices choices) throws IOException {
    Interpreter python = interpreters.read(environment);
    requireBase(environment, python.version(), choices);
    SitePackages site = SitePackages.in(python.searchPath());
    CondaMeta conda =
        environment.kind() == FoundEnvironment.Kind.CONDA
            ? CondaMeta.read(environment)
            : new CondaMeta(List.of(), Set.of());
    SortedMap<PackageName, InstalledProject> installed = byName(site.projects());
    requireKnown(environment, choices, installed.keySet());
    ChosenWheels wheels = ChosenWheels.of(choices, environment, installed);

    List<InstalledProject> ours = new ArrayList<>();
    Set<PackageName> condas = new TreeSet<>();
    for (InstalledProject project : site.projects()) {
      if (isOfConda(project, conda)) {
        condas.add(project.name());
      } else {
        ours.add(project);
      }
    }
    DependencyGraph graph = new DependencyGraph(site.projects(), python.markers());
    List<LeftOut> leftOut = leftOut(ours, condas, choices, wheels, graph);
    SortedMap<PackageName, InstalledProject> kept = byName(ours);
    leftOut.forEach(one -> kept.remove(one.name()));
    if (kept.isEmpty() && conda.packages().isEmpty()) {
      throw EnvironmentException.nothingInstalled(
          environment, leftOut.stream().map(one -> one.name().toString()).toList());
    }
    SortedMap<PackageName, CapturedPackage> packages =
        new PackageSorter(choices, wheels, site.folders()).sort(kept);
    List<Problem> warnings = new ArrayList<>(new CaptureWarnings(environment).of(python, site));
    refuseConflicts(environment, choices, graph, leftOut, warnings);
    return new Capture(
        environment,
        python.fullVersion(),
        python.markers(),
        withTopLevel(packages, kept.values(), python),
        List.copyOf(kept.values()),
        conda.packages(),
        leftOut,
        warnings);
  }

  /** Before anything is looked for: there must be something to put it on. */
  private static void requireBase(
      FoundEnvironment environment, PythonVersion python, CaptureChoices choices) {
    if (choices.base().isEmpty() && DistributionRelease.withPython(python).isEmpty()) {
      throw EnvironmentException.noBase(environment, python);
    }
  }

  private static SortedMap<PackageName, InstalledProject> byName(List<InstalledProject> projects) {
    SortedMap<PackageName, InstalledProject> byName = new TreeMap<>();
    projects.forEach(project -> byName.put(project.name(), project));
    return byName;
  }

  private static void requireKnown(
      FoundEnvironment environment, CaptureChoices choices, Set<PackageName> names) {
    for (PackageName name : choices.skip()) {
      if (choices.fromIndex().contains(name)) {
        throw ChoiceException.twice(name, "--skip", "--from-index");
      }
    }
    requireKnown("--skip", choices.skip(), names, environment);
    requireKnown("--from-index", choices.fromIndex(), names, environment);
  }

  private static void requireKnown(
      String option,
      Set<PackageName> chosen,
      Set<PackageName> installed,
      FoundEnvironment environment) {
    for (PackageName name : new TreeSet<>(chosen)) {
      if (!installed.contains(name)) {
        throw ChoiceException.notInstalled(option, name, environment, installed);
      }
    }
  }

  private static boolean isOfConda(InstalledProject project, CondaMeta conda) {
    return conda.projects().contains(project.metadata().toAbsolutePath());
  }

  private static List<LeftOut> leftOut(
      List<InstalledProject> ours,
      Set<PackageName> condas,
      CaptureChoices choices,
      ChosenWheels wheels,
      DependencyGraph graph) {
    Set<PackageName> wanted = new TreeSet<>(condas);
    wanted.addAll(wheels.files().keySet());
    ours.stream()
        .map(InstalledProject::name)
        .filter(name -> !choices.skip().contains(name))
        .filter(name -> !TOOLS.contains(name) || choices.fromIndex().contains(name))
        .forEach(wanted::add);
    SortedSet<PackageName> needed = graph.reachableFrom(wanted);
    List<LeftOut> leftOut = new ArrayList<>();
    for (InstalledProject project : ours) {
      if (choices.skip().contains(project.name())) {
        leftOut.add(new LeftOut(project.name(), project.version(), LeftOut.Reason.SKIPPED));
      } else if (TOOLS.contains(project.name()) && !needed.contains(project.name())) {
        leftOut.add(new LeftOut(project.name(), project.version(), LeftOut.Reason.TOOL));
      }
    }
    return leftOut;
  }

  private static void refuseConflicts(
      FoundEnvironment environment,
      CaptureChoices choices,
      DependencyGraph graph,
      List<LeftOut> leftOut,
      List<Problem> warnings) {
    Set<PackageName> absent = new TreeSet<>();
    leftOut.forEach(one -> absent.add(one.name()));
    List<Conflict> conflicts =
        graph.conflicts(Set.of()).stream()
            .filter(conflict -> !absent.contains(conflict.project().name()))
            .toList();
    if (conflicts.isEmpty()) {
      return;
    }
    if (!choices.allowConflicts()) {
      throw ConflictException.in(environment, conflicts);
    }
    warnings.add(ConflictException.here(environment, conflicts));
  }

  private static List<CapturedPackage> withTopLevel(
      SortedMap<PackageName, CapturedPackage> packages,
      Collection<InstalledProject> projects,
      Interpreter python) {
    Set<PackageName> asked = new TreeSet<>();
    for (InstalledProject project : projects) {
      if (packages.get(project.name()).topLevel() || isAskedFor(project)) {
        asked.add(project.name());
      }
    }
    SortedSet<PackageName> top = new DependencyGraph(projects, python.markers()).topLevel(asked);
    return packages.values().stream()
        .map(one -> top.contains(one.name()) ? one.asTopLevel() : one)
        .toList();
  }

  /** uv marks everything that it installs, so that its marks tell nothing. */
  private static boolean isAskedFor(InstalledProject project) {
    return project.requested()
        && !TOOLS.contains(project.name())
        && project.installer().filter(who -> who.startsWith("uv")).isEmpty();
  }
}
