package dev.berth.core.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.SourceExcerpt;
import dev.berth.core.io.Environment;
import dev.berth.core.io.FakeServer;
import dev.berth.core.io.ProcessRunner;
import dev.berth.core.io.TransferException;
import dev.berth.core.io.WebClient;
import dev.berth.core.io.WebSettings;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PackageName;
import dev.berth.core.python.PythonVersion;
import dev.berth.core.spec.RuntimeSpec;
import dev.berth.core.spec.RuntimeSpecReader;
import dev.berth.core.store.Fetcher;
import dev.berth.core.store.Store;
import dev.berth.core.support.Programs;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Locks Python's packages with a real uv and a real pip. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackageLockIT {

  /** pip answers for its own Python only, so the tests lock for that one. */
  private static final Optional<PipTool> PIP =
      PipTool.all(
              new Environment(System.getenv()),
              new ProcessRunner(new Environment(System.getenv())),
              Path.of("/"))
          .stream()
          .findFirst();

  private static final PythonVersion PYTHON =
      PIP.map(PipTool::python).orElse(PythonVersion.parse("3.11"));

  private static final String TAG = PYTHON.cpythonTag() + "-" + PYTHON.cpythonTag() + "-";
  private static final String TARGET = "Python " + PYTHON + " on `linux/amd64`";

  /** Kept for all tests of the class, so that uv is fetched once. */
  @TempDir static Path shared;

  private Store store;

  @BeforeAll
  void openStore() throws IOException {
    Environment environment = new Environment(variables());
    boolean reachable;
    try {
      new WebClient(WebSettings.of(environment, shared))
          .read(URI.create(PackageSources.PUBLIC_INDEX + "/uv/"), "*/*", 100_000_000);
      reachable = true;
    } catch (TransferException e) {
      reachable = false;
    }
    Programs.need(reachable, "the public package index cannot be reached");
    store = Store.open(shared.resolve("store"));
  }

  private static Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.keySet().removeIf(name -> name.startsWith("UV_"));
    return variables;
  }

  private Locker locker(Map<String, String> more, String glibc) {
    if ("pip".equals(more.get("BERTH_RESOLVER"))) {
      Programs.need(PIP.isPresent(), "no Python on the PATH has `pip` 23.0 or newer");
      Programs.need(
          PIP.get().platform().equals(Platform.LINUX_AMD64), "pip does not run on linux/amd64");
    }
    Map<String, String> variables = variables();
    variables.put("UV_CACHE_DIR", shared.resolve("uv-cache").toString());
    variables.putAll(more);
    Environment environment = new Environment(variables);
    Fetcher fetcher =
        new Fetcher(store.blobs(), new WebClient(WebSettings.of(environment, shared)));
    BaseResolver base =
        (spec, platform) ->
            new ResolvedBase(
                new LockedBase.Distribution("debian:12", List.of()),
                new LockedPython(
                    spec.environment().python().orElse(PYTHON), "/usr/bin/python3", glibc),
                List.of());
    return new Locker(base, base, environment, shared, store, fetcher);
  }

  private static RuntimeSpec spec(Path folder, String text) throws IOException {
    Path file = Files.writeString(folder.resolve("runtime.yaml"), text);
    return new RuntimeSpecReader(name -> Optional.empty()).read(file);
  }

  private static LockRequest request(Platform platform) {
    return new LockRequest(LockRequest.Policy.REFRESH, List.of(platform), false, Set.of(), false);
  }

  @Nested
  class OfThePublicIndex {

    @ParameterizedTest
    @ValueSource(strings = {"uv", "pip"})
    void choosesWhatPipChooses(String resolver, @TempDir Path folder) throws IOException {
      Programs.need(PIP.isPresent(), "no Python on the PATH has `pip` 23.0 or newer");
      String[] packages = {"scikit-learn", "pandas", "pyarrow", "matplotlib"};
      String glibc =
          Programs.output(
                  folder,
                  PIP.get().program().toString(),
                  "-c",
                  "import platform; print(platform.libc_ver()[1])")
              .strip();
      Platform here = Platform.linuxOn(System.getProperty("os.arch"));
      RuntimeSpec spec =
          spec(
              folder,
              "name: demo\ndependencies:\n  - pip: [" + String.join(", ", packages) + "]\n");

      RuntimeLock lock =
          locker(Map.of("BERTH_RESOLVER", resolver), glibc).lock(spec, request(here));

      assertThat(lock.platforms().get(0).wheels())
          .extracting(
              wheel ->
                  wheel.name() + " " + wheel.version() + " " + wheel.file() + " " + wheel.digest())
          .containsExactlyElementsOf(chosenByPip(folder, packages));
      assertThat(lock.platforms().get(0).wheels())
          .allSatisfy(wheel -> assertThat(wheel.size()).isPositive())
          .filteredOn(LockedWheel::requested)
          .extracting(LockedWheel::name)
          .containsExactly("matplotlib", "pandas", "pyarrow", "scikit-learn");
    }

    private List<String> chosenByPip(Path folder, String... packages) throws IOException {
      List<String> command =
          new ArrayList<>(
              List.of(
                  PIP.get().program().toString(),
                  "-m",
                  "pip",
                  "install",
                  "--dry-run",
                  "--ignore-installed",
                  "--quiet",
                  "--only-binary",
                  ":all:",
                  "--report",
                  "-"));
      command.addAll(List.of(packages));
      JsonNode report =
          new ObjectMapper().readTree(Programs.output(folder, command.toArray(new String[0])));
      List<String> chosen = new ArrayList<>();
      for (JsonNode item : report.path("install")) {
        String url = item.path("download_info").path("url").asText();
        chosen.add(
            PackageName.parse(item.path("metadata").path("name").asText())
                + " "
                + item.path("metadata").path("version").asText()
                + " "
                + url.substring(url.lastIndexOf('/') + 1)
                + " sha256:"
                + item.path("download_info")
                    .path("archive_info")
                    .path("hashes")
                    .path("sha256")
                    .asText());
      }
      return chosen.stream().sorted().toList();
    }

    @Test
    void locksForAnotherPythonAndPlatformWithoutAny(@TempDir Path folder) throws IOException {
      RuntimeSpec spec =
          spec(
              folder,
              """
              name: demo
              environment: {python: "3.9"}
              dependencies:
                - pip: ["numpy", "tomli; python_version < '3.11'"]
              """);

      RuntimeLock lock =
          locker(Map.of("PATH", "/nonexistent"), "2.31").lock(spec, request(Platform.LINUX_ARM64));

      assertThat(lock.platforms().get(0).wheels())
          .extracting(LockedWheel::name)
          .containsExactly("numpy", "tomli");
      assertThat(lock.platforms().get(0).wheels().get(0).file())
          .contains("cp39")
          .contains("aarch64");
    }
  }

  @Nested
  class OfAnIndexOfOurOwn {

    @TempDir private Path folder;
    private FakeIndex index;

    @BeforeEach
    void serve() throws IOException {
      // uv is fetched from the public index before it is pointed to ours.
      new UvTool(
              new Environment(variables()), new ProcessRunner(new Environment(variables())), store)
          .find(
              new Fetcher(
                  store.blobs(),
                  new WebClient(WebSettings.of(new Environment(variables()), shared))),
              new PackageSources(
                  Optional.empty(), List.of(), List.of(), false, Set.of(), Optional.empty()));
      index =
          new FakeIndex()
              .with(new TinyWheel("alpha", "1.0"))
              .with(new TinyWheel("alpha", "2.0").requires("beta>=1"))
              .with(new TinyWheel("beta", "1.0"))
              .with(new TinyWheel("beta", "1.1"))
              .with(new TinyWheel("native", "1.0").tag(TAG + "manylinux_2_17_x86_64"))
              .with(new TinyWheel("native", "1.0").tag(TAG + "manylinux_2_28_x86_64"))
              .with(new TinyWheel("native", "1.0").tag("py3-none-any"))
              .with(new TinyWheel("native", "1.0").tag(TAG + "macosx_11_0_arm64"))
              .with(PackageName.parse("sourced"), "sourced-1.0.tar.gz", new byte[] {1, 2, 3})
              .with(new TinyWheel("elsewhere", "1.0").tag(TAG + "macosx_11_0_arm64"));
    }

    @AfterEach
    void stop() {
      index.close();
    }

    private Map<String, String> settings(String resolver) {
      return new HashMap<>(
          Map.of(
              "BERTH_RESOLVER", resolver,
              "PIP_CONFIG_FILE", "/dev/null",
              "PIP_INDEX_URL", index.url(),
              "PIP_FIND_LINKS", "/nonexistent",
              // Every run asks the index of its own test.
              "UV_NO_CACHE", "1"));
    }

    private RuntimeLock lock(String resolver, String... requirements) throws IOException {
      return locker(settings(resolver), "2.36")
          .lock(asking(requirements), request(Platform.LINUX_AMD64));
    }

    private RuntimeSpec asking(String... requirements) throws IOException {
      StringBuilder text = new StringBuilder("name: demo\ndependencies:\n  - pip:\n");
      for (String requirement : requirements) {
        text.append("      - \"").append(requirement).append("\"\n");
      }
      return spec(folder, text.toString());
    }

    private Problem problem(String resolver, String... requirements) {
      BerthException failure =
          catchThrowableOfType(BerthException.class, () -> lock(resolver, requirements));
      assertThat(failure).isNotNull();
      assertThat(failure.problems()).hasSize(1);
      return failure.problems().get(0);
    }

    private SourceExcerpt line(int line, String text) {
      return new SourceExcerpt(
          folder.resolve("runtime.yaml"),
          line,
          9,
          Optional.of("      - \"" + text + "\""),
          text.length() + 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uv", "pip"})
    void locksNamesVersionsFilesAndDigests(String resolver) throws IOException {
      TinyWheel alpha = new TinyWheel("alpha", "2.0").requires("beta>=1");
      TinyWheel beta = new TinyWheel("beta", "1.1");

      assertThat(lock(resolver, "alpha").platforms().get(0).wheels())
          .containsExactly(
              new LockedWheel(
                  "alpha",
                  "2.0",
                  alpha.fileName(),
                  index.fileUrl(alpha.fileName()),
                  alpha.bytes().length,
                  Digest.of(alpha.bytes()),
                  true,
                  false),
              new LockedWheel(
                  "beta",
                  "1.1",
                  beta.fileName(),
                  index.fileUrl(beta.fileName()),
                  beta.bytes().length,
                  Digest.of(beta.bytes()),
                  false,
                  false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"uv", "pip"})
    void choosesTheWheelThatFitsBest(String resolver) throws IOException {
      assertThat(lock(resolver, "native").platforms().get(0).wheels())
          .extracting(LockedWheel::file)
          .containsExactly("native-1.0-" + TAG + "manylinux_2_28_x86_64.whl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"uv", "pip"})
    void keepsWhatStillFitsAndDropsWhatIsNotAskedFor(String resolver) throws IOException {
      RuntimeLock before = lock(resolver, "beta==1.0", "native");
      Locker locker = locker(settings(resolver), "2.36");

      RuntimeLock after =
          locker.lock(asking("alpha"), request(Platform.LINUX_AMD64), Optional.of(before));
      RuntimeLock upgraded =
          locker.lock(
              asking("alpha"),
              new LockRequest(
                  LockRequest.Policy.REFRESH,
                  List.of(),
                  false,
                  Set.of(PackageName.parse("beta")),
                  false),
              Optional.of(after));

      assertThat(after.platforms().get(0).wheels())
          .extracting(wheel -> wheel.name() + " " + wheel.version())
          .containsExactly("alpha 2.0", "beta 1.0");
      assertThat(upgraded.platforms().get(0).wheels())
          .extracting(wheel -> wheel.name() + " " + wheel.version())
          .containsExactly("alpha 2.0", "beta 1.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"uv", "pip"})
    void movesWhatWasKeptWhenItDoesNotFitAnyMore(String resolver) throws IOException {
      RuntimeLock before = lock(resolver, "beta==1.0");

      RuntimeLock after =
          locker(settings(resolver), "2.36")
              .lock(asking("beta>1.0"), request(Platform.LINUX_AMD64), Optional.of(before));

      assertThat(after.platforms().get(0).wheels())
          .extracting(LockedWheel::version)
          .containsExactly("1.1");
    }

    private RuntimeLock lockExactly(
        String resolver, Map<String, String> versions, String... requirements) throws IOException {
      Map<PackageName, String> exactly = new TreeMap<>();
      versions.forEach((name, version) -> exactly.put(PackageName.parse(name), version));
      return locker(settings(resolver), "2.36")
          .lock(
              asking(requirements),
              LockRequest.exactly(exactly, List.of(Platform.LINUX_AMD64), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"uv", "pip"})
    void holdsExactlyWhatAnEnvironmentHas(String resolver) throws IOException {
      RuntimeLock lock = lockExactly(resolver, Map.of("alpha", "1.0", "beta", "1.0"), "alpha==1.0");

      assertThat(lock.platforms().get(0).wheels())
          .extracting(LockedWheel::name, LockedWheel::version, LockedWheel::requested)
          .containsExactly(tuple("alpha", "1.0", true), tuple("beta", "1.0", false));
      assertThat(lock.requirements().pip()).containsExactly("alpha==1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"uv", "pip"})
    void addsNothingThatAnEnvironmentLacks(String resolver) throws IOException {
      assertThat(
              lockExactly(resolver, Map.of("alpha", "2.0"), "alpha==2.0")
                  .platforms()
                  .get(0)
                  .wheels())
          .extracting(LockedWheel::name)
          .containsExactly("alpha");
    }

    @ParameterizedTest
    @ValueSource(strings = {"uv", "pip"})
    void takesAWheelFromItsAddressThoughAllElseIsExact(String resolver) throws IOException {
      String address = index.fileUrl("beta-1.0-py3-none-any.whl");

      LockedWheel wheel =
          lockExactly(resolver, Map.of("beta", "1.0"), "beta @ " + address)
              .platforms()
              .get(0)
              .wheels()
              .get(0);

      assertThat(wheel.url()).isEqualTo(address);
      assertThat(wheel.direct()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"uv", "pip"})
    void namesEveryVersionThatNoWheelFits(String resolver) {
      MissingWheelsException failure =
          catchThrowableOfType(
              MissingWheelsException.class,
              () ->
                  lockExactly(
                      resolver,
                      Map.of("alpha", "1.0", "sourced", "1.0", "elsewhere", "1.0", "beta", "7"),
                      "alpha==1.0"));

      assertThat(failure.problems())
          .containsExactly(
              Problem.of("no index has `beta==7`").because("not found in `" + index.url() + "`"),
              Problem.of("no wheel of `elsewhere==1.0` fits " + TARGET)
                  .because("there is only `elsewhere-1.0-" + TAG + "macosx_11_0_arm64.whl`"),
              Problem.of("no wheel of `sourced==1.0` fits " + TARGET)
                  .because("there is only `sourced-1.0.tar.gz`"));
      assertThat(failure.missing())
          .extracting(MissingWheelsException.Missing::pin)
          .containsExactly("beta==7", "elsewhere==1.0", "sourced==1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"uv", "pip"})
    void doesNotTakeALocalVersionForThePublicOne(String resolver) {
      index.with(new TinyWheel("torchy", "2.1+cpu"));

      assertThatThrownBy(() -> lockExactly(resolver, Map.of("torchy", "2.1"), "torchy==2.1"))
          .isInstanceOf(MissingWheelsException.class)
          .hasMessage("no index has `torchy==2.1`");
    }

    @Test
    void isNotMovedByABrokenEnvironmentThatIsActive() throws IOException {
      Path bin = Files.createDirectories(folder.resolve("gone/bin"));
      Files.createSymbolicLink(bin.resolve("python"), Path.of("/nonexistent/python"));
      Files.writeString(folder.resolve("gone/pyvenv.cfg"), "home = /nonexistent\n");
      Map<String, String> settings = settings("uv");
      settings.put("VIRTUAL_ENV", folder.resolve("gone").toString());

      assertThat(
              locker(settings, "2.36")
                  .lock(asking("beta"), request(Platform.LINUX_AMD64))
                  .platforms()
                  .get(0)
                  .wheels())
          .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uv", "pip"})
    void findsWhatAWheelOfOnesOwnNeeds(String resolver) throws IOException {
      TinyWheel own = new TinyWheel("own", "1.0").requires("beta");
      Files.write(folder.resolve(own.fileName()), own.bytes());
      RuntimeSpec spec =
          spec(folder, "name: demo\ndependencies:\n  - wheels: [" + own.fileName() + "]\n");

      RuntimeLock lock =
          locker(settings(resolver), "2.36").lock(spec, request(Platform.LINUX_AMD64));

      assertThat(lock.platforms().get(0).wheels())
          .extracting(LockedWheel::name)
          .containsExactly("beta");
      assertThat(lock.platforms().get(0).localWheels())
          .containsExactly(
              new LockedLocalWheel(
                  "own", "1.0", own.fileName(), own.bytes().length, Digest.of(own.bytes())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"uv", "pip"})
    void usesCredentialsAndKeepsThemToItself(String resolver) throws IOException {
      index.server().requireLogin("jane", "s3cret");
      Map<String, String> settings = settings(resolver);
      settings.put("PIP_INDEX_URL", index.url().replace("//", "//jane:s3cret@"));

      RuntimeLock lock =
          locker(settings, "2.36").lock(asking("beta"), request(Platform.LINUX_AMD64));

      assertThat(lock.platforms().get(0).wheels())
          .extracting(LockedWheel::url)
          .containsExactly(index.fileUrl("beta-1.1-py3-none-any.whl"));
      assertThat(LockFile.bytes(lock))
          .asString(StandardCharsets.UTF_8)
          .doesNotContain("jane")
          .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"uv", "pip"})
    void usesTheCredentialsOfNetrc(String resolver) throws IOException {
      index.server().requireLogin("jane", "s3cret");
      Path netrc =
          Files.writeString(
              folder.resolve("netrc"), "machine 127.0.0.1 login jane password s3cret\n");
      Map<String, String> settings = settings(resolver);
      settings.put("NETRC", netrc.toString());

      assertThat(
              locker(settings, "2.36")
                  .lock(asking("beta"), request(Platform.LINUX_AMD64))
                  .platforms()
                  .get(0)
                  .wheels())
          .extracting(LockedWheel::version)
          .containsExactly("1.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"uv", "pip"})
    void takesWheelsFromAFolder(String resolver) throws IOException {
      TinyWheel found = new TinyWheel("found", "3.0");
      Path links = Files.createDirectories(folder.resolve("links"));
      Files.write(links.resolve(found.fileName()), found.bytes());
      Map<String, String> settings = settings(resolver);
      settings.put("PIP_FIND_LINKS", "/nonexistent " + links);

      assertThat(
              locker(settings, "2.36")
                  .lock(asking("found", "beta"), request(Platform.LINUX_AMD64))
                  .platforms()
                  .get(0)
                  .wheels())
          .extracting(LockedWheel::url)
          .containsExactly(
              index.fileUrl("beta-1.1-py3-none-any.whl"),
              links.resolve(found.fileName()).toUri().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"uv", "pip"})
    void takesTheBestOfSeveralIndexes(String resolver) throws IOException {
      try (FakeIndex more = new FakeIndex().with(new TinyWheel("beta", "1.2"))) {
        Map<String, String> settings = settings(resolver);
        settings.put("PIP_EXTRA_INDEX_URL", more.url());

        assertThat(
                locker(settings, "2.36")
                    .lock(asking("beta"), request(Platform.LINUX_AMD64))
                    .platforms()
                    .get(0)
                    .wheels())
            .extracting(LockedWheel::url)
            .containsExactly(more.fileUrl("beta-1.2-py3-none-any.whl"));
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"uv", "pip"})
    void namesAPackageThatIsOnlyThereAsSource(String resolver) {
      Problem problem = problem(resolver, "beta", "sourced==1.0");

      assertThat(problem.message()).isEqualTo("no wheel of `sourced==1.0` fits " + TARGET);
      assertThat(problem.where()).contains(line(5, "sourced==1.0"));
      assertThat(problem.causes()).containsExactly("there is only `sourced-1.0.tar.gz`");
      assertThat(problem.hint())
          .contains(
              "ask for another version, or build a wheel"
                  + " (`pip wheel --no-deps 'sourced==1.0'`) and list it under `wheels:`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"uv", "pip"})
    void namesAPackageThatIsOnlyThereForOthers(String resolver) {
      Problem problem = problem(resolver, "elsewhere");

      assertThat(problem.message()).isEqualTo("no wheel of `elsewhere` fits " + TARGET);
      assertThat(problem.causes())
          .containsExactly("there is only `elsewhere-1.0-" + TAG + "macosx_11_0_arm64.whl`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"uv", "pip"})
    void namesAPackageThatNobodyKnows(String resolver) {
      assertThat(problem(resolver, "beta", "nobody-knows>1"))
          .isEqualTo(
              Problem.of("there is no package `nobody-knows`")
                  .at(line(5, "nobody-knows>1"))
                  .because("not found in `" + index.url() + "`"));
    }

    @Test
    void explainsAContradiction() {
      assertThat(problem("uv", "alpha==2.0", "beta<1"))
          .isEqualTo(
              Problem.of("cannot resolve the pip packages for " + TARGET)
                  .at(line(4, "alpha==2.0"))
                  .because(
                      "Because alpha>=2.0 depends on beta>=1 and you require alpha==2.0, we can"
                          + " conclude that you require beta>=1")
                  .because(
                      "And because you require beta<1, we can conclude that your requirements"
                          + " are unsatisfiable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"uv", "pip"})
    void refusesOtherHashesThanThoseAllowed(String resolver) {
      String zeros = "0".repeat(64);

      assertThat(problem(resolver, "beta==1.0 --hash=sha256:" + zeros).message())
          .isEqualTo("no file of `beta==1.0` has a hash that the requirement allows");
    }

    @Test
    void saysThatAnIndexCannotBeReached() {
      Map<String, String> settings = settings("uv");
      settings.put("UV_HTTP_RETRIES", "0");
      index.server().always("/simple/beta/", FakeServer.status(500));

      BerthException failure =
          catchThrowableOfType(
              BerthException.class,
              () -> locker(settings, "2.36").lock(asking("beta"), request(Platform.LINUX_AMD64)));

      assertThat(failure.problems().get(0).message()).isEqualTo("cannot ask the package index");
      assertThat(failure.problems().get(0).causes())
          .anySatisfy(cause -> assertThat(cause).contains(index.url() + "/beta/"));
    }

    @Test
    void pipDoesNotAnswerForAnotherPython() throws IOException {
      RuntimeSpec spec =
          spec(
              folder,
              "name: demo\nenvironment: {python: \"3.7\"}\ndependencies:\n  - pip: [beta]\n");

      BerthException failure =
          catchThrowableOfType(
              BerthException.class,
              () -> locker(settings("pip"), "2.36").lock(spec, request(Platform.LINUX_AMD64)));

      assertThat(failure.problems().get(0).message())
          .isEqualTo("cannot resolve the pip packages for Python 3.7 on `linux/amd64`");
      assertThat(failure.problems().get(0).causes())
          .singleElement()
          .asString()
          .startsWith("`uv` is not used, and `pip` answers for the Python it runs in: 3.");
    }

    @Test
    void nothingCanResolveWhereThereIsNothing(@TempDir Path empty) throws IOException {
      Store other = Store.open(empty.resolve("store"));
      Environment environment =
          new Environment(
              Map.of(
                  "PATH", "/nonexistent",
                  "PIP_CONFIG_FILE", "/dev/null",
                  "PIP_INDEX_URL", index.url()));
      PackageLocker locker =
          new PackageLocker(
              environment,
              other,
              new Fetcher(other.blobs(), new WebClient(WebSettings.of(environment, empty))),
              LockListener.SILENT);
      PackageSources sources = PackageSources.of(asking("beta"), environment, empty);
      PackageRequest request =
          new PackageRequest(
              Platform.LINUX_AMD64,
              new LockedPython(PYTHON, "/usr/bin/python3", "2.36"),
              new RequestedRequirements(asking("beta")).requirements(),
              List.of(),
              Map.of(),
              Map.of(),
              Map.of(),
              Optional.empty(),
              sources,
              false);

      ResolutionException failure =
          catchThrowableOfType(ResolutionException.class, () -> locker.lock(request, List.of()));

      assertThat(failure.problems().get(0))
          .isEqualTo(
              Problem.of("cannot resolve the pip packages: neither `uv` nor `pip` can be used")
                  .because(
                      "`uv` is not on the PATH, and no index has `"
                          + PinnedUv.forHost(
                                  System.getProperty("os.name"), System.getProperty("os.arch"))
                              .orElseThrow()
                              .file()
                          + "`")
                  .because("no Python on the PATH has `pip` 23.0 or newer")
                  .hint("install uv: https://docs.astral.sh/uv/"));
    }
  }
}
