package dev.berth.core.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.SourceExcerpt;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PackageName;
import dev.berth.core.python.PythonVersion;
import dev.berth.core.spec.RuntimeSpec;
import dev.berth.core.spec.RuntimeSpecReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder.resolve("data/sub/empty"));
    write("data/b.txt", "b");
    write("data/a.txt", "a");
    write("data/sub/c.sh", "c");
    Files.setPosixFilePermissions(
        folder.resolve("data/sub/c.sh"), PosixFilePermissions.fromString("rwxr--r--"));
    write("one.txt", "1");
  }

  private void write(String path, String text) throws IOException {
    Files.writeString(folder.resolve(path), text);
  }

  private LocalFiles of(String dependencies) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("runtime.yaml"), "name: demo\ndependencies:\n" + dependencies);
    RuntimeSpec spec = new RuntimeSpecReader(name -> Optional.empty()).read(file);
    return new LocalFiles(spec);
  }

  private static LockedFile file(
      String source, String destination, boolean executable, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new LockedFile(source, destination, executable, bytes.length, Digest.of(bytes));
  }

  private Problem problem(LocalFiles files) {
    return catchThrowableOfType(BerthException.class, files::files).problems().get(0);
  }

  @Test
  void takeAFolderFileByFile() throws IOException {
    assertThat(of("  - files: [{src: data, dest: /srv/data}]\n").files())
        .containsExactly(
            file("data/a.txt", "/srv/data/a.txt", false, "a"),
            file("data/b.txt", "/srv/data/b.txt", false, "b"),
            file("data/sub/c.sh", "/srv/data/sub/c.sh", true, "c"));
  }

  @Test
  void takeAFolderIntoTheWorkingDirectory() throws IOException {
    assertThat(of("  - files: [{src: data/sub, dest: .}]\n").files())
        .containsExactly(file("data/sub/c.sh", "c.sh", true, "c"));
  }

  @Test
  void takeAFileUnderAnotherName() throws IOException {
    assertThat(of("  - files: [{src: one.txt, dest: etc/two.txt}]\n").files())
        .containsExactly(file("one.txt", "etc/two.txt", false, "1"));
  }

  @Test
  void refuseLinksInFolders() throws IOException {
    Files.createSymbolicLink(folder.resolve("data/link"), Path.of("a.txt"));

    Problem problem = problem(of("  - files: [{src: data, dest: d}]\n"));

    assertThat(problem.message())
        .isEqualTo("cannot put `data/link` into the image: it is a symbolic link");
    assertThat(problem.where()).map(SourceExcerpt::line).contains(3);
    assertThat(problem.causes())
        .containsExactly("it points to `a.txt`; folders may hold files and folders only");
    assertThat(problem.hint())
        .contains("put a copy in its place, or list what it points to under `files:`");
  }

  @Test
  void refuseTwoFilesForOnePlace() throws IOException {
    Problem problem =
        problem(of("  - files: [{src: data, dest: d}, {src: one.txt, dest: d/a.txt}]\n"));

    assertThat(problem.message()).isEqualTo("two files are to become `d/a.txt`");
    assertThat(problem.causes()).containsExactly("`data/a.txt` and `one.txt`");
  }

  @Test
  void nameAFileThatVanished() throws IOException {
    LocalFiles files = of("  - files: [{src: one.txt, dest: x}]\n");
    Files.delete(folder.resolve("one.txt"));

    Problem problem = problem(files);

    assertThat(problem.message()).isEqualTo("cannot read `one.txt`");
    assertThat(problem.causes()).containsExactly("there is no such file");
  }

  @Test
  void takeWheelsByTheirNames() throws IOException {
    TinyWheel wheel = new TinyWheel("My-Own", "1.0");
    Files.write(folder.resolve(wheel.fileName()), wheel.bytes());
    LocalFiles files = of("  - wheels: [" + wheel.fileName() + "]\n");

    assertThat(files.wheels())
        .containsExactly(
            new LockedLocalWheel(
                "my-own", "1.0", wheel.fileName(), wheel.bytes().length, Digest.of(wheel.bytes())));
    assertThat(files.wheelPaths())
        .containsEntry(PackageName.parse("my-own"), folder.resolve(wheel.fileName()));
  }

  @Test
  void refuseAWheelThatTheImageCannotUse() throws IOException {
    TinyWheel wheel = new TinyWheel("torch", "2.3.0").tag("cp311-cp311-macosx_11_0_arm64");
    Files.write(folder.resolve(wheel.fileName()), wheel.bytes());
    LocalFiles files = of("  - wheels:\n      - " + wheel.fileName() + "\n");

    WheelMismatchException failure =
        catchThrowableOfType(
            WheelMismatchException.class,
            () ->
                files.requireFitting(
                    Platform.LINUX_AMD64,
                    new LockedPython(PythonVersion.parse("3.11"), "/usr/bin/python3", "2.36")));

    assertThat(failure.problems())
        .containsExactly(
            Problem.of(
                    "wheel `torch-2.3.0-cp311-cp311-macosx_11_0_arm64.whl` does not fit this image")
                .at(failure.problems().get(0).where().orElseThrow())
                .because(
                    "the wheel is for `cp311-cp311-macosx_11_0_arm64`; the image is `linux/amd64`"
                        + " with Python 3.11 and glibc 2.36")
                .hint(
                    "list `torch==2.3.0` under `pip:` to let the wheel be chosen, if an index has"
                        + " it"));
    assertThat(failure.problems().get(0).where().orElseThrow().line()).isEqualTo(4);
  }

  @Test
  void refuseTwoWheelsOfOnePackage() throws IOException {
    Files.write(folder.resolve("own-1.0-py3-none-any.whl"), new TinyWheel("own", "1.0").bytes());
    Files.write(folder.resolve("own-2.0-py3-none-any.whl"), new TinyWheel("own", "2.0").bytes());
    LocalFiles files = of("  - wheels: [own-1.0-py3-none-any.whl, own-2.0-py3-none-any.whl]\n");

    BerthException failure = catchThrowableOfType(BerthException.class, files::wheelPaths);

    assertThat(failure.problems().get(0).message())
        .isEqualTo("two wheels are of the package `own`");
    assertThat(failure.problems().get(0).causes())
        .isEqualTo(List.of("`own-1.0-py3-none-any.whl` and `own-2.0-py3-none-any.whl`"));
  }
}
