package dev.berth.core.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.berth.core.oci.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledProjectTest {

  @TempDir private Path folder;

  private Path metadata(String name, Map<String, String> files) throws IOException {
    Path metadata = Files.createDirectories(folder.resolve(name));
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(metadata.resolve(file.getKey()), file.getValue());
    }
    return metadata;
  }

  @Test
  void readsWhatInstallersWrite() throws IOException {
    InstalledProject project =
        InstalledProject.read(
            metadata(
                "My_Demo-1.0.dist-info",
                Map.of(
                    "METADATA",
                    """
                    Metadata-Version: 2.1
                    Name: My.Demo
                    Version: 1.0
                    Requires-Dist: idna (>=2.5)
                    Requires-Dist: urllib3
                     <3,>=1.21.1
                    Requires-Dist: PySocks!=1.5.7,>=1.5.6; extra == 'socks'

                    Requires-Dist: of-the-description
                    """,
                    "INSTALLER",
                    "pip\n",
                    "REQUESTED",
                    "",
                    "RECORD",
                    "My_Demo-1.0.dist-info/RECORD,,\n")));

    assertThat(project.name()).isEqualTo(PackageName.parse("my-demo"));
    assertThat(project.version()).isEqualTo("1.0");
    assertThat(project.requires())
        .containsExactly(
            "idna (>=2.5)", "urllib3 <3,>=1.21.1", "PySocks!=1.5.7,>=1.5.6; extra == 'socks'");
    assertThat(project.installer()).contains("pip");
    assertThat(project.requested()).isTrue();
    assertThat(project.recorded()).isTrue();
    assertThat(project.directUrl()).isEmpty();
  }

  @Test
  void readsTheRequirementsOfOlderTools() throws IOException {
    InstalledProject project =
        InstalledProject.read(
            metadata(
                "old.egg-info",
                Map.of(
                    "PKG-INFO",
                    "Name: old\nVersion: 2\n",
                    "requires.txt",
                    """
                    six

                    [:python_version < "3"]
                    futures

                    [fast]
                    speedups>=1

                    [fast:sys_platform == "linux"]
                    uvloop
                    """)));

    assertThat(project.requires())
        .containsExactly(
            "six",
            "futures; (python_version < \"3\")",
            "speedups>=1; extra == \"fast\"",
            "uvloop; (sys_platform == \"linux\") and extra == \"fast\"");
    assertThat(project.isDistInfo()).isFalse();
  }

  @Test
  void readsMetadataThatIsOneFile() throws IOException {
    Path file = Files.writeString(folder.resolve("lone-1.egg-info"), "Name: lone\nVersion: 1\n");

    assertThat(InstalledProject.read(file).name()).isEqualTo(PackageName.parse("lone"));
  }

  @Test
  void saysWhyMetadataTellsNothing() throws IOException {
    Path empty = metadata("empty-1.dist-info", Map.of());
    Path nameless = metadata("x-1.dist-info", Map.of("METADATA", "Version: 1\n"));
    Path versionless = metadata("y-1.dist-info", Map.of("METADATA", "Name: y\n"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> InstalledProject.read(empty))
        .withMessage("it has no `METADATA`");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InstalledProject.read(nameless))
        .withMessage("`METADATA` names no project");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InstalledProject.read(versionless))
        .withMessage("`METADATA` gives no version");
  }

  @Nested
  class DirectUrls {

    private static final String HEX = "ab".repeat(32);

    @Test
    void areOfFourKinds() {
      assertThat(
              DirectUrl.parse(
                  "{\"url\": \"https://a.example/b.whl\", \"archive_info\": {\"hashes\":"
                      + " {\"sha256\": \""
                      + HEX
                      + "\"}}}"))
          .isEqualTo(
              new DirectUrl.Archive("https://a.example/b.whl", Optional.of(Digest.ofSha256(HEX))));
      assertThat(
              DirectUrl.parse(
                  "{\"url\": \"file:///b.whl\", \"archive_info\": {\"hash\": \"sha256="
                      + HEX
                      + "\"}}"))
          .isEqualTo(new DirectUrl.Archive("file:///b.whl", Optional.of(Digest.ofSha256(HEX))));
      assertThat(DirectUrl.parse("{\"url\": \"file:///b\", \"dir_info\": {\"editable\": true}}"))
          .isEqualTo(new DirectUrl.Folder("file:///b", true));
      assertThat(DirectUrl.parse("{\"url\": \"file:///b\", \"dir_info\": {}}"))
          .isEqualTo(new DirectUrl.Folder("file:///b", false));
      assertThat(
              DirectUrl.parse(
                  "{\"url\": \"https://a.example/b\", \"vcs_info\": {\"vcs\": \"git\","
                      + " \"commit_id\": \"0a1b\"}}"))
          .isEqualTo(new DirectUrl.Repository("https://a.example/b", "git", "0a1b"));
    }

    @Test
    void areNothingElse() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> DirectUrl.parse("{\"url\": \"https://a.example\"}"))
          .withMessage("it has none of `dir_info`, `vcs_info` and `archive_info`");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> DirectUrl.parse("{}"))
          .withMessage("it has no `url`");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> DirectUrl.parse("{"))
          .withMessageStartingWith("not JSON: ");
    }
  }
}
