package dev.berth.core.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.lock.LockChange;
import dev.berth.core.lock.LockedBase;
import dev.berth.core.lock.LockedOsPackage;
import dev.berth.core.lock.LockedPlatform;
import dev.berth.core.lock.LockedPython;
import dev.berth.core.lock.LockedRequirements;
import dev.berth.core.lock.LockedWheel;
import dev.berth.core.lock.RuntimeLock;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.MediaTypes;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PythonVersion;
import dev.berth.core.spec.RuntimeSpec;
import dev.berth.core.spec.RuntimeSpecReader;
import dev.berth.core.store.RuntimeEntry;
import dev.berth.core.store.RuntimeImage;
import dev.berth.core.store.RuntimeLayer;
import dev.berth.core.store.RuntimeRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How versions differ, and what is in their layers. */
class VersionDiffTest {

  private static final LockedWheel NUMPY = wheel("numpy", "2.1.0", "a", true, false);

  @TempDir private Path folder;

  private static Digest digest(String seed) {
    return Digest.of(seed.getBytes(StandardCharsets.UTF_8));
  }

  private static LockedWheel wheel(
      String name, String version, String seed, boolean requested, boolean direct) {
    String file = name + "-" + version + "-py3-none-any.whl";
    String url = "https://example.org/" + file;
    return new LockedWheel(name, version, file, url, 10, digest(seed), requested, direct);
  }

  private static LockedOsPackage deb(String name, LockedOsPackage.Part part) {
    return new LockedOsPackage(
        name, "1.0", "amd64", part, "https://example.org/" + name, 5, digest(name));
  }

  private static LockedPlatform platform(
      Platform platform, List<LockedOsPackage> debs, LockedWheel... wheels) {
    return new LockedPlatform(
        platform,
        new LockedBase.Distribution("debian:12", List.of()),
        new LockedPython(PythonVersion.parse("3.11"), "/usr/bin/python3.11", "2.36"),
        debs,
        List.of(wheels),
        List.of(),
        List.of());
  }

  private static LockedPlatform amd64(LockedWheel... wheels) {
    return platform(Platform.LINUX_AMD64, List.of(), wheels);
  }

  private VersionView view(String environment, LockedPlatform... platforms) throws IOException {
    Path yaml = folder.resolve("runtime.yaml");
    Files.writeString(yaml, "name: demo\nenvironment: {" + environment + "}\n");
    RuntimeSpec spec = new RuntimeSpecReader(name -> Optional.empty()).read(yaml);
    return new VersionView(
        spec,
        new RuntimeLock("demo", LockedRequirements.NONE, List.of(platforms)),
        Optional.empty());
  }

  private static Stream<String> shown(VersionDiff diff) {
    return diff.changes().stream()
        .map(
            change ->
                change.name()
                    + ": "
                    + change.before().orElse("none")
                    + " -> "
                    + change.after().orElse("none"));
  }

  private VersionDiff diff(LockedWheel before, LockedWheel after) throws IOException {
    return VersionDiff.between(view("", amd64(before)), view("", amd64(after)));
  }

  @Test
  void comparesVersions() throws IOException {
    VersionDiff diff =
        VersionDiff.between(
            view("", amd64(NUMPY)),
            view("", amd64(wheel("numpy", "2.2.0", "b", true, false), NUMPY_NEIGHBOUR)));

    assertThat(shown(diff)).containsExactly("numpy: 2.1.0 -> 2.2.0", "six: none -> 1.17.0");
  }

  private static final LockedWheel NUMPY_NEIGHBOUR = wheel("six", "1.17.0", "s", false, false);

  @Test
  void saysWhatElseDiffersWhenTheVersionsAreEqual() throws IOException {
    assertThat(shown(diff(NUMPY, wheel("numpy", "2.1.0", "b", true, false))))
        .containsExactly(
            "numpy: 2.1.0 " + digest("a").shortHex() + " -> 2.1.0 " + digest("b").shortHex());
    assertThat(shown(diff(NUMPY, wheel("numpy", "2.1.0", "a", false, false))))
        .containsExactly("numpy: 2.1.0 (asked for) -> 2.1.0 (needed by others)");
    assertThat(shown(diff(NUMPY, wheel("numpy", "2.1.0", "a", true, true))))
        .containsExactly("numpy: 2.1.0 -> 2.1.0 by address");
  }

  /** Whatever makes another version can be seen in the difference. */
  @Test
  void findsADifferenceWheneverTheVersionIsAnother() throws IOException {
    VersionView plain = view("", amd64(NUMPY));
    List<VersionView> others =
        List.of(
            view("", amd64()),
            view("", amd64(wheel("numpy", "2.1.0", "b", true, false))),
            view("", amd64(wheel("numpy", "2.1.0", "a", false, false))),
            view("", amd64(wheel("numpy", "2.1.0", "a", true, true))),
            view("", amd64(NUMPY), platform(Platform.LINUX_ARM64, List.of(), NUMPY)),
            view("", platform(Platform.LINUX_AMD64, List.of(deb("a", SYSTEM)), NUMPY)),
            view("vars: {A: b}", amd64(NUMPY)),
            view("vars: {A: \"\"}", amd64(NUMPY)),
            view("workdir: /app", amd64(NUMPY)),
            view("user: app", amd64(NUMPY)),
            view("command: [a b]", amd64(NUMPY)),
            view("entrypoint: [a]", amd64(NUMPY)),
            view("ports: [80]", amd64(NUMPY)),
            view("labels: {a: b}", amd64(NUMPY)));

    for (VersionView other : others) {
      VersionDiff diff = VersionDiff.between(plain, other);
      assertThat(diff.isSameVersion()).isFalse();
      assertThat(diff.isEmpty()).as(other.toString()).isFalse();
    }
    VersionDiff none = VersionDiff.between(plain, view("", amd64(NUMPY)));
    assertThat(none.isSameVersion()).isTrue();
    assertThat(none.isEmpty()).isTrue();
  }

  private static final LockedOsPackage.Part SYSTEM = LockedOsPackage.Part.SYSTEM;

  @Test
  void tellsWordsFromWordsWithSpacesAndOrdersOfVariables() throws IOException {
    assertThat(
            VersionDiff.between(view("command: [a, b]", amd64()), view("command: [a b]", amd64()))
                .settings())
        .containsExactly(new SettingChange("command", Optional.of("a b"), Optional.of("\"a b\"")));
    assertThat(
            VersionDiff.between(
                    view("vars: {A: x, B: y}", amd64()), view("vars: {B: y, A: x}", amd64()))
                .settings())
        .containsExactly(new SettingChange("vars", Optional.of("A B"), Optional.of("B A")));
  }

  @Test
  void comparesOnlyThePlatformsOfBoth() throws IOException {
    VersionDiff diff =
        VersionDiff.between(
            view("", amd64(NUMPY)),
            view("", amd64(NUMPY), platform(Platform.LINUX_ARM64, List.of(), NUMPY)));

    assertThat(diff.changes()).isEmpty();
    assertThat(diff.onlyAfter()).containsExactly(Platform.LINUX_ARM64);
    assertThat(diff.platforms()).containsExactly(Platform.LINUX_AMD64);
  }

  @Test
  void countsWhatIsToBeFetched() {
    LayersDiff diff =
        LayersDiff.between(
            image(layer("base", 100), layer("numpy 2.1.0", 20)),
            image(layer("base", 100), layer("numpy 2.2.0", 30), layer("six 1.17.0", 4)));

    assertThat(diff.removed()).containsExactly(layer("numpy 2.1.0", 20));
    assertThat(diff.sizeBefore()).isEqualTo(120);
    assertThat(diff.sizeAfter()).isEqualTo(134);
    assertThat(LayersDiff.size(diff.added())).isEqualTo(34);
  }

  @Test
  void knowsWhatIsInEachLayer() {
    LockedPlatform locked =
        platform(
            Platform.LINUX_AMD64,
            List.of(
                deb("git", LockedOsPackage.Part.ADDED),
                deb("bash", SYSTEM),
                deb("python3.11", LockedOsPackage.Part.PYTHON),
                deb("dash", SYSTEM)),
            NUMPY,
            NUMPY_NEIGHBOUR,
            wheel("idna", "3.7", "i", false, false));
    RuntimeImage image =
        image(
            layer("debian:12", 1),
            layer("Python 3.11", 1),
            layer("git", 1),
            layer("numpy 2.1.0", 1),
            layer("idna 3.7, six 1.17.0", 1),
            layer("environment of Python 3.11", 1));
    RuntimeEntry entry =
        new RuntimeEntry(
            new RuntimeRecord(
                "demo",
                digest("demo"),
                Instant.EPOCH,
                digest("lock"),
                Optional.empty(),
                List.of(image)),
            List.of());

    assertThat(ImageContents.of(entry, image, locked).layers())
        .extracting(
            layer ->
                layer.kind() + " " + layer.parts().stream().map(LayerContents.Part::label).toList())
        .containsExactly(
            "OS_PACKAGES [bash 1.0, dash 1.0]",
            "OS_PACKAGES [python3.11 1.0]",
            "OS_PACKAGES [git 1.0]",
            "PACKAGES [numpy 2.1.0]",
            "PACKAGES [idna 3.7, six 1.17.0]",
            "OTHER []");
  }

  private static RuntimeImage image(RuntimeLayer... layers) {
    return new RuntimeImage(
        Platform.LINUX_AMD64,
        Descriptor.of(MediaTypes.OCI_MANIFEST, digest("manifest"), 1),
        "debian:12",
        "3.11",
        1,
        List.of(layers));
  }

  private static RuntimeLayer layer(String title, long size) {
    return new RuntimeLayer(title, Descriptor.of(MediaTypes.OCI_LAYER_GZIP, digest(title), size));
  }

  @Test
  void namesKindsOfChanges() throws IOException {
    assertThat(diff(NUMPY, NUMPY_NEIGHBOUR).changes())
        .extracting(LockChange::kind)
        .containsOnly(LockChange.Kind.PACKAGE);
  }
}
