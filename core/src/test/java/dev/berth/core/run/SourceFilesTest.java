package dev.berth.core.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.Problem;
import dev.berth.core.io.Content;
import dev.berth.core.io.TarArchiveReader;
import dev.berth.core.io.TarMember;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTest {

  @TempDir private Path folder;

  private static List<PlacedFile> files(Path path) throws IOException {
    return SourceFiles.of(Functions.sourceAt(path));
  }

  private Path zip(String... names) throws IOException {
    Path file = folder.resolve("source.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("I am " + name).getBytes(UTF_8));
      }
    }
    return file;
  }

  private static List<String> contents(PlacedFiles files) throws IOException {
    byte[] tar;
    try (InputStream in = files.tar()) {
      tar = in.readAllBytes();
    }
    List<String> contents = new ArrayList<>();
    for (TarMember member : TarArchiveReader.read(tar)) {
      contents.add(
          member.name()
              + ": "
              + new String(tar, (int) member.offset(), (int) member.size(), UTF_8));
    }
    return contents;
  }

  @Test
  void areThoseOfAnArchiveAsOftenAsTheyAreNeeded() throws IOException {
    PlacedFiles files = new PlacedFiles("/shared", 0, files(zip("a.py", "lib/", "lib/b.py")));

    for (int replica = 1; replica <= 2; replica++) {
      assertThat(contents(files))
          .containsExactly("lib/: ", "a.py: I am a.py", "lib/b.py: I am lib/b.py");
    }
  }

  @Test
  void doNotLeaveTheFolder() throws IOException {
    for (String name : List.of("../a.py", "/a.py", "lib/../../a.py")) {
      Path archive = zip(name);

      assertThatThrownBy(() -> files(archive))
          .isInstanceOfSatisfying(
              SourceException.class,
              e ->
                  assertThat(e.problems())
                      .containsExactly(
                          Problem.of("cannot take the function's source from `" + archive + "`")
                              .because("its file `" + name + "` would leave the folder")));
    }
  }

  @Test
  void areNotThoseOfWhatIsNoArchive() throws IOException {
    Path text = Files.writeString(folder.resolve("source.zip"), "text");

    assertThatThrownBy(() -> files(text))
        .isInstanceOfSatisfying(
            SourceException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        Problem.of("cannot take the function's source from `" + text + "`")
                            .because("it is no zip archive, or is damaged")));
  }

  /** Thousands of files are more than a process may have open. */
  @Test
  void areOpenOneAtATime() throws IOException {
    List<PlacedFile> many = new ArrayList<>();
    int[] open = {0, 0};
    for (int i = 0; i < 10; i++) {
      many.add(new PlacedFile("file" + i, 0644, counted(open)));
    }

    assertThat(contents(new PlacedFiles("/shared", 0, many))).hasSize(10);
    assertThat(open).containsExactly(0, 1);
  }

  /** Counts how many are open, and how many were at most. */
  private static Content counted(int[] open) {
    return new Content() {
      @Override
      public long size() {
        return 3;
      }

      @Override
      public InputStream open() throws IOException {
        open[0]++;
        open[1] = Math.max(open[0], open[1]);
        return new FilterInputStream(Content.of("abc").open()) {
          @Override
          public void close() {
            open[0]--;
          }
        };
      }
    };
  }

  @Test
  void areAsLongAsTheyWereWhenTheyAreSent() throws IOException {
    Path log = Files.writeString(folder.resolve("a.log"), "one");
    Files.writeString(folder.resolve("b.txt"), "after");
    PlacedFiles files = new PlacedFiles("/shared", 0, files(folder));
    Files.writeString(log, "one two");

    assertThat(contents(files)).containsExactly("a.log: one", "b.txt: after");

    Files.writeString(log, "o");
    assertThatThrownBy(() -> contents(files))
        .hasMessage("`a.log` has become shorter while it was read");
  }
}
