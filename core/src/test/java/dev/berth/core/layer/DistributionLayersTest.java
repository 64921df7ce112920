package dev.berth.core.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.SourceExcerpt;
import dev.berth.core.debian.TestArchive;
import dev.berth.core.debian.TestDeb;
import dev.berth.core.io.Environment;
import dev.berth.core.io.TarEntry;
import dev.berth.core.lock.DistributionMirrors;
import dev.berth.core.lock.DistributionRelease.Family;
import dev.berth.core.lock.DistributionRequest;
import dev.berth.core.lock.DistributionResolver;
import dev.berth.core.lock.HostAptSources;
import dev.berth.core.lock.LockedBase;
import dev.berth.core.lock.LockedOsPackage;
import dev.berth.core.lock.LockedPlatform;
import dev.berth.core.lock.ResolvedBase;
import dev.berth.core.oci.Platform;
import dev.berth.core.spec.Dependency.Located;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small Ubuntu, from its signed archive to its layers. */
class DistributionLayersTest {

  private static final String MAIN = "http://archive.ubuntu.com/ubuntu";
  private static final String SECURITY = "http://security.ubuntu.com/ubuntu";
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final DistributionMirrors MIRRORS =
      DistributionMirrors.of(new Environment(Map.of()), HostAptSources.none());
  private static final SourceExcerpt PLACE =
      new SourceExcerpt(Path.of("runtime.yaml"), 9, 5, Optional.empty(), 1);

  @TempDir Path folder;

  private final TestArchive archive = new TestArchive();
  private final List<String> warnings = new ArrayList<>();
  private Store store;

  @BeforeEach
  void publish() throws IOException {
    store = Store.open(folder.resolve("store"));
    add(
        "base-files",
        TestDeb.of("base-files", "12", "Essential: yes\n")
            .folder("./etc/", 0755)
            .folder("./root/", 0700)
            .folder("./tmp/", 01777)
            .folder("./var/run/", 0755)
            .file("./usr/lib/os-release", 0644, "ID=ubuntu\n")
            .link("./etc/os-release", "../usr/lib/os-release")
            .file("./usr/share/base-files/dot.profile", 0644, "# profile\n")
            .file("./usr/share/doc/base-files/changelog.gz", 0644, "long")
            .file("./usr/share/doc/base-files/copyright", 0644, "free"));
    add(
        "base-passwd",
        TestDeb.of("base-passwd", "3", "Essential: yes\n")
            .file(
                "./usr/share/base-passwd/passwd.master", 0644, "root:*:0:0:root:/root:/bin/bash\n")
            .file("./usr/share/base-passwd/group.master", 0644, "root:*:0:\nshadow:*:42:\n"));
    add(
        "libc6",
        TestDeb.of("libc6", "2.35-0ubuntu3", "Multi-Arch: same\n")
            .file("./lib/x86_64-linux-gnu/libc.so.6", 0755, TestElf.withSoname("libc.so.6"))
            .file("./etc/ld.so.conf.d/x.conf", 0644, "/lib/x86_64-linux-gnu\n")
            .controlFile("conffiles", "/etc/ld.so.conf.d/x.conf\n")
            .controlFile("triggers", "activate-noawait ldconfig\n"));
    add(
        "libc-bin",
        TestDeb.of("libc-bin", "2.35-0ubuntu3", "Essential: yes\nDepends: libc6\n")
            .file("./etc/ld.so.conf", 0644, "include /etc/ld.so.conf.d/*.conf\n")
            .controlFile("triggers", "interest-noawait ldconfig\n"));
    add(
        "dpkg",
        TestDeb.of("dpkg", "1.21.1", "Essential: yes\n").file("./usr/bin/dpkg", 0755, "dpkg"));
    add(
        "apt",
        TestDeb.of("apt", "2.4", "")
            .file("./usr/bin/apt-get", 0755, "apt")
            .ownedFile("./etc/owned", 0640, 0, 42));
    add(
        "python3",
        TestDeb.of("python3", "3.10.6-1", "Depends: libc6\n")
            .file("./usr/bin/python3.10", 0755, "python")
            .hardLink("./usr/bin/python3", "./usr/bin/python3.10"));
    add(
        "blas",
        TestDeb.of("blas", "1", "Depends: libc6 (>= 2.30)\n")
            .file(
                "./usr/lib/x86_64-linux-gnu/libblas.so.3.10",
                0644,
                TestElf.withSoname("libblas.so.3"))
            .file("./bin/blas-info", 04755, "info")
            .controlFile(
                "postinst",
                "#!/bin/sh\nset -e\nif [ \"$1\" = configure ]; then\n"
                    + "  update-alternatives --install /usr/bin/info info \\\n"
                    + "    /usr/bin/blas-info 5\nfi\n"));
    add(
        "odd",
        TestDeb.of("odd", "1", "")
            .file("./usr/share/odd", 0644, "odd")
            .controlFile("postinst", "#!/bin/sh\nset -e\nmake-something --odd\n"));
    add("rival", TestDeb.of("rival", "1", "").file("./usr/share/odd", 0644, "rival"));
    add(
        "heir",
        TestDeb.of("heir", "2", "Replaces: odd (<< 2)\n").file("./usr/share/odd", 0644, "heir"));
    String fields = "Origin: Ubuntu\nCodename: jammy\nSuite: ";
    archive.release(MAIN, "jammy", fields + "jammy\n", NOW, "main", "universe");
    archive.release(MAIN, "jammy-updates", fields + "jammy-updates\n", NOW, "main", "universe");
    archive.release(
        SECURITY, "jammy-security", fields + "jammy-security\n", NOW, "main", "universe");
  }

  @Test
  void locksWhatTheArchiveHas() throws IOException {
    ResolvedBase base = resolve("blas");

    assertThat(((LockedBase.Distribution) base.base()).suites())
        .extracting(suite -> suite.origin() + " " + suite.suite())
        .containsExactly(MAIN + " jammy", MAIN + " jammy-updates", SECURITY + " jammy-security");
    assertThat(base.python())
        .hasToString("LockedPython[version=3.10, executable=/usr/bin/python3.10, glibc=2.35]");
    assertThat(base.osPackages())
        .extracting(one -> one.name() + " " + one.part())
        .containsExactly(
            "apt SYSTEM",
            "base-files SYSTEM",
            "base-passwd SYSTEM",
            "blas ADDED",
            "dpkg SYSTEM",
            "libc-bin SYSTEM",
            "libc6 SYSTEM",
            "python3 PYTHON");
    assertThat(base.osPackages().get(3).url()).isEqualTo(MAIN + "/pool/blas.deb");
  }

  @Test
  void makesASystemAPythonAndWhatIsAdded() throws IOException {
    List<LayerRecipe> recipes = recipes("blas");

    assertThat(recipes)
        .extracting(recipe -> recipe.slot() + ": " + recipe.title())
        .containsExactly("system: ubuntu:22.04", "python: Python 3.10", "os packages: blas");
    assertThat(write(recipes.get(1)).listing())
        .containsExactly(
            "0755 0:0 etc/",
            "0755 0:0 etc/python3/",
            "0644 0:0 etc/python3/debian_config",
            "0755 0:0 usr/",
            "0755 0:0 usr/bin/",
            "0755 0:0 usr/bin/python3",
            "0755 0:0 usr/bin/python3.10 = usr/bin/python3",
            "0755 0:0 var/",
            "0755 0:0 var/lib/",
            "0755 0:0 var/lib/dpkg/",
            "0755 0:0 var/lib/dpkg/info/",
            "0644 0:0 var/lib/dpkg/info/python3.list",
            "0644 0:0 var/lib/dpkg/info/python3.md5sums",
            "0644 0:0 var/lib/dpkg/status");
    assertThat(write(recipes.get(2)).listing())
        .contains(
            "4755 0:0 usr/bin/blas-info",
            "0777 0:0 usr/bin/info -> /etc/alternatives/info",
            "0777 0:0 etc/alternatives/info -> /usr/bin/blas-info",
            "0644 0:0 etc/ld.so.cache",
            "0777 0:0 usr/lib/x86_64-linux-gnu/libblas.so.3 -> libblas.so.3.10")
        .doesNotContain("0755 0:0 bin/");
  }

  @Test
  void laysOutTheSystemAsItsScriptsWould() throws IOException {
    RecordingWriter system = write(recipes().get(0));

    assertThat(system.listing())
        .contains(
            "0777 0:0 bin -> usr/bin",
            "0777 0:0 lib -> usr/lib",
            "0700 0:0 root/",
            "1777 0:0 tmp/",
            "0777 0:0 var/run -> /run",
            "2775 0:8 var/mail/",
            "0640 0:42 etc/owned",
            "0644 0:0 usr/share/doc/base-files/copyright")
        .doesNotContain("0644 0:0 usr/share/doc/base-files/changelog.gz");
    assertThat(system.text("root/.profile")).isEqualTo("# profile\n");
    assertThat(system.text("etc/passwd")).startsWith("root:*:0:0:root:/root:/bin/bash\n_apt:");
    assertThat(system.text("etc/apt/apt.conf.d/docker-clean"))
        .contains("Dir::Cache::pkgcache \"\";");
    assertThat(system.text("etc/apt/sources.list.d/ubuntu.sources"))
        .isEqualTo(
            """
            Types: deb
            URIs: http://archive.ubuntu.com/ubuntu
            Suites: jammy jammy-updates
            Components: main universe
            Signed-By: /usr/share/keyrings/ubuntu-archive-keyring.gpg

            Types: deb
            URIs: http://security.ubuntu.com/ubuntu
            Suites: jammy-security
            Components: main universe
            Signed-By: /usr/share/keyrings/ubuntu-archive-keyring.gpg
            """);
    assertThat(system.entry("etc/passwd").modified()).isEqualTo("1980-01-02T00:00:00Z");
    assertThat(system.entry("root").type()).isEqualTo(TarEntry.Type.DIRECTORY);
  }

  @Test
  void tellsDpkgOfAllPackagesInEachLayer() throws IOException {
    List<LayerRecipe> recipes = recipes("blas");

    String system = write(recipes.get(0)).text("var/lib/dpkg/status");
    String all = write(recipes.get(2)).text("var/lib/dpkg/status");

    assertThat(names(system))
        .containsExactly("apt", "base-files", "base-passwd", "dpkg", "libc-bin", "libc6");
    assertThat(names(all))
        .containsExactly(
            "apt", "base-files", "base-passwd", "blas", "dpkg", "libc-bin", "libc6", "python3");
    assertThat(all)
        .contains(
            """
            Package: libc6
            Status: install ok installed
            Maintainer: nobody
            Architecture: amd64
            Multi-Arch: same
            Version: 2.35-0ubuntu3
            Conffiles:
             /etc/ld.so.conf.d/x.conf MD5
            Description: a test
            """
                .replace("MD5", "79706f291825c77395be21b4b9ef5436"));
    RecordingWriter layer = write(recipes.get(0));
    assertThat(layer.text("var/lib/dpkg/info/libc6:amd64.list"))
        .isEqualTo("/.\n/lib/x86_64-linux-gnu/libc.so.6\n/etc/ld.so.conf.d/x.conf\n");
    assertThat(layer.text("var/lib/dpkg/triggers/ldconfig")).isEqualTo("libc-bin/noawait\n");
    assertThat(layer.text("var/lib/dpkg/info/base-files.list"))
        .contains("/usr/share/doc/base-files/copyright\n")
        .doesNotContain("changelog");
  }

  @Test
  void writesTheSameBytesWhateverTheOrder() throws IOException {
    ResolvedBase base = resolve("blas");
    List<LockedOsPackage> shuffled = new ArrayList<>(base.osPackages());
    Collections.reverse(shuffled);

    for (int layer = 0; layer < 3; layer++) {
      RecordingWriter one = write(recipes(base, base.osPackages()).get(layer));
      RecordingWriter other = write(recipes(base, shuffled).get(layer));
      assertThat(one.listing()).isEqualTo(other.listing());
      assertThat(one.text("var/lib/dpkg/status")).isEqualTo(other.text("var/lib/dpkg/status"));
    }
  }

  @Test
  void leavesTheLayersBelowAsTheyAreWhenAPackageIsAdded() throws IOException {
    List<LayerRecipe> without = recipes();
    List<LayerRecipe> with = recipes("blas");

    assertThat(without).hasSize(2);
    assertThat(with.get(0).key()).isEqualTo(without.get(0).key());
    assertThat(with.get(1).key()).isEqualTo(without.get(1).key());
    assertThat(with.get(2).key()).isNotEqualTo(recipes("blas", "odd").get(2).key());
  }

  @Test
  void leavesNothingBehindInTheStore() throws IOException {
    write(recipes("blas").get(2));

    try (var files = Files.list(store.home().resolve("tmp"))) {
      assertThat(files).isEmpty();
    }
  }

  @Nested
  class Tells {

    @Test
    void whichScriptWasNotRun() throws IOException {
      write(recipes("odd", "blas").get(2));

      assertThat(warnings).containsExactly("script odd postinst");
    }

    @Test
    void whichFilesTwoPackagesBring() throws IOException {
      RecordingWriter layer = write(recipes("odd", "rival").get(2));

      assertThat(warnings)
          .containsExactlyInAnyOrder("twice /usr/share/odd rival odd", "script odd postinst");
      assertThat(layer.text("usr/share/odd")).isEqualTo("rival");
    }

    @Test
    void nothingWhenOnePackageReplacesTheOther() throws IOException {
      RecordingWriter layer = write(recipes("heir", "odd").get(2));

      assertThat(warnings).containsExactly("script odd postinst");
      assertThat(layer.text("usr/share/odd")).isEqualTo("heir");
    }
  }

  @Nested
  class Refuses {

    @Test
    void packagesThatAreNotThere() {
      assertProblems(
          () -> resolve("blass", "nothing-like-it", "libc6=1", "blas:arm64"),
          Problem.of("`ubuntu:22.04` has no package `blass`")
              .at(PLACE)
              .hint("did you mean `blas`?"),
          Problem.of("`ubuntu:22.04` has no package `nothing-like-it`").at(PLACE),
          Problem.of("`ubuntu:22.04` has no `libc6=1`")
              .at(PLACE)
              .because("its archive has `2.35-0ubuntu3`"),
          Problem.of("`blas:arm64` is not for `amd64`")
              .at(PLACE)
              .because("packages of another architecture than the image's are not supported"));
    }

    @Test
    void aNameOfSeveralPackages() throws IOException {
      add("one", TestDeb.of("one", "1", "Provides: service\n"));
      add("two", TestDeb.of("two", "1", "Provides: service\n"));
      releaseAgain();

      assertProblems(
          () -> resolve("service", "jammy/one"),
          Problem.of("`service` is not one package")
              .at(PLACE)
              .because("it is provided by `one`, `two`")
              .hint("name one of these"),
          Problem.of("not a package: `jammy/one`")
              .at(PLACE)
              .because("expected `NAME` or `NAME=VERSION`"));
    }

    @Test
    void anotherPythonThanTheTableHas() throws IOException {
      add("newer", TestDeb.of("python3", "3.12.1-1", ""));
      releaseAgain();

      assertProblems(
          () -> resolve(),
          Problem.of("the archive of `ubuntu:22.04` does not have Python 3.10")
              .because("its package `python3` has version `3.12.1`"));
    }

    @Test
    void aDebThatReachesBelowAFile() throws IOException {
      add("bad", TestDeb.of("bad", "1", "").file("./usr/bin/dpkg/x", 0644, "x"));
      archive.release(MAIN, "jammy", "Codename: jammy\nSuite: jammy\n", NOW, "main", "universe");
      LayerRecipe recipe = recipes("bad").get(2);

      assertProblems(
          () -> write(recipe),
          Problem.of("cannot unpack `usr/bin/dpkg/x` of `bad`")
              .because("it is below something that is no folder"));
    }

    private void releaseAgain() throws IOException {
      archive.release(MAIN, "jammy", "Codename: jammy\nSuite: jammy\n", NOW, "main", "universe");
    }

    @Test
    void aPlatformThatItHasNoPackagesFor() {
      assertProblems(
          () -> resolve(Platform.parse("linux/riscv64")),
          Problem.of("cannot assemble `ubuntu:22.04` for `linux/riscv64`")
              .because("known are `linux/amd64` and `linux/arm64`"));
    }
  }

  private static void assertProblems(ThrowingCallable what, Problem... problems) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(
            BerthException.class, e -> assertThat(e.problems()).containsExactly(problems));
  }

  private static List<String> names(String status) {
    return status
        .lines()
        .filter(line -> line.startsWith("Package: "))
        .map(line -> line.substring(9))
        .toList();
  }

  private void add(String name, TestDeb deb) throws IOException {
    byte[] bytes = deb.build("zst");
    archive.add(MAIN, "jammy", "main", name, bytes);
    store.blobs().put(bytes);
  }

  private List<LayerRecipe> recipes(String... packages) throws IOException {
    ResolvedBase base = resolve(packages);
    return recipes(base, base.osPackages());
  }

  private List<LayerRecipe> recipes(ResolvedBase base, List<LockedOsPackage> packages) {
    DistributionListener listener =
        new DistributionListener() {
          @Override
          public void scriptNotRun(String packageName, String script) {
            warnings.add("script " + packageName + " " + script);
          }

          @Override
          public void broughtTwice(String path, String used, String dropped) {
            warnings.add("twice " + path + " " + used + " " + dropped);
          }
        };
    return new DistributionLayers(store, MIRRORS, listener)
        .recipes(
            new LockedPlatform(
                Platform.LINUX_AMD64,
                base.base(),
                base.python(),
                packages,
                List.of(),
                List.of(),
                List.of()));
  }

  private static RecordingWriter write(LayerRecipe recipe) throws IOException {
    RecordingWriter writer = new RecordingWriter();
    recipe.write(writer);
    return writer;
  }

  private ResolvedBase resolve(String... packages) throws IOException {
    return resolve(Platform.LINUX_AMD64, packages);
  }

  private ResolvedBase resolve(Platform platform, String... packages) throws IOException {
    return new DistributionResolver(
            archive,
            MIRRORS,
            Map.of(Family.UBUNTU, archive.keys()),
            Clock.fixed(NOW, ZoneOffset.UTC))
        .resolve(
            new DistributionRequest(
                Optional.of("ubuntu:22.04"),
                Optional.empty(),
                platform,
                List.of(packages).stream().map(name -> new Located(name, PLACE)).toList()));
  }
}
