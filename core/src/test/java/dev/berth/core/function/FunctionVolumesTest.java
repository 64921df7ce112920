package dev.berth.core.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionVolumesTest {

  @TempDir private Path folder;
  private FunctionFolder files;

  @BeforeEach
  void setUp() {
    files = new FunctionFolder(folder);
  }

  static Stream<Arguments> volumes() {
    return Stream.of(
        Arguments.of("{name: v, mountPath: /v}", "empty_dir v"),
        Arguments.of("{name: v, volume_type: empty_dir, mount_path: /v/}", "empty_dir v"),
        Arguments.of("{name: v, type: volume, target: /v}", "persistent_volume_claim v"),
        Arguments.of("v:/v", "persistent_volume_claim v"),
        Arguments.of("v:/v:ro", "persistent_volume_claim v, read only"),
        Arguments.of("v:/v:rw", "persistent_volume_claim v"),
        Arguments.of("/v", "empty_dir v"),
        Arguments.of(
            "{name: v, volumeType: shared_volume, mountPath: /v, spec: {claimName: c},"
                + " readOnly: true}",
            "shared_volume v, read only"),
        Arguments.of(
            "{name: v, volume_type: image, mount_path: /v, spec: {image: 'a:1', subPath: x}}",
            "image v, only x"),
        Arguments.of("./d:/v", "FOLDER/d"),
        Arguments.of("../d:/v:ro", "ABOVE/d, read only"),
        Arguments.of("/d/:/v", "/d"),
        Arguments.of("{host_path: d, mount_path: /v}", "FOLDER/d"),
        Arguments.of("{volume_type: bind, mount_path: /v, spec: {path: /d}}", "/d"),
        Arguments.of("{volume_type: host_path, mount_path: /v, hostPath: /d}", "/d"));
  }

  @ParameterizedTest
  @MethodSource("volumes")
  void areWrittenInManyWays(String text, String expected) {
    String shown =
        expected
            .replace("FOLDER", folder.toString())
            .replace("ABOVE", String.valueOf(folder.getParent()));

    assertThat(files.settingsOf("volumes:\n  - " + text).volumes())
        .singleElement()
        .hasToString(shown)
        .extracting(VolumeSpec::mountPath)
        .isEqualTo("/v");
  }

  @Test
  void haveSizes() {
    assertThat(
            files
                .settingsOf(
                    """
                    volumes:
                      - {volume_type: ephemeral, name: a, mount_path: /a, spec: {size: 1Gi, storageClass: fast}}
                      - {volume_type: empty_dir, name: b, mount_path: /b, spec: {sizeLimit: 1Mi, medium: Memory}}
                      - {volume_type: persistent_volume_claim, name: c, mount_path: /c, spec: {size: 2e3, storage_class: slow}}
                    """)
                .volumes())
        .extracting(VolumeSpec::source)
        .containsExactly(
            new VolumeSource.Ephemeral(Optional.of(Quantity.parse("1Gi")), Optional.of("fast")),
            new VolumeSource.EmptyDir(Optional.of(Quantity.parse("1Mi")), true),
            new VolumeSource.PersistentVolumeClaim(
                Optional.of(Quantity.parse("2e3")), Optional.of("slow"), Optional.empty()));
  }

  @Test
  void areNamedAfterTheirPlaceWhenNobodyNamesThem() {
    assertThat(files.settingsOf("volumes: [./a:/Data/in_1]").volumes())
        .extracting(VolumeSpec::name)
        .containsExactly("data-in-1");
  }

  @Test
  void mayBeMountedTwice() {
    assertThat(files.settingsOf("volumes: ['v:/a', 'v:/b:ro']").volumes()).hasSize(2);
  }
}
