package dev.berth.core.function;

import static dev.berth.core.function.FunctionFolder.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionSourcesTest {

  @TempDir private Path folder;
  private FunctionFolder files;

  @BeforeEach
  void setUp() {
    files = new FunctionFolder(folder);
  }

  private SourceSpec source(String keys) {
    return files.read(FUNCTION + "action: job\n" + keys + "\n").function().source().orElseThrow();
  }

  private static String text(SourceSpec source) {
    var inline = (SourceContent.Inline) source.content().orElseThrow();
    return source.fileName(inline) + ": " + new String(inline.bytes(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "code: print(1)\nlang: python\nhandler: run",
        "base64: cHJpbnQoMSk=\nlang: python\nhandler: run",
        "base64: |\n  cHJp\n  bnQoMSk=\nlang: python\nhandler: run",
        "source: {code: print(1), lang: python, handler: run}",
        "source: {source: main.py, base64: cHJpbnQoMSk=, lang: python, handler: run}",
        "code_src: main.py\ncode: print(1)\nlang: python\nhandler: run",
        "code: print(1)\nbase64: AAAA\nsource: {lang: python}\nhandler: run"
      })
  void standInTheFile(String keys) {
    SourceSpec source = source(keys);

    assertThat(text(source)).isEqualTo("main.py: print(1)");
    assertThat(source.handler()).contains("run");
    assertThat(source.language()).contains(SourceLanguage.PYTHON);
  }

  @Test
  void areFilesAndFolders() {
    files.with("src/main.py", "print(1)");

    assertThat(source("code_src: src").content())
        .contains(new SourceContent.Local(folder.resolve("src")));
    assertThat(source("source: {source: src/main.py}").content())
        .contains(new SourceContent.Local(folder.resolve("src/main.py")));
  }

  @Test
  void areAddresses() {
    assertThat(source("code_src: 'git+https://example.org/r#main'").content())
        .contains(new SourceContent.Remote("git+https://example.org/r#main"));
  }
}
