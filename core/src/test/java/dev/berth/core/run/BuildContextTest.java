package dev.berth.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.function.SourceContent;
import dev.berth.core.function.SourceSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildContextTest {

  @TempDir private Path folder;

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void hasTheFolderButWhatIsKeptOut() throws IOException {
    write("b/c.txt", "c");
    write("a.txt", "a");
    write(".git/config", "x");
    write("build/keep/k.txt", "k");
    write("build/other.txt", "o");
    write(".dockerignore", ".git\nbuild/*\n!build/keep\n");
    Files.createDirectories(folder.resolve("empty"));
    Files.createSymbolicLink(folder.resolve("link"), Path.of("nowhere"));

    try (BuildContext context = BuildContext.of(Functions.sourceAt(folder))) {
      assertThat(context.paths())
          .containsExactly(
              ".dockerignore",
              "a.txt",
              "b",
              "b/c.txt",
              "build",
              "build/keep",
              "build/keep/k.txt",
              "empty",
              "link");
    }
  }

  @Test
  void hasWhatAZipArchiveHas() throws IOException {
    Path zip = folder.resolve("code.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("src/"));
      out.putNextEntry(new ZipEntry("src/main.py"));
      out.write("print(1)\n".getBytes());
    }

    try (BuildContext context = BuildContext.of(Functions.sourceAt(zip))) {
      assertThat(context.paths()).containsExactly("src", "src/main.py");
      assertThat(new String(context.tar("FROM a\n").readAllBytes()))
          .contains("print(1)\n")
          .contains("FROM a\n");
    }
  }

  @Test
  void leavesNoFolderThroughAnArchive() throws IOException {
    Path zip = folder.resolve("code.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("../evil"));
    }

    assertThatThrownBy(() -> BuildContext.of(Functions.sourceAt(zip)).close())
        .isInstanceOf(SourceException.class);
  }

  @Test
  void refusesASourceElsewhere() {
    SourceSpec source =
        new SourceSpec(
            Optional.of(new SourceContent.Remote("git+https://example.org/a#main")),
            Optional.empty(),
            Optional.empty());

    assertThatThrownBy(() -> BuildContext.of(source).close())
        .isInstanceOf(SourceException.class)
        .hasMessage("cannot fetch the function's source from `git+https://example.org/a#main`");
  }

  /** More than this JVM could hold at once. */
  @Test
  void isReadAsItIsSent() throws IOException {
    long size = 64L << 30;
    Path large = folder.resolve("large");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(size);
    }
    assertThat(Runtime.getRuntime().maxMemory()).isLessThan(size);

    try (BuildContext context = BuildContext.of(Functions.sourceAt(large));
        InputStream tar = context.tar("FROM a\n")) {
      assertThat(tar.readNBytes(10 << 20)).hasSize(10 << 20);
    }
  }

  @Test
  void tellsAFileThatVanishesOrShrinksMeanwhile() throws IOException {
    write("a", "aaaa");
    for (String shrunk : List.of("aa", "")) {
      write("a", "aaaa");
      try (BuildContext context = BuildContext.of(Functions.sourceAt(folder))) {
        Files.writeString(folder.resolve("a"), shrunk);
        assertThatThrownBy(() -> context.tar("FROM a\n").readAllBytes())
            .satisfies(
                failure ->
                    assertThat(ContextStream.Failure.in(failure).orElseThrow().problems().get(0))
                        .satisfies(
                            problem ->
                                assertThat(problem.causes())
                                    .containsExactly("it became shorter while it was read")));
      }
    }
    write("a", "aaaa");
    try (BuildContext context = BuildContext.of(Functions.sourceAt(folder))) {
      Files.delete(folder.resolve("a"));
      assertThatThrownBy(() -> context.tar("FROM a\n").readAllBytes())
          .satisfies(
              failure ->
                  assertThat(
                          ContextStream.Failure.in(failure)
                              .orElseThrow()
                              .problems()
                              .get(0)
                              .causes())
                      .containsExactly("it is not there"));
    }
  }

  @Test
  void sendsNoMoreThanAFileHadThatGrows() throws IOException {
    write("a", "aaaa");
    try (BuildContext context = BuildContext.of(Functions.sourceAt(folder))) {
      Files.writeString(folder.resolve("a"), "b".repeat(10_000));
      assertThat(new String(context.tar("FROM a\n").readAllBytes()))
          .contains("bbbb")
          .doesNotContain("bbbbb");
    }
  }
}
