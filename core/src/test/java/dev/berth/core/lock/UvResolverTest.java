package dev.berth.core.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.SourceExcerpt;
import dev.berth.core.io.Environment;
import dev.berth.core.io.ProcessRunner;
import dev.berth.core.io.WebClient;
import dev.berth.core.io.WebSettings;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PackageName;
import dev.berth.core.python.PythonVersion;
import dev.berth.core.spec.Dependency.Located;
import dev.berth.core.store.Fetcher;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What uv is asked, seen by a program in its place that writes down how it was started. */
class UvResolverTest {

  private static final SourceExcerpt PLACE =
      new SourceExcerpt(Path.of("runtime.yaml"), 1, 1, Optional.empty(), 1);

  @TempDir private Path folder;

  private Path program(String name, String script) throws IOException {
    Path program = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return program;
  }

  private Path uv() throws IOException {
    return program(
        "uv",
        """
        echo "$@" > "%1$s/arguments"
        env > "%1$s/environment"
        cat requirements.in > "%1$s/requirements"
        cat constraints.txt > "%1$s/constraints"
        [ ! -e pylock.toml ] || cat pylock.toml > "%1$s/before"
        cat > pylock.toml <<'E'
        lock-version = "1.0"
        [[packages]]
        name = "six"
        version = "1.17.0"
        wheels = [{ url = "https://files.example/six-1.17.0-py3-none-any.whl", hashes = {} }]
        [[packages]]
        name = "own"
        version = "1.0"
        archive = { path = "/own-1.0-py3-none-any.whl", hashes = {} }
        E
        """
            .formatted(folder));
  }

  private List<ResolvedPackage> resolve(PackageSources sources, boolean offline)
      throws IOException {
    program("python3", "exit 1\n");
    Map<String, String> variables = new HashMap<>();
    variables.put("PATH", folder + ":/usr/bin:/bin");
    Environment environment = new Environment(variables);
    Store store = Store.open(folder.resolve("store"));
    PackageRequest request =
        new PackageRequest(
            Platform.LINUX_ARM64,
            new LockedPython(PythonVersion.parse("3.9"), "/usr/bin/python3", "2.35"),
            List.of(new Located("six>1; python_version < '4'", PLACE)),
            List.of(new Located("six<2", PLACE)),
            Map.of(),
            Map.of(PackageName.parse("own"), Path.of("/a b/own-1.0-py3-none-any.whl")),
            Map.of(PackageName.parse("six"), "1.16.0"),
            Optional.empty(),
            sources,
            offline);
    return new UvResolver(
            uv(),
            environment,
            new ProcessRunner(environment),
            new Fetcher(store.blobs(), new WebClient(WebSettings.of(environment, folder))),
            store.home().resolve("tmp"))
        .resolve(request);
  }

  private static PackageSources sources() {
    return new PackageSources(
        Optional.of("https://jane:s3cret@a.example/simple"),
        List.of("https://b.example/simple", "https://c.example/simple"),
        List.of("/links", "https://d.example/links"),
        false,
        Set.of("b.example", "a.example:8443"),
        Optional.of("/etc/company.pem"));
  }

  private String said(String file) throws IOException {
    return Files.readString(folder.resolve(file)).strip();
  }

  @Test
  void isAskedForThePlatformOfTheImage() throws IOException {
    resolve(sources(), false);

    assertThat(said("arguments"))
        .isEqualTo(
            "pip compile requirements.in --constraints constraints.txt --format pylock.toml"
                + " --output-file pylock.toml --python-version 3.9"
                + " --python-platform aarch64-manylinux_2_35 --only-binary :all: --no-config"
                + " --no-header --no-progress --color never");
    assertThat(said("requirements"))
        .isEqualTo("six>1; python_version < '4'\nown @ file:///a%20b/own-1.0-py3-none-any.whl");
    assertThat(said("constraints")).isEqualTo("six<2");
    assertThat(said("before")).contains("version = \"1.16.0\"");
  }

  @Test
  void isToldOfSecretsWhereNobodyElseSeesThem() throws IOException {
    resolve(sources(), false);

    assertThat(said("arguments")).doesNotContain("s3cret");
    assertThat(said("environment").lines())
        .contains(
            "UV_DEFAULT_INDEX=https://jane:s3cret@a.example/simple",
            "UV_INDEX=https://b.example/simple https://c.example/simple",
            "UV_FIND_LINKS=/links,https://d.example/links",
            "UV_INSECURE_HOST=a.example:8443 b.example",
            "UV_INDEX_STRATEGY=unsafe-best-match",
            "UV_PYTHON_DOWNLOADS=never",
            "SSL_CERT_FILE=/etc/company.pem");
  }

  @Test
  void asksNoServerWhenItMayNot() throws IOException {
    resolve(sources(), true);

    assertThat(said("arguments")).endsWith("--offline");
  }

  @Test
  void answersWithoutTheUsersOwnWheelsAndLeavesNothingBehind() throws IOException {
    assertThat(resolve(sources(), false))
        .extracting(found -> found.name() + " " + found.version())
        .containsExactly("six 1.17.0");
    try (Stream<Path> left = Files.list(folder.resolve("store/tmp"))) {
      assertThat(left).isEmpty();
    }
  }
}
