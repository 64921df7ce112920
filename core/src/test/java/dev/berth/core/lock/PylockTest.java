package dev.berth.core.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.oci.Digest;
import dev.berth.core.python.PackageName;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PylockTest {

  private static final Digest A = Digest.ofSha256("a".repeat(64));

  @Test
  void readsWheelsAndWhatWasAskedForByAddress() {
    String text =
        """
        lock-version = "1.0"
        created-by = "uv"

        [[packages]]
        name = "six"
        version = "1.17.0"
        sdist = { url = "https://files.example/six-1.17.0.tar.gz", hashes = { sha256 = "%1$s" } }
        wheels = [
          { url = "https://files.example/six-1.17.0%%2Bcpu-py3-none-any.whl", upload-time = 2024-12-04T17:35:26Z, size = 11050, hashes = { sha256 = "%1$s" } },
          { url = "https://files.example/x", name = "six-1.17.0-py2-none-any.whl", hashes = {} },
        ]

        [[packages]]
        name = "own"
        version = "1.0"
        archive = { path = "../own-1.0-py3-none-any.whl", hashes = { sha256 = "%1$s" } }
        """
            .formatted(A.hex());

    assertThat(Pylock.read(text, Path.of("/work/scratch")))
        .containsExactly(
            new ResolvedPackage(
                PackageName.parse("six"),
                "1.17.0",
                List.of(
                    new ResolvedPackage.File(
                        "six-1.17.0+cpu-py3-none-any.whl",
                        URI.create("https://files.example/six-1.17.0%2Bcpu-py3-none-any.whl"),
                        OptionalLong.of(11050),
                        Optional.of(A)),
                    new ResolvedPackage.File(
                        "six-1.17.0-py2-none-any.whl",
                        URI.create("https://files.example/x"),
                        OptionalLong.empty(),
                        Optional.empty())),
                false),
            new ResolvedPackage(
                PackageName.parse("own"),
                "1.0",
                List.of(
                    new ResolvedPackage.File(
                        "own-1.0-py3-none-any.whl",
                        URI.create("file:///work/own-1.0-py3-none-any.whl"),
                        OptionalLong.empty(),
                        Optional.of(A))),
                true));
  }

  @Test
  void writesVersionsToKeep() {
    assertThat(
            Pylock.preferring(
                Map.of(PackageName.parse("b"), "2", PackageName.parse("a"), "1.0+cpu")))
        .isEqualTo(
            """
            lock-version = "1.0"
            created-by = "berth"

            [[packages]]
            name = "a"
            version = "1.0+cpu"

            [[packages]]
            name = "b"
            version = "2"
            """);
  }

  @Test
  void anythingElseIsAFaultOfOurs() {
    assertThatThrownBy(() -> Pylock.read("[[packages", Path.of("/")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("not a pylock.toml: ");
  }
}
