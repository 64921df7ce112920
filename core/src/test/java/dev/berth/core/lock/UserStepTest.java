package dev.berth.core.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PythonVersion;
import dev.berth.core.spec.RuntimeSpec;
import dev.berth.core.spec.RuntimeSpecReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserStepTest {

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder.resolve("src/deep"));
    Files.createDirectories(folder.resolve("src2"));
    for (String file : List.of("src/a.py", "src/deep/b.py", "src2/c.py", "one.txt")) {
      Files.writeString(folder.resolve(file), file);
    }
  }

  private RuntimeSpec spec(String dependencies) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("runtime.yaml"), "name: demo\ndependencies:\n" + dependencies);
    return new RuntimeSpecReader(name -> Optional.empty()).read(file);
  }

  private static LockedPlatform locked(List<LockedFile> files) {
    return new LockedPlatform(
        Platform.LINUX_AMD64,
        new LockedBase.Image("oci:base", Digest.of(new byte[0])),
        new LockedPython(PythonVersion.parse("3.11"), "/usr/bin/python3.11", "2.36"),
        List.of(),
        List.of(),
        List.of(),
        files);
  }

  private static List<String> shown(List<UserStep> steps) {
    return steps.stream()
        .map(
            step ->
                step instanceof UserStep.Command command
                    ? "$ " + command.line().value()
                    : ((UserStep.Files) step)
                        .files().stream()
                            .map(LockedFile::destination)
                            .collect(Collectors.joining(" ")))
        .toList();
  }

  private List<String> steps(String dependencies) throws IOException {
    RuntimeSpec spec = spec(dependencies);
    return shown(UserStep.of(spec, locked(new LocalFiles(spec).files())));
  }

  @Test
  void areFilesAndCommandsInTheOrderOfRuntimeYaml() throws IOException {
    assertThat(
            steps(
                """
                  - files: [{src: src, dest: app}]
                  - commands: [make, make test]
                  - files: [{src: one.txt, dest: etc/}, {src: src2, dest: .}]
                  - commands: ['true']
                """))
        .containsExactly(
            "app/a.py app/deep/b.py", "$ make", "$ make test", "etc/one.txt c.py", "$ true");
  }

  @Test
  void areNoneWhereNothingIsListed() throws IOException {
    assertThat(steps("  - pip: [six]\n")).isEmpty();
  }

  @Test
  void takeFilesOfOneEntryAfterAnotherTogether() throws IOException {
    assertThat(
            steps(
                """
                  - files: [{src: src, dest: app}]
                  - files: [{src: one.txt, dest: .}]
                """))
        .containsExactly("app/a.py app/deep/b.py one.txt");
  }

  @Test
  void tellFoldersApartWhoseNamesBeginTheSame() throws IOException {
    assertThat(
            steps(
                """
                  - files: [{src: src2, dest: x}]
                  - commands: [make]
                  - files: [{src: src/, dest: x}]
                """))
        .containsExactly("x/c.py", "$ make", "x/a.py x/deep/b.py");
  }

  @Test
  void tellTwoPlacesOfOneFileApart() throws IOException {
    assertThat(
            steps(
                """
                  - files: [{src: ./one.txt, dest: first}]
                  - commands: [make]
                  - files: [{src: ./one.txt, dest: second}]
                """))
        .containsExactly("first", "$ make", "second");
  }

  @Test
  void haveTheWholeFolderWhereItIsListed() throws IOException {
    assertThat(
            steps(
                """
                  - commands: [make]
                  - files: [{src: ., dest: all}]
                """))
        .containsExactly(
            "$ make", "all/one.txt all/runtime.yaml all/src/a.py all/src/deep/b.py all/src2/c.py");
  }

  @Test
  void beginWithFilesThatRuntimeYamlNamesNoMore() throws IOException {
    RuntimeSpec spec =
        spec(
            """
              - commands: [make]
              - files: [{src: one.txt, dest: one}]
            """);
    List<LockedFile> files = new ArrayList<>(new LocalFiles(spec).files());
    byte[] gone = "gone".getBytes(StandardCharsets.UTF_8);
    files.add(new LockedFile("gone.txt", "gone", false, gone.length, Digest.of(gone)));

    assertThat(shown(UserStep.of(spec, locked(files)))).containsExactly("gone", "$ make", "one");
  }
}
