package dev.berth.core.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.io.Environment;
import dev.berth.core.oci.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionMirrorsTest {

  private static final String DEBIAN = "http://deb.debian.org/debian/pool/g/git.deb";
  private static final String SECURITY = "http://deb.debian.org/debian-security/pool/g/git.deb";

  @TempDir Path root;

  @ParameterizedTest
  @CsvSource({
    "debian:12, bookworm, linux/amd64, http://deb.debian.org/debian",
    "debian:12, bookworm-updates, linux/arm64, http://deb.debian.org/debian",
    "debian:12, bookworm-security, linux/arm64, http://deb.debian.org/debian-security",
    "ubuntu:22.04, jammy, linux/amd64, http://archive.ubuntu.com/ubuntu",
    "ubuntu:22.04, jammy-security, linux/amd64, http://security.ubuntu.com/ubuntu",
    "ubuntu:22.04, jammy, linux/arm64, http://ports.ubuntu.com/ubuntu-ports",
    "ubuntu:22.04, jammy-security, linux/arm64, http://ports.ubuntu.com/ubuntu-ports"
  })
  void knowsThePublicAddresses(String os, String suite, String platform, String address) {
    assertThat(
            DistributionMirrors.origin(
                DistributionRelease.find(os).orElseThrow(), suite, Platform.parse(platform)))
        .isEqualTo(address);
  }

  @Test
  void usesPublicAddressesWhenNothingElseIsSaid() {
    assertThat(locate(Map.of(), DEBIAN)).isEqualTo(DEBIAN);
  }

  @Test
  void usesTheMirrorThatTheEnvironmentNames() {
    Map<String, String> environment =
        Map.of("BERTH_DEBIAN_MIRROR", "https://user:secret@mirror.test/debian/");

    assertThat(locate(environment, DEBIAN))
        .isEqualTo("https://user:secret@mirror.test/debian/pool/g/git.deb");
    assertThat(locate(environment, SECURITY)).isEqualTo(SECURITY);
  }

  @Test
  void usesAMirrorForSecurityUpdatesOfItsOwn() {
    Map<String, String> environment =
        Map.of("BERTH_DEBIAN_SECURITY_MIRROR", "file:///mirror/security");

    assertThat(locate(environment, SECURITY)).isEqualTo("file:///mirror/security/pool/g/git.deb");
  }

  @Nested
  class OnADebian {

    @Test
    void usesWhatAptUsesInLines() throws IOException {
      host("ID=debian\nVERSION_CODENAME=bookworm\n");
      write(
          "etc/apt/sources.list",
          """
          # deb http://commented.test/debian bookworm main
          deb-src http://source.test/debian bookworm main
          deb [arch=amd64 signed-by=/x.gpg] http://near.test/debian/ bookworm main contrib # near
          deb http://near.test/security bookworm-security main
          deb http://other.test/debian bookworm contrib
          """);

      assertThat(locate(Map.of(), DEBIAN)).isEqualTo("http://near.test/debian/pool/g/git.deb");
      assertThat(locate(Map.of(), SECURITY)).isEqualTo("http://near.test/security/pool/g/git.deb");
    }

    @Test
    void usesWhatAptUsesInParagraphs() throws IOException {
      host("ID=debian\nVERSION_CODENAME=\"bookworm\"\n");
      write(
          "etc/apt/sources.list.d/off.sources",
          "Enabled: no\nTypes: deb\nURIs: http://off.test\nSuites: bookworm\nComponents: main\n");
      write(
          "etc/apt/sources.list.d/on.sources",
          """
          Types: deb deb-src
          URIs: mirror+file:/etc/list http://near.test/debian
          Suites: bookworm bookworm-updates
          Components: main
          """);

      assertThat(locate(Map.of(), DEBIAN)).isEqualTo("http://near.test/debian/pool/g/git.deb");
    }

    @Test
    void prefersTheEnvironment() throws IOException {
      host("ID=debian\nVERSION_CODENAME=bookworm\n");
      write("etc/apt/sources.list", "deb http://near.test/debian bookworm main\n");

      assertThat(locate(Map.of("BERTH_DEBIAN_MIRROR", "http://mine.test"), DEBIAN))
          .isEqualTo("http://mine.test/pool/g/git.deb");
    }

    @Test
    void takesNothingFromAFileThatItCannotRead() throws IOException {
      host("ID=debian\nVERSION_CODENAME=bookworm\n");
      write("etc/apt/sources.list.d/bad.sources", "nonsense\n");

      assertThat(locate(Map.of(), DEBIAN)).isEqualTo(DEBIAN);
    }
  }

  @Test
  void takesNothingFromAnotherDistribution() throws IOException {
    host("ID=kali\nVERSION_CODENAME=bookworm\n");
    write("etc/apt/sources.list", "deb http://near.test/kali bookworm main\n");

    assertThat(locate(Map.of(), DEBIAN)).isEqualTo(DEBIAN);
  }

  private String locate(Map<String, String> environment, String address) {
    return DistributionMirrors.of(new Environment(environment), HostAptSources.read(root, "amd64"))
        .locate(address)
        .toString();
  }

  private void host(String osRelease) throws IOException {
    write("etc/os-release", osRelease);
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
