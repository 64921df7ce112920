package dev.berth.core.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.support.TestImages.Tar;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarStreamTest {

  private static final byte[] ARCHIVE =
      new Tar()
          .folder("a")
          .file("a/b", 0644, "content of b")
          .link("a/c", "b")
          .file("a/" + "d".repeat(300), 0755, "content of d")
          .bytes();

  private static List<String> read(InputStream archive) throws IOException {
    List<String> seen = new ArrayList<>();
    TarStream.read(
        archive,
        (member, content) ->
            seen.add(
                member.type()
                    + " "
                    + member.name()
                    + " "
                    + member.linkTarget()
                    + new String(content.readAllBytes(), UTF_8)));
    return seen;
  }

  @Test
  void showsAllMembersWithTheirContent() throws IOException {
    assertThat(read(new ByteArrayInputStream(ARCHIVE)))
        .containsExactly(
            "DIRECTORY a/ ",
            "FILE a/b content of b",
            "SYMBOLIC_LINK a/c b",
            "FILE a/" + "d".repeat(300) + " content of d");
  }

  @Test
  void goesOnWhenNobodyReadsTheContent() throws IOException {
    List<String> names = new ArrayList<>();

    TarStream.read(
        new ByteArrayInputStream(ARCHIVE), (member, content) -> names.add(member.name()));

    assertThat(names).hasSize(4);
  }

  @Test
  void readsStreamsThatGiveOneByteAtATime() throws IOException {
    InputStream slow =
        new FilterInputStream(new ByteArrayInputStream(ARCHIVE)) {
          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            return super.read(bytes, offset, Math.min(length, 1));
          }

          @Override
          public int available() {
            return 0;
          }
        };

    assertThat(read(slow)).hasSize(4);
  }

  @Test
  void readsWhatFollowsTheArchive() throws IOException {
    byte[] longer = Arrays.copyOf(ARCHIVE, ARCHIVE.length + 50_000);
    DigestingInputStream all = new DigestingInputStream(new ByteArrayInputStream(longer));

    TarStream.read(all, (member, content) -> {});

    assertThat(all.count()).isEqualTo(longer.length);
  }

  @ParameterizedTest
  @ValueSource(ints = {512 + 100, 512 + 512 + 5})
  void refusesWhatIsCutOff(int length) {
    assertThatThrownBy(() -> read(new ByteArrayInputStream(Arrays.copyOf(ARCHIVE, length))))
        .isInstanceOf(IOException.class);
  }

  @Test
  void refusesWhatIsNoArchive() {
    byte[] text = "no archive at all ".repeat(200).getBytes(UTF_8);

    assertThatThrownBy(() -> read(new ByteArrayInputStream(text))).isInstanceOf(IOException.class);
  }
}
