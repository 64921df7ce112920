package dev.berth.core.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.berth.core.Problem;
import dev.berth.core.SourceExcerpt;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PackageName;
import dev.berth.core.python.PythonVersion;
import dev.berth.core.spec.Dependency.Located;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WheelChooserTest {

  private static final PackageName NAME = PackageName.parse("demo");
  private static final SourceExcerpt PLACE =
      new SourceExcerpt(Path.of("runtime.yaml"), 4, 9, Optional.of("    - pip: [demo]"), 4);

  private static PackageRequest request(Map<PackageName, Set<Digest>> hashes) {
    return new PackageRequest(
        Platform.LINUX_AMD64,
        new LockedPython(PythonVersion.parse("3.11"), "/usr/bin/python3", "2.36"),
        List.of(new Located("demo", PLACE)),
        List.of(),
        hashes,
        Map.of(),
        Map.of(),
        Optional.empty(),
        new PackageSources(
            Optional.empty(), List.of(), List.of(), false, Set.of(), Optional.empty()),
        false);
  }

  private static Digest digest(String file) {
    return Digest.of(file.getBytes(StandardCharsets.UTF_8));
  }

  private static ResolvedPackage version(String... files) {
    return new ResolvedPackage(
        NAME,
        "1.0",
        Arrays.stream(files)
            .map(
                file ->
                    new ResolvedPackage.File(
                        file,
                        URI.create("https://files.example/" + file),
                        OptionalLong.empty(),
                        Optional.of(digest(file))))
            .toList(),
        false);
  }

  private static String choose(String... files) {
    return new WheelChooser(request(Map.of())).choose(version(files)).name();
  }

  @Test
  void prefersTheNearestTags() {
    assertThat(
            choose(
                "demo-1.0.tar.gz",
                "demo-1.0-py3-none-any.whl",
                "demo-1.0-cp311-cp311-manylinux_2_17_x86_64.whl",
                "demo-1.0-cp311-cp311-manylinux_2_38_x86_64.whl",
                "demo-1.0-cp311-cp311-manylinux_2_17_aarch64.whl"))
        .isEqualTo("demo-1.0-cp311-cp311-manylinux_2_17_x86_64.whl");
  }

  @Test
  void prefersTheHighestBuildNumber() {
    assertThat(
            choose(
                "demo-1.0-2-py3-none-any.whl",
                "demo-1.0-10-py3-none-any.whl",
                "demo-1.0-py3-none-any.whl"))
        .isEqualTo("demo-1.0-10-py3-none-any.whl");
  }

  @Test
  void takesOnlyWhatAHashAllows() {
    String allowed = "demo-1.0-py3-none-any.whl";
    WheelChooser chooser =
        new WheelChooser(request(Map.of(NAME, Set.of(digest("demo-1.0.tar.gz"), digest(allowed)))));

    assertThat(
            chooser
                .choose(
                    version(
                        "demo-1.0.tar.gz",
                        allowed,
                        "demo-1.0-cp311-cp311-manylinux_2_17_x86_64.whl"))
                .name())
        .isEqualTo(allowed);
  }

  @Test
  void saysWhatThereIsWhenNothingFits() {
    ResolutionException failure =
        catchThrowableOfType(
            ResolutionException.class,
            () -> choose("demo-1.0.tar.gz", "demo-1.0-cp312-cp312-manylinux_2_17_x86_64.whl"));

    assertThat(failure.problems())
        .containsExactly(
            Problem.of("no wheel of `demo==1.0` fits Python 3.11 on `linux/amd64`")
                .at(PLACE)
                .because(
                    "there is only `demo-1.0.tar.gz`,"
                        + " `demo-1.0-cp312-cp312-manylinux_2_17_x86_64.whl`")
                .hint(
                    "ask for another version, or build a wheel (`pip wheel --no-deps 'demo==1.0'`)"
                        + " and list it under `wheels:`"));
  }

  @Test
  void saysWhichFilesNoHashAllows() {
    ResolutionException failure =
        catchThrowableOfType(
            ResolutionException.class,
            () ->
                new WheelChooser(request(Map.of(NAME, Set.of(digest("other")))))
                    .choose(version("demo-1.0-py3-none-any.whl")));

    assertThat(failure.problems())
        .containsExactly(
            Problem.of("no file of `demo==1.0` has a hash that the requirement allows")
                .at(PLACE)
                .because("fitting are `demo-1.0-py3-none-any.whl`"));
  }
}
