package dev.berth.core.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.io.Content;
import dev.berth.core.io.ElfFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkerCacheTest {

  private static final String LIB = "usr/lib/x86_64-linux-gnu/";

  private final RootTree tree = new RootTree();
  private final Map<String, ElfFile> objects = new TreeMap<>();

  @BeforeEach
  void layOut() {
    tree.put("usr/lib", RootEntry.directory(0755));
    tree.put("lib", RootEntry.link("usr/lib"));
    tree.put("etc/ld.so.conf", RootEntry.file("include /etc/ld.so.conf.d/*.conf\n", 0644));
    tree.put(
        "etc/ld.so.conf.d/a.conf",
        RootEntry.file("# near\n/lib/x86_64-linux-gnu\n/usr/lib/x86_64-linux-gnu\n", 0644));
  }

  @Test
  void linksALibraryByItsSonameAndFindsItByThat() throws IOException {
    library("libz.so.1.2.13", "libz.so.1");

    assertThat(cache()).containsExactly("libz.so.1 303 => /lib/x86_64-linux-gnu/libz.so.1");
    assertThat(tree.find(LIB + "libz.so.1").orElseThrow().target()).isEqualTo("libz.so.1.2.13");
  }

  @Test
  void ordersNamesAsTheLinkerSearchesThem() throws IOException {
    library("liba.so.2", "liba.so.2");
    library("liba.so.10", "liba.so.10");
    library("libb.so.1", "libb.so.1");
    library("liba-x.so.1", "liba-x.so.1");

    assertThat(cache())
        .extracting(line -> line.split(" ")[0])
        .containsExactly("libb.so.1", "liba.so.10", "liba.so.2", "liba-x.so.1");
  }

  @Test
  void takesTheHigherOfTwoVersions() throws IOException {
    library("libz.so.1.2.9", "libz.so.1");
    library("libz.so.1.2.13", "libz.so.1");

    cache();

    assertThat(tree.find(LIB + "libz.so.1").orElseThrow().target()).isEqualTo("libz.so.1.2.13");
  }

  @Test
  void knowsALinkForCompilersByItsOwnName() throws IOException {
    library("libz.so.1.2.13", "libz.so.1");
    tree.put(LIB + "libz.so", RootEntry.link("libz.so.1.2.13"));

    assertThat(cache())
        .extracting(line -> line.split(" ")[0])
        .containsExactly("libz.so.1", "libz.so");
  }

  @Test
  void leavesOutWhatIsNoLibrary() throws IOException {
    tree.put(LIB + "libc.so", RootEntry.file("GROUP ( libc.so.6 )\n", 0644));
    tree.put(LIB + "libdangling.so.1", RootEntry.link("nothing"));

    assertThat(cache()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 64, 100, 200, 256})
  void readsNothingOutOfAnObjectThatIsCutOff(int length) throws IOException {
    byte[] elf = TestElf.withSoname("libx.so.1");

    assertThat(ElfFile.read(Content.of(Arrays.copyOf(elf, length)))).isEmpty();
    assertThat(ElfFile.read(Content.of(elf)).map(ElfFile::soname)).contains("libx.so.1");
  }

  private void library(String file, String soname) throws IOException {
    byte[] elf = TestElf.withSoname(soname);
    tree.put(LIB + file, RootEntry.file(RootContent.of(elf), 0644));
    objects.put(LIB + file, ElfFile.read(Content.of(elf)).orElseThrow());
  }

  /** The cache as {@code ldconfig -p} would read it. */
  private List<String> cache() throws IOException {
    LinkerCache.write(tree, objects, false);
    byte[] bytes = tree.bytes("etc/ld.so.cache").orElseThrow();
    ByteBuffer cache = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(new String(bytes, 0, 20, StandardCharsets.US_ASCII))
        .isEqualTo("glibc-ld.so.cache1.1");
    int count = cache.getInt(20);
    assertThat(bytes.length).isEqualTo(48 + 24 * count + cache.getInt(24));
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int entry = 48 + 24 * i;
      lines.add(
          "%s %x => %s"
              .formatted(
                  text(bytes, cache.getInt(entry + 4)),
                  cache.getInt(entry),
                  text(bytes, cache.getInt(entry + 8))));
    }
    return lines;
  }

  private static String text(byte[] bytes, int start) {
    int end = start;
    while (bytes[end] != 0) {
      end++;
    }
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }
}
