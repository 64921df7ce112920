package dev.berth.core.lock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.Problem;
import dev.berth.core.build.Image;
import dev.berth.core.io.TarHeader;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.ImageReference;
import dev.berth.core.oci.MediaTypes;
import dev.berth.core.oci.OciJson;
import dev.berth.core.oci.Platform;
import dev.berth.core.publish.PublishListener;
import dev.berth.core.publish.Publishers;
import dev.berth.core.python.PythonVersion;
import dev.berth.core.spec.RuntimeSpec;
import dev.berth.core.spec.RuntimeSpecReader;
import dev.berth.core.store.Store;
import dev.berth.core.support.TestImages;
import dev.berth.core.support.TestImages.Tar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageBaseResolverTest {

  private static final String GLIBC =
      "\0noise\0GNU C Library (Debian GLIBC 2.36-9) stable release version 2.36.\0more";

  @TempDir private Path folder;

  /** Where the base comes from. */
  private Store origin;

  /** Where it goes to. */
  private Store store;

  @BeforeEach
  void makeStores() throws IOException {
    origin = Store.open(folder.resolve("origin"));
    store = Store.open(folder.resolve("store"));
  }

  private static Tar debian() {
    return new Tar()
        .folder("usr")
        .folder("usr/bin")
        .link("bin", "usr/bin")
        .link("lib", "usr/lib")
        .folder("usr/lib/x86_64-linux-gnu")
        .file("usr/lib/x86_64-linux-gnu/libc.so.6", 0755, GLIBC)
        .file("usr/bin/python3.11", 0755, "\u007fELF")
        .link("usr/bin/python3", "python3.11");
  }

  private Image image(Tar... layers) {
    TestImages image = TestImages.in(origin.blobs());
    for (Tar layer : layers) {
      image.layer("a layer", layer);
    }
    return image.build("/bin/sh");
  }

  private void publish(Image image, String destination) throws IOException {
    new Publishers(origin, noEngine())
        .forLocation(ImageLocation.parse(destination).resolveIn(folder))
        .publish(image, List.of(ImageReference.parse("base:1")), PublishListener.NONE);
  }

  private static java.util.function.Supplier<dev.berth.core.docker.DockerEngine> noEngine() {
    return () -> {
      throw new IllegalStateException("no Docker Engine is needed");
    };
  }

  private RuntimeSpec spec(String base, String more) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("runtime.yaml"),
            "name: demo\nenvironment:\n  docker:\n    image: " + base + "\n" + more);
    return new RuntimeSpecReader(name -> Optional.empty()).read(file);
  }

  private ResolvedBase resolve(String base, String more) throws IOException {
    return new ImageBaseResolver(store, noEngine()).resolve(spec(base, more), Platform.LINUX_AMD64);
  }

  private ResolvedBase resolve(String base) throws IOException {
    return resolve(base, "");
  }

  private void assertRefused(String base, Problem problem) {
    assertRefused(base, "", problem);
  }

  private void assertRefused(String base, String more, Problem problem) {
    assertThatThrownBy(() -> resolve(base, more))
        .isInstanceOfSatisfying(
            BaseImageException.class, e -> assertThat(e.problems()).containsExactly(problem));
  }

  private static Problem cannotUse(String base) {
    return Problem.of("cannot use the base image `" + base + "`");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"oci:base", "oci:base:1", "oci-archive:base.tar", "oci-archive:base.tar:1"})
  void takesALayoutAsItIs(String base) throws IOException {
    Image image = image(debian());
    publish(image, base.startsWith("oci:") ? "oci:base:1" : "oci-archive:base.tar:1");

    ResolvedBase resolved = resolve(base);

    assertThat(resolved)
        .isEqualTo(
            new ResolvedBase(
                new LockedBase.Image(base, image.descriptor().digest()),
                new LockedPython(new PythonVersion(3, 11), "/usr/bin/python3.11", "2.36"),
                List.of()));
    for (Descriptor layer : image.manifest().layers()) {
      store.blobs().verify(layer);
    }
    store.blobs().verify(image.manifest().config());
  }

  @ParameterizedTest
  @ValueSource(strings = {"docker-archive:base.tar", "docker-archive:base.tar:base:1"})
  void makesTheManifestThatADockerArchiveLacks(String base) throws IOException {
    Image image = image(debian(), new Tar().file("etc/more", 0644, "more"));
    publish(image, "docker-archive:base.tar");

    LockedBase.Image locked = (LockedBase.Image) resolve(base).base();

    assertThat(OciJson.readManifest(store.blobs().read(locked.manifest())))
        .isEqualTo(image.manifest());
  }

  @Test
  void keepsLayersOfADockerArchiveThatAreNotCompressed() throws IOException {
    byte[] layer = debian().bytes();
    Image image =
        TestImages.in(origin.blobs())
            .layer("base", MediaTypes.OCI_LAYER, layer, Digest.of(layer))
            .build("/bin/sh");
    publish(image, "docker-archive:base.tar");

    LockedBase.Image locked = (LockedBase.Image) resolve("docker-archive:base.tar").base();

    assertThat(OciJson.readManifest(store.blobs().read(locked.manifest())).layers())
        .containsExactly(Descriptor.of(MediaTypes.OCI_LAYER, Digest.of(layer), layer.length));
  }

  @Test
  void readsEveryMemberOfALayerWithMany() throws IOException {
    byte[] tar = debian().bytes();
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    for (int from = 0; from < tar.length; from += 700) {
      members.writeBytes(
          TestImages.gzip(
              java.util.Arrays.copyOfRange(tar, from, Math.min(tar.length, from + 700))));
    }
    Image image =
        TestImages.in(origin.blobs())
            .layer("base", MediaTypes.OCI_LAYER_GZIP, members.toByteArray(), Digest.of(tar))
            .build("/bin/sh");
    publish(image, "oci:base");

    assertThat(resolve("oci:base").python().executable()).isEqualTo("/usr/bin/python3.11");
  }

  @Test
  void readsLayersCompressedWithZstd() throws IOException {
    byte[] tar = debian().bytes();
    Image image =
        TestImages.in(origin.blobs())
            .layer(
                "base",
                MediaTypes.OCI_LAYER_ZSTD,
                com.github.luben.zstd.Zstd.compress(tar),
                Digest.of(tar))
            .build("/bin/sh");
    publish(image, "oci:base");

    assertThat(resolve("oci:base").python().executable()).isEqualTo("/usr/bin/python3.11");
  }

  @Test
  void choosesTheImageForThePlatform() throws IOException {
    Image amd64 = image(debian());
    Image arm64 =
        TestImages.in(origin.blobs())
            .platform(Platform.LINUX_ARM64)
            .layer("base", new Tar().file("a", 0644, "a"))
            .build("/bin/sh");
    publish(amd64, "oci:base:1");
    Path index = folder.resolve("base/index.json");
    Path blobs = folder.resolve("base/blobs/sha256");
    for (Descriptor blob :
        Stream.concat(
                arm64.manifest().layers().stream(),
                Stream.of(arm64.manifest().config(), arm64.descriptor()))
            .toList()) {
      Files.copy(origin.blobs().path(blob.digest()), blobs.resolve(blob.digest().hex()));
    }
    byte[] inner =
        OciJson.write(
            new dev.berth.core.oci.Index(
                List.of(arm64.descriptor(), amd64.descriptor()), new TreeMap<>()));
    Files.write(blobs.resolve(Digest.of(inner).hex()), inner);
    Descriptor innerIndex = Descriptor.of(MediaTypes.OCI_INDEX, Digest.of(inner), inner.length);
    Files.write(
        index, OciJson.write(new dev.berth.core.oci.Index(List.of(innerIndex), new TreeMap<>())));

    assertThat(((LockedBase.Image) resolve("oci:base").base()).manifest())
        .isEqualTo(amd64.descriptor().digest());
  }

  @Test
  void refusesAnImageForOtherComputers() throws IOException {
    publish(
        TestImages.in(origin.blobs())
            .platform(Platform.LINUX_ARM64)
            .layer("base", debian())
            .build("/bin/sh"),
        "oci:base");

    assertRefused(
        "oci:base",
        cannotUse("oci:base").because("it is for `linux/arm64`, not for `linux/amd64`"));
  }

  @Test
  void asksWhichImageIsMeant() throws IOException {
    publish(image(debian()), "oci:base:1");
    publish(image(debian(), new Tar().file("b", 0644, "b")), "oci:base:2");

    assertRefused(
        "oci:base",
        cannotUse("oci:base")
            .because("it has more than one image")
            .because("it has: `1`, `2`")
            .hint("name one of them: `oci:base:1`"));
    assertRefused(
        "oci:base:3",
        cannotUse("oci:base:3")
            .because("it has no image tagged `3`")
            .because("it has: `1`, `2`")
            .hint("name one of them: `oci:base:1`"));
  }

  @Test
  void asksWhichImageOfADockerArchiveIsMeant() throws IOException {
    publish(image(debian()), "docker-archive:base.tar");

    assertRefused(
        "docker-archive:base.tar:other",
        cannotUse("docker-archive:base.tar:other:latest")
            .because("it has no image named `other:latest`")
            .because("it has: `base:1`")
            .hint("name one of them: `docker-archive:base.tar:base:1`"));
  }

  @Test
  void saysThatALayoutIsEmpty() throws IOException {
    publish(image(debian()), "oci:base");
    Files.writeString(folder.resolve("base/index.json"), "{\"schemaVersion\":2,\"manifests\":[]}");

    assertRefused("oci:base", cannotUse("oci:base").because("it has no image"));
  }

  @Test
  void refusesARegistryAndPackagesOfTheSystem() throws IOException {
    publish(image(debian()), "oci:base:1");

    assertRefused(
        "python:3.11",
        cannotUse("docker://python:3.11")
            .because("base images from a registry are not supported yet")
            .hint(
                "copy it with `skopeo copy docker://python:3.11 oci:DIR:base` and use"
                    + " `oci:DIR:base`"));
    assertThatThrownBy(() -> resolve("oci:base", "dependencies:\n  - apt: [git]\n"))
        .isInstanceOf(BaseImageException.class)
        .hasMessage("`apt` on top of a base image is not supported yet")
        .isInstanceOfSatisfying(
            BaseImageException.class,
            e ->
                assertThat(e.problems().get(0).where())
                    .hasValueSatisfying(where -> assertThat(where.line()).isEqualTo(6)));
  }

  @Nested
  class TheLockedImage {

    @Test
    void isBroughtAgainWhenItIsGone() throws IOException {
      publish(image(debian()), "oci:base");
      LockedBase.Image locked = (LockedBase.Image) resolve("oci:base").base();
      Store other = Store.open(folder.resolve("other"));

      new ImageBaseResolver(other, noEngine()).ensure(locked, folder, Platform.LINUX_AMD64);

      assertThat(other.blobs().contains(locked.manifest())).isTrue();
    }

    @Test
    void isNotReplacedByAnother() throws IOException {
      publish(image(debian()), "oci:base:1");
      LockedBase.Image locked = (LockedBase.Image) resolve("oci:base:1").base();
      Image changed = image(debian(), new Tar().file("b", 0644, "b"));
      publish(changed, "oci:base:1");
      Store other = Store.open(folder.resolve("other"));

      assertThatThrownBy(
              () ->
                  new ImageBaseResolver(other, noEngine())
                      .ensure(locked, folder, Platform.LINUX_AMD64))
          .isInstanceOfSatisfying(
              BaseImageException.class,
              e ->
                  assertThat(e.problems())
                      .containsExactly(
                          cannotUse("oci:base:1")
                              .because("it is not the image that the lock names")
                              .because(
                                  "found manifest "
                                      + changed.descriptor().digest()
                                      + ", expected "
                                      + locked.manifest())
                              .hint("take the new one with `berth runtime lock --upgrade`")));
    }
  }

  @Nested
  class ThePython {

    private LockedPython pythonOf(Tar... layers) throws IOException {
      publish(image(layers), "oci:base:1");
      return resolve("oci:base:1").python();
    }

    @Test
    void isFoundWhereTheOfficialImagesHaveIt() throws IOException {
      LockedPython python =
          pythonOf(
              debian(),
              new Tar()
                  .file("usr/local/bin/python3.12", 0755, "\u007fELF")
                  .link("usr/local/bin/python3", "python3.12"));

      assertThat(python.executable()).isEqualTo("/usr/local/bin/python3.12");
    }

    @Test
    void isFoundInConda() throws IOException {
      LockedPython python =
          pythonOf(
              new Tar()
                  .file("lib/x86_64-linux-gnu/libc-2.31.so", 0755, GLIBC.replace("2.36", "2.31"))
                  .link("lib/x86_64-linux-gnu/libc.so.6", "libc-2.31.so")
                  .file("opt/conda/bin/python3.10", 0755, "\u007fELF")
                  .link("opt/conda/bin/python", "python3.10"));

      assertThat(python)
          .isEqualTo(
              new LockedPython(new PythonVersion(3, 10), "/opt/conda/bin/python3.10", "2.31"));
    }

    @Test
    void isTheOneBehindAVirtualEnvironment() throws IOException {
      LockedPython python =
          pythonOf(
              new Tar()
                  .file("lib64/libc.so.6", 0755, GLIBC)
                  .file("srv/app/pyvenv.cfg", 0644, "home = /usr/bin\nversion = 3.9.2\n")
                  .link("srv/app/bin/python3", "/usr/bin/python")
                  .file("usr/bin/python", 0755, "\u007fELF"));

      assertThat(python.version()).isEqualTo(new PythonVersion(3, 9));
      assertThat(python.executable()).isEqualTo("/usr/bin/python");
    }

    @Test
    void isToldByItsLibraryWhenItsNameDoesNot() throws IOException {
      LockedPython python =
          pythonOf(
              new Tar()
                  .file("lib64/libc.so.6", 0755, GLIBC)
                  .file("usr/local/bin/python3", 0755, "\u007fELF")
                  .file("usr/local/lib/python3.13/os.py", 0644, "#")
                  .folder("usr/local/lib/python3.12"));

      assertThat(python.version()).isEqualTo(new PythonVersion(3, 13));
    }

    @Test
    void isNotOneThatAHigherLayerTookAway() throws IOException {
      LockedPython python =
          pythonOf(
              debian(),
              new Tar()
                  .file("usr/local/bin/python3.12", 0755, "\u007fELF")
                  .file("opt/conda/bin/python3.10", 0755, "\u007fELF"),
              new Tar()
                  .file("usr/local/bin/.wh.python3.12", 0644, "")
                  .file("opt/conda/bin/.wh..wh..opq", 0644, ""));

      assertThat(python.executable()).isEqualTo("/usr/bin/python3.11");
    }

    @Test
    void isTheOneThatIsAskedFor() throws IOException {
      publish(
          image(debian(), new Tar().file("usr/local/bin/python3.12", 0755, "\u007fELF")),
          "oci:base:1");

      assertThat(resolve("oci:base:1", "  python: '3.11'\n").python().executable())
          .isEqualTo("/usr/bin/python3.11");
      assertThatThrownBy(() -> resolve("oci:base:1", "  python: '3.10'\n"))
          .isInstanceOfSatisfying(
              BaseImageException.class,
              e -> {
                Problem problem = e.problems().get(0);
                assertThat(problem.causes())
                    .containsExactly(
                        "`environment.python` asks for Python 3.10; found"
                            + " `/usr/local/bin/python3.12` (3.12), `/usr/bin/python3.11` (3.11)");
                assertThat(problem.where()).isPresent();
              });
    }

    @Test
    void isMissed() throws IOException {
      publish(image(new Tar().file("lib64/libc.so.6", 0755, GLIBC)), "oci:base");

      assertRefused(
          "oci:base",
          cannotUse("oci:base")
              .because(
                  "no Python 3 was found in it; looked in `/usr/local/bin`, `/usr/bin`, `/bin`,"
                      + " `/opt/conda/bin`"));
    }

    @Test
    void needsGlibc() throws IOException {
      Tar alpine =
          new Tar()
              .file("usr/bin/python3.11", 0755, "\u007fELF")
              .file("lib/ld-musl-x86_64.so.1", 0755, "\u007fELF");
      publish(image(alpine), "oci:alpine");
      publish(image(new Tar().file("usr/bin/python3.11", 0755, "\u007fELF")), "oci:none");

      assertRefused(
          "oci:alpine",
          cannotUse("oci:alpine")
              .because("its C library is musl, as in Alpine Linux; only glibc is supported")
              .hint("choose an image of Debian, Ubuntu or a Red Hat family"));
      assertRefused(
          "oci:none", cannotUse("oci:none").because("no `libc.so.6` of glibc was found in it"));
    }
  }

  @Nested
  class ADamagedBase {

    private Image image;
    private Path layer;
    private String layerName;

    @BeforeEach
    void publishLayout() throws IOException {
      image = image(debian());
      publish(image, "oci:base");
      layerName = "blobs/sha256/" + image.manifest().layers().get(0).digest().hex();
      layer = folder.resolve("base").resolve(layerName);
    }

    @Test
    void isNotThere() {
      assertRefused(
          "oci:nowhere",
          cannotUse("oci:nowhere").because("there is no `" + folder.resolve("nowhere") + "`"));
      assertRefused(
          "docker-archive:nowhere.tar",
          cannotUse("docker-archive:nowhere.tar")
              .because("there is no `" + folder.resolve("nowhere.tar") + "`"));
    }

    @Test
    void lacksABlob() throws IOException {
      Files.delete(layer);

      assertRefused(
          "oci:base", cannotUse("oci:base").because("`" + layerName + "`: it is missing"));
    }

    @Test
    void hasABlobWithOtherBytes() throws IOException {
      byte[] bytes = Files.readAllBytes(layer);
      bytes[bytes.length / 2] ^= 1;
      Files.write(layer, bytes);

      assertRefused(
          "oci:base",
          cannotUse("oci:base")
              .because(
                  "`"
                      + layerName
                      + "`: found "
                      + Digest.of(bytes)
                      + ", expected "
                      + image.manifest().layers().get(0).digest()));
      assertThat(store.blobs().contains(Digest.of(bytes))).isFalse();
    }

    @Test
    void hasABlobThatIsCutOff() throws IOException {
      byte[] bytes = Files.readAllBytes(layer);
      Files.write(layer, java.util.Arrays.copyOf(bytes, 10));

      assertRefused(
          "oci:base",
          cannotUse("oci:base")
              .because("`" + layerName + "`: found 10 bytes, expected " + bytes.length));
    }

    @Test
    void hasAnIndexThatIsNone() throws IOException {
      Files.writeString(folder.resolve("base/index.json"), "[]");

      assertRefused("oci:base", cannotUse("oci:base").because("`index.json`: not a JSON object"));
    }

    @Test
    void hasALayerThatIsNotItsDiffId() throws IOException {
      byte[] tar = debian().bytes();
      Image lying =
          TestImages.in(origin.blobs())
              .layer(
                  "base", MediaTypes.OCI_LAYER_GZIP, TestImages.gzip(tar), Digest.of(new byte[0]))
              .build("/bin/sh");
      publish(lying, "oci:lying");

      assertRefused(
          "oci:lying",
          cannotUse("oci:lying")
              .because(
                  "`layer "
                      + lying.manifest().layers().get(0).digest()
                      + "`: its DiffID is "
                      + Digest.of(tar)
                      + ", expected "
                      + Digest.of(new byte[0])));
    }

    @Test
    void hasALayerWhoseCompressionIsCutOff() throws IOException {
      byte[] tar = debian().bytes();
      byte[] gzip = TestImages.gzip(tar);
      byte[] half = java.util.Arrays.copyOf(gzip, gzip.length / 2);
      Image cut =
          TestImages.in(origin.blobs())
              .layer("base", MediaTypes.OCI_LAYER_GZIP, half, Digest.of(tar))
              .build("/bin/sh");
      publish(cut, "oci:cut");

      assertRefused(
          "oci:cut",
          cannotUse("oci:cut").because("`layer " + Digest.of(half) + "`: it is cut off"));
    }

    @Test
    void hasAnEntryThatLeadsOut() throws IOException {
      Image evil = image(debian(), new Tar().file("a/../../etc/passwd", 0644, "root"));
      publish(evil, "oci:evil");

      assertRefused(
          "oci:evil",
          cannotUse("oci:evil")
              .because(
                  "`layer "
                      + evil.manifest().layers().get(1).digest()
                      + "`: the entry `a/../../etc/passwd` leads out of the image"));
    }

    @Test
    void isAnArchiveThatIsCutOff() throws IOException {
      publish(image, "docker-archive:base.tar");
      Path archive = folder.resolve("base.tar");
      byte[] bytes = Files.readAllBytes(archive);
      Files.write(archive, java.util.Arrays.copyOf(bytes, bytes.length - 1536));

      assertRefused(
          "docker-archive:base.tar", cannotUse("docker-archive:base.tar").because("it is cut off"));
    }

    @Test
    void isAnArchiveThatIsCompressed() throws IOException {
      publish(image, "docker-archive:base.tar");
      Path archive = folder.resolve("base.tar");
      Files.write(archive, TestImages.gzip(Files.readAllBytes(archive)));

      assertRefused(
          "docker-archive:base.tar",
          cannotUse("docker-archive:base.tar")
              .because("the archive is compressed: decompress it first"));
    }

    @Test
    void isAnArchiveThatNamesFilesOutsideOfIt() throws IOException {
      Files.writeString(folder.resolve("secret"), "secret");
      Files.write(
          folder.resolve("base.tar"),
          new Tar()
              .file(
                  "manifest.json",
                  0644,
                  "[{\"Config\":\"../secret\",\"RepoTags\":null,\"Layers\":[]}]")
              .bytes());

      assertRefused(
          "docker-archive:base.tar",
          cannotUse("docker-archive:base.tar").because("`../secret`: it is missing"));
    }

    @Test
    void isAnArchiveWhoseLinksGoRound() throws IOException {
      Files.write(
          folder.resolve("base.tar"),
          new Tar().link("manifest.json", "a").link("a", "manifest.json").bytes());

      assertRefused(
          "docker-archive:base.tar",
          cannotUse("docker-archive:base.tar")
              .because("`manifest.json` is a link that leads nowhere"));
    }

    @Test
    void isAnArchiveWithAnotherLayerThanItsConfigurationSays() throws IOException {
      byte[] tar = debian().bytes();
      byte[] config = origin.blobs().read(image.manifest().config().digest());
      byte[] other = new Tar().file("other", 0644, "other").bytes();
      ByteArrayOutputStream archive = new ByteArrayOutputStream();
      archive.writeBytes(
          new Tar()
              .file("config.json", 0644, config)
              .file("layer.tar", 0644, other)
              .file(
                  "manifest.json",
                  0644,
                  "[{\"Config\":\"config.json\",\"RepoTags\":[\"base:1\"],\"Layers\":[\"layer.tar\"]}]"
                      .getBytes(UTF_8))
              .bytes());
      archive.writeBytes(TarHeader.end());
      Files.write(folder.resolve("base.tar"), archive.toByteArray());

      assertRefused(
          "docker-archive:base.tar",
          cannotUse("docker-archive:base.tar")
              .because("`layer.tar`: found " + Digest.of(other) + ", expected " + Digest.of(tar)));
      assertThat(Map.of("other layer in the store", store.blobs().contains(Digest.of(other))))
          .containsValue(false);
    }
  }
}
