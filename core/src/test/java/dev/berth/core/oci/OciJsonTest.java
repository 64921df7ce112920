package dev.berth.core.oci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OciJsonTest {

  private static final String A = "a".repeat(64);
  private static final String B = "b".repeat(64);

  @Test
  void writesManifestsWithSortedKeysAndNoSpaces() {
    Manifest manifest =
        new Manifest(
            Descriptor.of(MediaTypes.OCI_CONFIG, Digest.ofSha256(A), 7),
            List.of(
                Descriptor.of(MediaTypes.OCI_LAYER_GZIP, Digest.ofSha256(B), 4_294_967_296L)
                    .withAnnotation("z", "ü")
                    .withAnnotation("a", "\"")),
            Map.of());

    assertThat(new String(OciJson.write(manifest), UTF_8))
        .isEqualTo(
            "{\"config\":{\"digest\":\"sha256:"
                + A
                + "\",\"mediaType\":\"application/vnd.oci.image.config.v1+json\",\"size\":7},"
                + "\"layers\":[{\"annotations\":{\"a\":\"\\\"\",\"z\":\"ü\"},\"digest\":\"sha256:"
                + B
                + "\",\"mediaType\":\"application/vnd.oci.image.layer.v1.tar+gzip\","
                + "\"size\":4294967296}],"
                + "\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\","
                + "\"schemaVersion\":2}");
    assertThat(OciJson.readManifest(OciJson.write(manifest))).isEqualTo(manifest);
  }

  @Test
  void writesAndReadsIndexes() {
    Index index =
        new Index(
            List.of(
                Descriptor.of(MediaTypes.OCI_MANIFEST, Digest.ofSha256(A), 7)
                    .withPlatform(Platform.parse("linux/arm/v7"))),
            Map.of("a", "b"));

    assertThat(OciJson.readIndex(OciJson.write(index))).isEqualTo(index);
  }

  @Test
  void writesAndReadsConfigurations() {
    ExecutionConfig execution =
        new ExecutionConfig(
            Optional.of("1000:1000"),
            List.of("PATH=/bin", "A=b=c"),
            List.of("/bin/sh", "-c"),
            List.of("ls"),
            Optional.of("/work"),
            new TreeSet<>(List.of("80/tcp")),
            new TreeMap<>(Map.of("l", "m")),
            new TreeMap<>());
    ImageConfig config =
        new ImageConfig(
            Platform.LINUX_ARM64,
            Optional.of(Instant.parse("2026-01-02T03:04:05Z")),
            Optional.of("me"),
            execution,
            List.of(DiffId.parse("sha256:" + A)),
            List.of(
                History.ofLayer(Instant.EPOCH, "berth", "base"),
                new History(Optional.empty(), Optional.empty(), Optional.empty(), true)),
            new TreeMap<>());

    assertThat(OciJson.readConfig(OciJson.write(config))).isEqualTo(config);
  }

  @Test
  void keepsWhatItDoesNotKnowOfAConfiguration() {
    String json =
        """
        {"architecture":"amd64","os":"linux","os.version":"10.0.1","docker_version":null,
         "config":{"Healthcheck":{"Test":["CMD","true"],"Interval":30000000000},
                   "OnBuild":null,"Volumes":{"/data":{}},"Entrypoint":null,"Cmd":["sh"]},
         "rootfs":{"type":"layers","diff_ids":null},"history":null}
        """;

    ImageConfig config = OciJson.readConfig(json.getBytes(UTF_8));

    assertThat(config.others()).containsOnlyKeys("os.version");
    assertThat(config.execution().entrypoint()).isEmpty();
    assertThat(config.execution().command()).containsExactly("sh");
    assertThat(new String(OciJson.write(config), UTF_8))
        .isEqualTo(
            "{\"architecture\":\"amd64\",\"config\":{\"Cmd\":[\"sh\"],\"Healthcheck\":"
                + "{\"Interval\":30000000000,\"Test\":[\"CMD\",\"true\"]},\"Volumes\":{\"/data\":{}}},"
                + "\"os\":\"linux\",\"os.version\":\"10.0.1\","
                + "\"rootfs\":{\"diff_ids\":[],\"type\":\"layers\"}}");
  }

  @Test
  void readsDockersManifests() {
    String json =
        """
        {"schemaVersion":2,"mediaType":"application/vnd.docker.distribution.manifest.v2+json",
         "config":{"mediaType":"application/vnd.docker.container.image.v1+json","size":7,
                   "digest":"sha256:%s"},
         "layers":[]}
        """
            .formatted(A);

    assertThat(OciJson.readManifest(json.getBytes(UTF_8)).config().mediaType())
        .isEqualTo(MediaTypes.DOCKER_CONFIG);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | not JSON: it is empty",
        "[] | not a JSON object",
        "{} {} | not JSON: something follows the first value",
        "{} | `config` is missing",
        "{\"schemaVersion\":1} | schema version 1, where 2 is expected",
        "{\"config\":[]} | `config` is not an object",
        "{\"config\":{\"mediaType\":\"a\"}} | `digest` is missing",
        "{\"config\":{\"mediaType\":\"a\",\"digest\":\"sha256:1\"}} | not a sha256 digest: `sha256:1`",
        "{\"mediaType\":\"application/vnd.oci.image.index.v1+json\",\"manifests\":[]} | an image"
            + " index, where a manifest is expected",
      })
  void saysWhyAManifestIsNone(String json, String message) {
    assertThatThrownBy(() -> OciJson.readManifest(json.getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void refusesTruncatedAndDeeplyNestedJson() {
    assertThatThrownBy(() -> Json.read("{\"a\":".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not JSON: ");
    assertThatThrownBy(() -> Json.read("[".repeat(100_000).getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not JSON: ");
  }
}
