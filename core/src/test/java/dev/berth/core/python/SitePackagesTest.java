package dev.berth.core.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SitePackagesTest {

  @TempDir private Path folder;
  private TestEnvironment environment;

  @BeforeEach
  void setUp() throws IOException {
    folder = folder.toRealPath();
    environment =
        TestEnvironment.venv(folder.resolve("venv")).asked("b-two", "2").needed("a_one", "1");
  }

  private SitePackages read(Path... more) throws IOException {
    return SitePackages.in(
        Stream.concat(Stream.of(environment.sitePackages()), Stream.of(more)).toList());
  }

  @Test
  void areSortedByName() throws IOException {
    SitePackages site = read(folder.resolve("not-there"));

    assertThat(site.projects())
        .extracting(project -> project.name() + " " + project.version())
        .containsExactly("a-one 1", "b-two 2");
    assertThat(site.folders()).containsExactly(environment.sitePackages());
  }

  @Test
  void areThoseThatPythonFindsFirst() throws IOException {
    TestEnvironment other =
        TestEnvironment.venv(folder.resolve("other")).asked("b-two", "1").asked("c", "3");

    assertThat(read(other.sitePackages()).projects())
        .extracting(project -> project.name() + " " + project.version())
        .containsExactly("a-one 1", "b-two 2", "c 3");
  }

  @Test
  void areInFoldersThatPthFilesNameToo() throws IOException {
    Path source = Files.createDirectories(folder.resolve("a project/demo.egg-info"));
    Files.writeString(source.resolve("PKG-INFO"), "Name: demo\nVersion: 0.1\n");
    Files.writeString(
        environment.sitePackages().resolve("easy-install.pth"),
        "# comment\nimport os; os.abort()\n/nonexistent\n" + source.getParent() + "\n");

    SitePackages site = read();

    assertThat(site.projects())
        .extracting(InstalledProject::projectName)
        .containsExactly("a_one", "b-two", "demo");
    assertThat(site.folders()).contains(source.getParent());
  }

  @Test
  void tellWhatCannotBeRead() throws IOException {
    environment.file("half", "1", "RECORD", "");
    environment.file("a_one", "1.1", "METADATA", "Name: a-one\nVersion: 1.1\n");
    environment.file("~emoved", "1", "METADATA", "Name: removed\nVersion: 1\n");

    assertThat(read().unreadable())
        .containsExactly(
            Map.entry(
                environment.sitePackages().resolve("a_one-1.dist-info"),
                "`a_one-1.1.dist-info` beside it is of the same project"),
            Map.entry(
                environment.sitePackages().resolve("half-1.dist-info"), "it has no `METADATA`"));
  }

  @Test
  void tellWhatBelongsToNobody() throws IOException {
    Files.createDirectories(environment.sitePackages().resolve("__pycache__"));
    Files.writeString(environment.sitePackages().resolve("by_hand.py"), "");
    Files.createDirectories(environment.sitePackages().resolve("copied"));

    assertThat(read().unowned(environment.prefix()))
        .containsExactly(
            environment.sitePackages().resolve("by_hand.py"),
            environment.sitePackages().resolve("copied"));
  }

  @Test
  void tellNothingOfNobodysFilesBesideAProjectThatDoesNotSayWhatItHas() throws IOException {
    Files.writeString(environment.sitePackages().resolve("by_hand.py"), "");
    Files.delete(environment.sitePackages().resolve("a_one-1.dist-info/RECORD"));

    assertThat(read().unowned(environment.prefix())).isEqualTo(List.of());
  }
}
