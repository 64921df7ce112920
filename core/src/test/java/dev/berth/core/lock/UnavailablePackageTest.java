package dev.berth.core.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.Problem;
import dev.berth.core.SourceExcerpt;
import dev.berth.core.io.CredentialSource;
import dev.berth.core.io.Environment;
import dev.berth.core.io.RetryPolicy;
import dev.berth.core.io.WebClient;
import dev.berth.core.io.WebSettings;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PackageName;
import dev.berth.core.python.PythonVersion;
import dev.berth.core.spec.Dependency.Located;
import dev.berth.core.store.Fetcher;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an index is asked when a package cannot be used, and what is said then. */
class UnavailablePackageTest {

  private static final PackageName DEMO = PackageName.parse("my-demo");
  private static final SourceExcerpt PLACE =
      new SourceExcerpt(Path.of("runtime.yaml"), 4, 9, Optional.empty(), 1);

  @TempDir private Path folder;
  private FakeIndex index;
  private PackageIndex asked;
  private PackageSources sources;

  @BeforeEach
  void serve() throws IOException {
    index =
        new FakeIndex()
            .with(DEMO, "my_demo-1.0-cp39-cp39-win_amd64.whl", new byte[] {1})
            .with(DEMO, "my-demo-1.1.tar.gz", new byte[] {2})
            .with(DEMO, "my_demo-1.1-cp39-cp39-win_amd64.whl", new byte[] {3})
            .with(DEMO, "my_demo-2.0-cp39-cp39-win_amd64.whl", new byte[] {4});
    Path links = Files.createDirectories(folder.resolve("links"));
    Files.write(links.resolve("my_demo-0.9-py2-none-any.whl"), new byte[] {5});
    Files.write(links.resolve("my_demo_other-9.9-py3-none-any.whl"), new byte[] {6});
    sources =
        new PackageSources(
            Optional.of(index.url()),
            List.of(),
            List.of(links.toString()),
            false,
            Set.of(),
            Optional.empty());
    Store store = Store.open(folder.resolve("store"));
    WebSettings settings =
        new WebSettings(
            new Environment(Map.of()),
            CredentialSource.NONE,
            Set.of(),
            new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1)),
            Duration.ofSeconds(30));
    asked = new PackageIndex(new Fetcher(store.blobs(), new WebClient(settings)), sources);
  }

  @AfterEach
  void stop() {
    index.close();
  }

  private Problem problem(String requirement, PackageName name) throws IOException {
    PackageRequest request =
        new PackageRequest(
            Platform.LINUX_AMD64,
            new LockedPython(PythonVersion.parse("3.11"), "/usr/bin/python3", "2.36"),
            List.of(new Located(requirement, PLACE)),
            List.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Optional.empty(),
            sources,
            false);
    return new UnavailablePackage(request, name)
        .explain(asked, List.of("the resolver's words"))
        .problems()
        .get(0);
  }

  @Test
  void namesTheFilesOfTheNewestVersionThatIsAllowed() throws IOException {
    assertThat(problem("My.Demo<2", DEMO))
        .isEqualTo(
            Problem.of("no wheel of `my-demo<2` fits Python 3.11 on `linux/amd64`")
                .at(PLACE)
                .because(
                    "the newest version, 1.1, has only `my-demo-1.1.tar.gz`,"
                        + " `my_demo-1.1-cp39-cp39-win_amd64.whl`")
                .hint(
                    "ask for another version, or build a wheel"
                        + " (`pip wheel --no-deps 'my-demo<2'`) and list it under `wheels:`"));
  }

  @Test
  void namesTheOnlyVersionsFilesAlone() throws IOException {
    assertThat(problem("my-demo==2.0", DEMO).causes())
        .containsExactly("there is only `my_demo-2.0-cp39-cp39-win_amd64.whl`");
  }

  @Test
  void looksIntoFoldersToo() throws IOException {
    assertThat(problem("my-demo<1", DEMO).causes())
        .containsExactly("there is only `my_demo-0.9-py2-none-any.whl`");
  }

  @Test
  void leavesItToTheResolverWhenNoVersionIsAllowed() throws IOException {
    assertThat(problem("my-demo>3", DEMO).causes()).containsExactly("the resolver's words");
  }

  @Test
  void saysThatNobodyKnowsIt() throws IOException {
    PackageName nobody = PackageName.parse("nobody");

    assertThat(problem("nobody", nobody))
        .isEqualTo(
            Problem.of("there is no package `nobody`")
                .at(PLACE)
                .because("not found in `" + index.url() + "`"));
  }

  @Test
  void readsJsonPagesToo() throws IOException {
    Digest digest = Digest.ofSha256("a".repeat(64));
    index
        .server()
        .serve(
            "/simple/my-demo/",
            "application/vnd.pypi.simple.v1+json",
            """
            {"files": [{"filename": "my_demo-3-py3-none-any.whl", "size": 7,
              "url": "../../files/x.whl", "hashes": {"sha256": "%s"}}]}
            """
                .formatted(digest.hex()));

    assertThat(asked.files(DEMO))
        .contains(
            new ResolvedPackage.File(
                "my_demo-3-py3-none-any.whl",
                index.server().url("/files/x.whl"),
                OptionalLong.of(7),
                Optional.of(digest)));
  }
}
