package dev.berth.cli;

import dev.berth.cli.console.BuildProgress;
import dev.berth.cli.console.Console;
import dev.berth.cli.console.DistributionWarnings;
import dev.berth.cli.console.EnvironmentProgress;
import dev.berth.cli.console.LockProgress;
import dev.berth.core.build.BuildRecorder;
import dev.berth.core.build.CommandRunner;
import dev.berth.core.build.DockerfileBase;
import dev.berth.core.build.Dockerization;
import dev.berth.core.build.ImageBuilder;
import dev.berth.core.build.ImagePlan;
import dev.berth.core.build.ImagePlanner;
import dev.berth.core.cache.Cache;
import dev.berth.core.capture.CaptureWriter;
import dev.berth.core.capture.EnvironmentFinder;
import dev.berth.core.capture.EnvironmentReader;
import dev.berth.core.docker.DockerEngine;
import dev.berth.core.docker.RegistryLogins;
import dev.berth.core.doctor.Check;
import dev.berth.core.doctor.EngineCheck;
import dev.berth.core.doctor.LoginCheck;
import dev.berth.core.doctor.PythonCheck;
import dev.berth.core.doctor.ResolverCheck;
import dev.berth.core.doctor.ShellCheck;
import dev.berth.core.doctor.StoreCheck;
import dev.berth.core.doctor.ToolCheck;
import dev.berth.core.env.EnvironmentRestorer;
import dev.berth.core.env.InterpreterFinder;
import dev.berth.core.io.Environment;
import dev.berth.core.io.WebClient;
import dev.berth.core.io.WebSettings;
import dev.berth.core.layer.DistributionLayers;
import dev.berth.core.lock.BaseResolver;
import dev.berth.core.lock.DistributionMirrors;
import dev.berth.core.lock.DistributionResolver;
import dev.berth.core.lock.FetchedArchive;
import dev.berth.core.lock.HostAptSources;
import dev.berth.core.lock.ImageBaseResolver;
import dev.berth.core.lock.LockRefresher;
import dev.berth.core.lock.Locker;
import dev.berth.core.lock.PackageSources;
import dev.berth.core.lock.ResolverPrograms;
import dev.berth.core.lock.StoredRuntimes;
import dev.berth.core.oci.Platform;
import dev.berth.core.publish.Publishers;
import dev.berth.core.run.BuildWishes;
import dev.berth.core.run.DockerBuild;
import dev.berth.core.run.DockerCommands;
import dev.berth.core.run.DockerRunner;
import dev.berth.core.run.DockerWishes;
import dev.berth.core.run.FunctionRunner;
import dev.berth.core.run.Secret;
import dev.berth.core.run.TrustedAuthorities;
import dev.berth.core.spec.RuntimeSpec;
import dev.berth.core.spec.RuntimeSpecReader;
import dev.berth.core.store.Fetcher;
import dev.berth.core.store.Store;
import dev.berth.core.store.StoreUse;
import dev.berth.core.verify.Verifier;
import dev.berth.core.version.FolderExtractor;
import dev.berth.core.version.VersionReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one place that makes core objects, from what this process was started with. Everything is
 * made when it is first asked for, so that a command pays only for what it uses.
 */
public final class Services implements AutoCloseable {

  private final Environment environment;
  private final Path workingDirectory;
  private final Path userHome;
  private final Clock clock;
  private final Console console;
  private final Launcher launcher;
  private @Nullable Store store;
  private @Nullable StoreUse storeUse;

  /** Services of a process that nothing is known of which started it. */
  public Services(
      Environment environment, Path workingDirectory, Path userHome, Clock clock, Console console) {
    this(environment, workingDirectory, userHome, clock, console, Launcher.UNKNOWN);
  }

  public Services(
      Environment environment,
      Path workingDirectory,
      Path userHome,
      Clock clock,
      Console console,
      Launcher launcher) {
    this.environment = environment;
    this.workingDirectory = workingDirectory;
    this.userHome = userHome;
    this.clock = clock;
    this.console = console;
    this.launcher = launcher;
  }

  public Environment environment() {
    return environment;
  }

  public Clock clock() {
    return clock;
  }

  public Console console() {
    return console;
  }

  /** The folder that relative paths on the command line start at. */
  public Path workingDirectory() {
    return workingDirectory;
  }

  public Path userHome() {
    return userHome;
  }

  /** The absolute path of the program that people run, when it is known. */
  public Optional<Path> program() {
    return launcher.program();
  }

  /** Lets another program take the place of this process. */
  public Successor successor() {
    return new Successor(launcher, environment);
  }

  /** Whether what we read is typed by a person, and not sent by a program or a file. */
  public boolean isInputTyped() {
    return launcher.typedInput();
  }

  /** The Docker Engine, which is looked for while other things go on. */
  public Ahead<DockerEngine> dockerEngineAhead() {
    return new Ahead<>(this::dockerEngine);
  }

  /** Runs functions on the Docker Engine. */
  public FunctionRunner dockerRunner(DockerEngine engine, DockerWishes wishes) {
    return new DockerRunner(engine, this::publishers, wishes, userHome, clock);
  }

  /** Builds images of functions with the Docker Engine. */
  public DockerBuild dockerBuild(BuildWishes wishes) {
    return new DockerBuild(dockerEngine(), this::publishers, wishes);
  }

  /** What has run functions. */
  public FunctionRunner runner() {
    return dockerRunner(dockerEngine(), DockerWishes.NONE);
  }

  /** Reads runtime.yaml, with the variables that requirements files may refer to. */
  public RuntimeSpecReader runtimeSpecReader() {
    return new RuntimeSpecReader(environment::find);
  }

  /** The folder of the store, whether it is there yet or not. */
  public Path storeHome() {
    return Store.homeIn(environment, userHome);
  }

  /**
   * The store, made when it is not there yet. From then on it is in use, so that nobody removes
   * from it, until {@link #close}.
   */
  public Store store() throws IOException {
    if (store == null) {
      store = Store.open(storeHome());
      storeUse = store.use(() -> console.note("Waiting for `berth cache prune` to end"));
    }
    return store;
  }

  /** The store for who will use it alone, to remove from it. */
  public Store unusedStore() throws IOException {
    return Store.open(storeHome());
  }

  /** What takes space in a store. */
  public Cache cache(Store of) {
    return new Cache(of, new StoredRuntimes(of.blobs(), runtimeSpecReader()), Path.of("/proc"));
  }

  /**
   * Ends the use of the store. A command that starts a program of the user's, which may run for
   * days, calls this before it does; for all others it is called when they end.
   */
  @Override
  public void close() throws IOException {
    if (storeUse != null) {
      storeUse.close();
      storeUse = null;
      store = null;
    }
  }

  /** Fetches into the store; asks no server when {@code offline}. */
  public Fetcher fetcher(boolean offline) throws IOException {
    WebClient web = new WebClient(WebSettings.of(environment, userHome));
    return new Fetcher(store().blobs(), web).reportingTo(console.fetchProgress()).offline(offline);
  }

  /** Gives runtimes their locks; a lock that fits costs nothing of what makes one. */
  public LockRefresher lockRefresher(boolean offline) throws IOException {
    return new LockRefresher(locker(environment, offline));
  }

  /**
   * Makes locks.
   *
   * @param variables with the settings of pip and uv: ours, or those of another environment
   */
  private Locker locker(Environment variables, boolean offline) throws IOException {
    Fetcher fetcher = fetcher(offline);
    BaseResolver distributions =
        (spec, platform) -> distributionResolver(fetcher).resolve(spec, platform);
    BaseResolver images = (spec, platform) -> imageBases().resolve(spec, platform);
    return new Locker(distributions, images, variables, userHome, store(), fetcher)
        .reportingTo(new LockProgress(console));
  }

  /** Finds Python environments on this computer. */
  public EnvironmentFinder environmentFinder() {
    return new EnvironmentFinder(environment, userHome, workingDirectory);
  }

  /** Reads Python environments. */
  public EnvironmentReader environmentReader() {
    return new EnvironmentReader(environment);
  }

  /**
   * Writes down what was captured.
   *
   * @param variables as they are where it was captured
   */
  public CaptureWriter captureWriter(Environment variables, boolean offline) throws IOException {
    return new CaptureWriter(locker(variables, offline));
  }

  private DistributionResolver distributionResolver(Fetcher fetcher) throws IOException {
    return new DistributionResolver(
        new FetchedArchive(fetcher, store().blobs()),
        distributionMirrors(),
        DistributionResolver.shippedKeys(),
        clock);
  }

  /** Base images that exist. */
  public ImageBaseResolver imageBases() throws IOException {
    return new ImageBaseResolver(store(), this::dockerEngine);
  }

  /** Decides what layers an image has. */
  public ImagePlanner imagePlanner() throws IOException {
    return new ImagePlanner(
        store(),
        imageBases(),
        new DistributionLayers(store(), distributionMirrors(), new DistributionWarnings(console)));
  }

  /** Runs commands of runtimes in the Docker Engine. */
  public DockerCommands dockerCommands(List<Secret> secrets, Optional<String> network)
      throws IOException {
    return new DockerCommands(
        this::dockerEngine,
        this::publishers,
        secrets,
        network,
        TrustedAuthorities.in(environment),
        console::warn);
  }

  /**
   * Makes the image of a runtime, whose package sources may need credentials and trust.
   *
   * @param variables with the settings of pip: ours, or those of another environment
   */
  public ImageBuilder imageBuilder(
      RuntimeSpec spec, Environment variables, CommandRunner commands, boolean offline)
      throws IOException {
    return new ImageBuilder(
        store(),
        PackageSources.of(spec, variables, userHome).applyTo(fetcher(offline)),
        commands,
        new BuildProgress(console),
        Runtime.getRuntime().availableProcessors());
  }

  /** Writes down as a Dockerfile what a plan has. */
  public Dockerization dockerization(ImagePlan plan, DockerfileBase base) throws IOException {
    return new Dockerization(
        plan,
        base,
        store().blobs(),
        PackageSources.of(plan.request().spec(), environment, userHome).applyTo(fetcher(false)));
  }

  /** Reads back what versions in the store were built from. */
  public StoredRuntimes storedRuntimes() throws IOException {
    return new StoredRuntimes(store().blobs(), runtimeSpecReader());
  }

  /** Makes environments on this computer. */
  public EnvironmentRestorer environmentRestorer(RuntimeSpec spec, boolean offline)
      throws IOException {
    return new EnvironmentRestorer(
        store(),
        here(),
        environment,
        userHome,
        PackageSources.of(spec, environment, userHome).applyTo(fetcher(offline)),
        new EnvironmentProgress(console),
        Runtime.getRuntime().availableProcessors());
  }

  /** What this computer is; only on Linux is it something that a lock can be for. */
  private static Platform here() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    Platform linux = Platform.linuxOn(System.getProperty("os.arch"));
    return new Platform(system, linux.architecture(), Optional.empty());
  }

  /** Finds versions to look at. */
  public VersionReader versionReader() throws IOException {
    return new VersionReader(store().runtimes(), storedRuntimes());
  }

  /** Makes the folders of versions again. */
  public FolderExtractor folderExtractor() throws IOException {
    return new FolderExtractor(store(), storedRuntimes());
  }

  /** Compares what is there with locks. */
  public Verifier verifier() throws IOException {
    return new Verifier(
        store(),
        store -> new ImageBaseResolver(store, this::dockerEngine),
        new InterpreterFinder(environment, userHome, store().home().resolve("interpreters")),
        here(),
        Runtime.getRuntime().availableProcessors());
  }

  /**
   * What `berth doctor` looks at, in the order in which it is told.
   *
   * @param version of Berth
   */
  public List<Check> checks(String version) {
    return List.of(
        new ToolCheck(version, program()),
        new StoreCheck(environment, storeHome(), workingDirectory),
        new EngineCheck(
            () -> DockerEngine.connect(environment, userHome), environment, Path.of("/")),
        new PythonCheck(new InterpreterFinder(environment, userHome), environment),
        new ResolverCheck(new ResolverPrograms(environment)),
        new LoginCheck(() -> RegistryLogins.of(environment, userHome), environment),
        new ShellCheck(environment, userHome));
  }

  /** Writes down what was built. */
  public BuildRecorder buildRecorder() throws IOException {
    return new BuildRecorder(store(), clock);
  }

  /** Brings images to their destinations. */
  public Publishers publishers() throws IOException {
    return new Publishers(store(), this::dockerEngine);
  }

  private DistributionMirrors distributionMirrors() {
    return DistributionMirrors.of(
        environment, HostAptSources.read(Path.of("/"), System.getProperty("os.arch")));
  }

  private DockerEngine dockerEngine() {
    DockerEngine engine = DockerEngine.connect(environment, userHome);
    if (engine.source().isSubstitute()) {
      String name = engine.isPodman() ? "podman" : "Docker";
      console.note("Using " + name + " at " + engine.host() + " (" + engine.source() + ")");
    }
    return engine;
  }
}
