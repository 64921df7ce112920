package dev.berth.core.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.berth.core.Problem;
import dev.berth.core.support.Mutations;
import dev.berth.core.yaml.InvalidSpecException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file holds, reading it ends soon and says what is wrong in our own words. */
class HostileFilesTest {

  @TempDir private Path folder;
  private SpecFolder files;

  @BeforeEach
  void setUp() {
    files = new SpecFolder(folder);
  }

  private List<String> messagesOf(String runtimeYaml) {
    files.with("runtime.yaml", runtimeYaml);
    return messages();
  }

  private List<String> messages() {
    var failures = new ArrayList<String>();
    assertThatExceptionOfType(InvalidSpecException.class)
        .isThrownBy(() -> files.read())
        .satisfies(e -> e.problems().stream().map(Problem::message).forEach(failures::add));
    return failures;
  }

  @Test
  void refusesAFileOfAHundredMegabytesWithoutReadingIt() throws IOException {
    try (RandomAccessFile huge = new RandomAccessFile(files.runtimeFile().toFile(), "rw")) {
      huge.setLength(100_000_000);
    }

    assertThat(messages())
        .containsExactly("`runtime.yaml` in `" + folder + "` is larger than 256 KiB");
  }

  @Test
  void refusesAFolder() throws IOException {
    Files.createDirectory(files.runtimeFile());

    assertThat(messages())
        .containsExactly("`runtime.yaml` in `" + folder + "` is a folder, not a file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# nothing\n", "---\n# nothing\n...\n", "\uFEFF"})
  void refusesAFileThatSaysNothing(String text) {
    assertThat(messagesOf(text))
        .hasSize(1)
        .first()
        .isIn("the file says nothing", "the file cannot be empty");
  }

  @Test
  void skipsAByteOrderMark() {
    assertThat(files.read("\uFEFFname: demo\n").name()).isEqualTo("demo");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? "})
  void refusesDeepNesting(String opening) {
    assertThat(messagesOf(opening.repeat(40_000)))
        .containsExactly("lists and maps are nested too deep");
  }

  @Test
  void refusesAliasesThatMultiply() {
    StringBuilder bomb = new StringBuilder("name: demo\nconfigs:\n  conda:\n    condarc:\n");
    bomb.append("      a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 5; i++) {
      String alias = "*a" + (i - 1);
      bomb.append("      a").append(i).append(": &a").append(i).append(" [");
      bomb.append(String.join(", ", Collections.nCopies(10, alias))).append("]\n");
    }

    assertThat(messagesOf(bomb.toString())).containsExactly("the file describes too many values");
  }

  @Test
  void refusesAnAliasToWhatItStandsIn() {
    assertThat(messagesOf("name: demo\nconfigs: {conda: {condarc: &a {b: *a}}}\n"))
        .containsExactly("an alias cannot stand in what it refers to");
  }

  @Test
  void takesAnAliasWhereItsValueFits() {
    RuntimeSpec spec = files.read("name: demo\nenvironment:\n  vars: &v {A: b}\n  labels: *v\n");

    assertThat(spec.environment().labels()).containsEntry("A", "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: demo\ndependencies: [pip: [%s]]",
        "name: demo\nenvironment: {docker: {image: %s}}",
        "name: demo\nconfigs: {docker: {image: %s}}",
        "name: demo\nconfigs: {pip: {index_url: %s, trusted_host: %s, find_links: %s}}",
        "name: demo\ndependencies: [%s.txt, wheels: [%s.whl], files: [{src: %s, dest: %s}]]",
        "name: %s\n%s: 1\nenvironment: {os: %s, workdir: /%s, user: %s, ports: [%s]}"
      })
  void endsWithLongTexts(String template) {
    for (String unit :
        List.of("a", "1.", "a/", "a.", "a-", "x@", "://", "a:", "%3a", "..", "a._", "a, ")) {
      String text = "'" + unit.repeat(100_000 / unit.length()) + "'";
      files.with("runtime.yaml", template.replace("'%s'", text).replace("%s", text));
      readOrRefuse();
    }
  }

  @Test
  void refusesARequirementsFileWithoutEnd() {
    files
        .with("runtime.yaml", "name: demo\ndependencies: [requirements.txt]\n")
        .with("requirements.txt", "a\n".repeat(50_001));

    assertThat(messages()).containsExactly("the file describes too many values");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\\n",
        "x\\\n",
        "a",
        "a ",
        "a;",
        "\"\" ",
        "''",
        "-",
        "-i",
        "-e\n",
        "--hash=",
        "${A}",
        "a[",
        "(",
        "a @ ",
        "https://",
        "@",
        "1.",
        "#",
        "-r a\n",
        "a\n",
        " or ",
        "==1,"
      })
  void endsWithLongRequirementsFiles(String unit) {
    files.with("runtime.yaml", "name: demo\ndependencies: [requirements.txt]\n");
    for (String start : List.of("", "a; os_name == ", "-i '", "a==", "-c ")) {
      files.with("requirements.txt", start + unit.repeat(100_000 / unit.length()));
      readOrRefuse();
    }
  }

  @Test
  void neverFailsInAnyOtherWay() throws IOException {
    byte[] sample;
    try (InputStream in = getClass().getResourceAsStream("starwhale-sample.yaml")) {
      sample = in.readAllBytes();
    }
    byte[] every =
        """
        name: demo
        mode: conda
        hooks: {pre: a, post: "b\\tc"}
        environment: {arch: [amd64], vars: {A: 1.5}, user: 1:2, command: |-
          x
         , ports: [80, 53/udp], labels: &l {a: *l}}
        dependencies:
          - pip: ["a[b]>=1; python_version<'3' and (extra=='x')", 'b @ https://x/b-1-py3-none-any.whl']
          - requirements.txt
          - files: [{src: ., dest: /x/}]
        """
            .getBytes(StandardCharsets.UTF_8);
    byte[] requirements =
        "a==1 --hash=sha256:00 \\\n # x\n-r b.txt\n-i https://x\n${HOME}\n"
            .getBytes(StandardCharsets.UTF_8);
    Random random = new Random(20261121);
    int rounds = Integer.getInteger("hostile.rounds", 1000);
    for (int round = 0; round < rounds; round++) {
      files.with("runtime.yaml", Mutations.of(round % 2 == 0 ? sample : every, random));
      files.with("requirements.txt", Mutations.of(requirements, random));
      files.with("b.txt", Mutations.of(requirements, random));
      readOrRefuse();
    }
  }

  private void readOrRefuse() {
    try {
      assertThat(files.read().name()).isNotEmpty();
    } catch (InvalidSpecException e) {
      assertThat(e.problems())
          .isNotEmpty()
          .hasSizeLessThan(102)
          .allSatisfy(HostileFilesTest::isWorded);
    }
  }

  private static void isWorded(Problem problem) {
    assertThat(problem.message()).isNotBlank().hasSizeLessThan(400);
    assertThat(problem.hint().orElse("")).hasSizeLessThan(500);
    assertThat(problem.causes()).allSatisfy(cause -> assertThat(cause).hasSizeLessThan(1000));
    problem.where().ifPresent(where -> assertThat(where.line()).isPositive());
  }
}
