package dev.berth.core.debian;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.oci.Digest;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PackageSelectionTest {

  private final ArchiveIndex index = new ArchiveIndex("amd64");

  @Test
  void takesWhatIsNeededAndWhatThatNeeds() throws IOException {
    archive("git 2.0", "Depends: perl, libc6 (>= 2.34)", "perl 5", "libc6 2.36", "unused 1");

    assertThat(select("git")).containsExactly("git 2.0", "perl 5", "libc6 2.36");
  }

  @Test
  void takesTheHighestVersion() throws IOException {
    archive("git 2.0", "git 2.0+deb12u1", "git 2.0~rc1");

    assertThat(select("git")).containsExactly("git 2.0+deb12u1");
  }

  @Test
  void takesTheFirstAlternativeThatIsThere() throws IOException {
    archive("app 1", "Depends: gone | better (>= 2) | worse", "better 1", "worse 1");

    assertThat(select("app")).containsExactly("app 1", "worse 1");
  }

  @Test
  void addsNothingWhenAnAlternativeIsSelectedAlready() throws IOException {
    archive("app 1", "Depends: first | second", "first 1", "second 1");

    assertThat(select("app", "second")).containsExactly("app 1", "second 1");
  }

  @Test
  void takesTheMostImportantOfWhatProvidesAName() throws IOException {
    archive(
        "app 1",
        "Depends: awk",
        "gawk 1",
        "Provides: awk\nPriority: optional",
        "mawk 1",
        "Provides: awk\nPriority: required");

    assertThat(select("app")).containsExactly("app 1", "mawk 1");
  }

  @Test
  void meetsAVersionOnlyByAVersionedProvision() throws IOException {
    archive(
        "app 1",
        "Depends: api (>= 2)",
        "a-plain 1",
        "Provides: api",
        "b-old 1",
        "Provides: api (= 1)",
        "c-new 1",
        "Provides: api (= 2.1)");

    assertThat(select("app")).containsExactly("app 1", "c-new 1");
  }

  @Test
  void passesOverAnAlternativeThatIsExcluded() throws IOException {
    archive("app 1", "Depends: left | right", "left 1", "Conflicts: base", "right 1", "base 1");

    assertThat(select("base", "app")).containsExactly("base 1", "app 1", "right 1");
  }

  @Test
  void letsAPackageExcludeTheNameThatItProvidesItself() throws IOException {
    archive("postfix 1", "Provides: mail\nConflicts: mail");

    assertThat(select("postfix")).containsExactly("postfix 1");
  }

  @Test
  void addsLaterWithoutChangingWhatIsThere() throws IOException {
    archive("base 1", "app 1", "Depends: base, more", "more 1");
    PackageSelection selection = new PackageSelection(index);

    selection.add(find("base"));
    selection.add(find("app"));

    assertThat(selection.packages())
        .extracting(ArchivePackage::title)
        .containsExactly("base 1", "app 1", "more 1");
  }

  @Test
  void leavesOutOtherArchitectures() throws IOException {
    archive("app 1", "Architecture: arm64");

    assertThat(index.find("app")).isEmpty();
  }

  @Nested
  class SaysWhyNot {

    @Test
    void whenNothingIsWhatIsNeeded() throws IOException {
      archive("app 1", "Depends: gone | old (>= 2) | foreign:arm64", "old 1");

      ReleaseFileTest.assertFails(
          () -> select("app"),
          "cannot install `app 1`",
          "it needs `gone` or `old (>= 2)` or `foreign:arm64`",
          "the archive has no `gone`",
          "the archive has `old 1`",
          "`foreign:arm64` is of another architecture");
    }

    @Test
    void whenPackagesExcludeEachOther() throws IOException {
      archive("left 1", "Breaks: right (<< 2)", "right 1");

      ReleaseFileTest.assertFails(
          () -> select("right", "left"),
          "cannot install `left 1` together with `right 1`",
          "`left` excludes `right (<< 2)`");
      ReleaseFileTest.assertFails(
          () -> select("left", "right"),
          "cannot install `left 1` together with `right 1`",
          "`left` excludes `right (<< 2)`");
    }
  }

  @Test
  void suggestsNamesThatAreAlike() throws IOException {
    archive("libgl1 1", "libgl2 1", "git 1", "ffmpeg 1");

    assertThat(index.similarTo("libgll")).containsExactly("libgl1", "libgl2");
    assertThat(index.similarTo("ffmepg")).containsExactly("ffmpeg");
    assertThat(index.similarTo("tensorflow")).isEmpty();
  }

  /** Packages as {@code name version}, each perhaps followed by its further fields. */
  private void archive(String... texts) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String text : texts) {
      if (text.contains(":")) {
        all.insert(all.length() - 1, text + "\n");
      } else {
        String[] words = text.split(" ");
        all.append("Package: %s\nVersion: %s\nArchitecture: amd64\n".formatted(words[0], words[1]));
        all.append("Filename: pool/%s.deb\nSize: 1\n".formatted(words[0]));
        all.append("SHA256: " + Digest.of(new byte[0]).hex() + "\n\n");
      }
    }
    ControlStanza.forEach(
        new StringReader(all.toString()),
        stanza -> index.add(ArchivePackage.of(stanza, "http://mirror.test/debian")));
  }

  private List<String> select(String... names) {
    PackageSelection selection = new PackageSelection(index);
    selection.add(find(names));
    return selection.packages().stream().map(ArchivePackage::title).toList();
  }

  private List<ArchivePackage> find(String... names) {
    return List.of(names).stream().map(name -> index.find(name).orElseThrow()).toList();
  }
}
