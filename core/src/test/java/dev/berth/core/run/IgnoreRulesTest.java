package dev.berth.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of Docker's own documentation, and of its tests. */
class IgnoreRulesTest {

  @TempDir private Path folder;

  private IgnoreRules rules(String text) throws IOException {
    Files.writeString(folder.resolve(".dockerignore"), text.replace(';', '\n'));
    return IgnoreRules.of(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "*/temp*, somedir/temporary.txt, true",
    "*/temp*, temporary.txt, false",
    "*/*/temp*, somedir/subdir/temporary.txt, true",
    "temp?, tempa, true",
    "temp?, temp, false",
    "temp?, tempa/below, true",
    "**/*.go, a.go, true",
    "**/*.go, a/b/c.go, true",
    "**, a/b, true",
    "a/**, a/b/c, true",
    "a/**, b, false",
    "a/**/b, a/b, true",
    "a/**/b, a/x/y/b, true",
    "/foo/bar, foo/bar, true",
    "foo/bar/, foo/bar, true",
    "foo/../bar, bar, true",
    "*.md;!README.md, README.md, false",
    "*.md;!README.md, OTHER.md, true",
    "*.md;!README*.md;README-secret.md, README-secret.md, true",
    "*.md;README-secret.md;!README*.md, README-secret.md, false",
    "build;!build/keep, build/keep, false",
    "build;!build/keep, build/other, true",
    "# a;a, # a, false",
    "[ab].txt, b.txt, true",
    "[^ab].txt, b.txt, false",
    "a\\*, a*, true",
    "a\\*, ab, false",
    "a.b, axb, false",
    "a+(b), a+(b), true",
    "., a, false",
    "'  a  ', a, true",
    "abc, ab, false",
    "ab, abc, false"
  })
  void meanWhatTheyMeanToDocker(String text, String path, boolean out) throws IOException {
    assertThat(rules(text).keepOut(path)).isEqualTo(out);
  }

  @Test
  void keepNothingOutWhereThereAreNone() throws IOException {
    assertThat(IgnoreRules.of(folder).keepOut("a")).isFalse();
  }

  @Test
  void skipAFolderOnlyWhenNothingBelowItMayComeBack() throws IOException {
    assertThat(rules("build").keepOutWhole("build")).isTrue();
    assertThat(rules("build;!build/keep").keepOutWhole("build")).isFalse();
  }

  @Test
  void nameAPatternThatIsNone() {
    assertThatThrownBy(() -> rules("a;b[c"))
        .isInstanceOf(ContextException.class)
        .hasMessage("`b[c` is no pattern");
  }
}
