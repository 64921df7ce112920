package dev.berth.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.support.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our scripts in real shells, in which somebody types. */
class CompletionIT {

  private static final Path BASH_COMPLETION = Path.of("/usr/share/bash-completion/bash_completion");

  @TempDir private Path folder;
  private CompletionFixture fixture;
  private Map<String, String> variables;

  /**
   * A shell as somebody may have set it up: where our script is, and what the shell's own start
   * file says before and after.
   */
  enum Setup {
    BASH("bash/berth", "", ". \"$SCRIPT\""),
    BASH_WITH_BASH_COMPLETION(
        "home/.local/share/bash-completion/completions/berth", ". " + BASH_COMPLETION, ""),
    BASH_WITHOUT_WORD_BREAKS(
        "bash/berth", "COMP_WORDBREAKS=${COMP_WORDBREAKS//[:=@]/}", ". \"$SCRIPT\""),
    BASH_WITH_ODD_OPTIONS(
        "bash/berth",
        "shopt -s failglob nocaseglob dotglob; set -f",
        ". \"$SCRIPT\"; set -eu; IFS=:"),
    POSIX_BASH("bash/berth", "set -o posix", ". \"$SCRIPT\""),
    ZSH("functions/_berth", "fpath=(\"${SCRIPT:h}\" $fpath)", "$COMPINIT"),
    ZSH_WITH_ODD_OPTIONS(
        "zsh/script",
        "",
        "$COMPINIT; . \"$SCRIPT\";"
            + " setopt ksh_arrays sh_word_split no_unset glob_subst err_return");

    private final String script;
    private final String startFile;

    Setup(String script, String before, String after) {
      this.script = script;
      this.startFile =
          String.join(
                  "\n", "stty rows 50 cols 200; PS1='$ '", before, TypedShell.berth() + after, "")
              .replace("$COMPINIT", "autoload -U compinit; compinit -u -d \"$ZDOTDIR/dump\"");
    }

    boolean isBash() {
      return !name().startsWith("ZSH");
    }
  }

  @BeforeEach
  void makeRuntimesAndFiles() throws IOException {
    fixture = CompletionFixture.in(folder);
    variables =
        new TreeMap<>(
            Map.of(
                "BERTH_HOME",
                fixture.store().toString(),
                "HOME",
                fixture.home().toString(),
                "PATH",
                folder.resolve("bin") + ":/usr/bin:/bin"));
  }

  private TypedShell start(Setup setup) throws IOException {
    Programs.need("script");
    Programs.need(setup.isBash() ? "bash" : "zsh");
    Programs.need(
        setup != Setup.BASH_WITH_BASH_COMPLETION || Files.exists(BASH_COMPLETION),
        "there is no `" + BASH_COMPLETION + "`");
    CompletionShell shell = setup.isBash() ? CompletionShell.BASH : CompletionShell.ZSH;
    Path script = folder.resolve(setup.script);
    Files.createDirectories(script.getParent());
    Files.writeString(script, shell.scriptFor(EveryKind.commands()));
    Path startFile = Files.createDirectories(folder.resolve("start")).resolve(".zshrc");
    Files.writeString(startFile, setup.startFile);
    variables.put("SCRIPT", script.toString());
    variables.put("ZDOTDIR", startFile.getParent().toString());
    String command = setup.isBash() ? "bash --noprofile --rcfile " + startFile + " -i" : "zsh -i";
    return TypedShell.start(command, fixture.work(), variables);
  }

  @ParameterizedTest
  @EnumSource
  void completesWhatIsTyped(Setup setup) throws IOException {
    String iris = CompletionFixture.prefix("Iris", 0);
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("berth runt\tinf\tir\t", "[runtime][info][iris]");
    expected.put("berth rt inf\tI\t", "[rt][info][iris]");
    expected.put("berth rt info my\t", "[rt][info][my.model-1]");
    expected.put("berth rt info iris:pr\t", "[rt][info][iris:prod-1.0]");
    expected.put("berth rt info IRIS:v0\t", "[rt][info][IRIS:v0]");
    expected.put("berth rt info my.model-1:v\t", "[rt][info][my.model-1:v0]");
    expected.put(
        "berth rt info iris@" + iris.substring(0, 4) + "\t", "[rt][info][iris@" + iris + "]");
    expected.put("berth rt info gon\t", "[rt][info][gon]");
    expected.put("berth rt recover g\t", "[rt][recover][gone]");
    expected.put("berth rt recover my.model-1:v\t", "[rt][recover][my.model-1:v1]");
    expected.put("berth rt restore my.\t", "[rt][restore][my.model-1]");
    expected.put("berth rt restore my\\ d\ta\t", "[rt][restore][my dir/a file.yaml]");
    expected.put("berth rt check my\ts\t", "[rt][check][my dir/sub dir]");
    expected.put("berth rt check \"my dir/a\t", "[rt][check][my dir/a file.yaml]");
    expected.put("berth rt check 'my dir/a\t", "[rt][check][my dir/a file.yaml]");
    expected.put("berth rt check ~/in\t", "[rt][check][HOME/in home]");
    expected.put("berth rt check it\t", "[rt][check][it's]");
    expected.put("berth rt check gr\t", "[rt][check][größe]");
    expected.put("berth rt init my\t", "[rt][init][my dir]");
    expected.put("berth rt build --to oci:my\ta\t", "[rt][build][--to][oci:my dir/a file.yaml]");
    expected.put(
        "berth rt build --to=oci-a\tmy\ta\t", "[rt][build][--to=oci-archive:my dir/a file.yaml]");
    expected.put("berth rt build -t x --to docker-d\t", "[rt][build][-t][x][--to][docker-daemon:]");
    expected.put("berth rt build --from v\tmy\t", "[rt][build][--from][venv:my dir]");
    expected.put("berth rt build --from sh\t", "[rt][build][--from][shell]");
    expected.put("berth rt build --from conda:ir\t", "[rt][build][--from][conda:iris-gpu]");
    expected.put(
        "berth rt build --from docker:oci:ru\t", "[rt][build][--from][docker:oci:runtime.yaml]");
    expected.put("berth rt build --conda ir\t", "[rt][build][--conda][iris-gpu]");
    expected.put("berth rt build --format js\t", "[rt][build][--format][json]");
    expected.put("berth rt build --format=te\t", "[rt][build][--format=text]");
    expected.put(
        "berth -q rt bui --platform linux/ar\truntim\t",
        "[-q][rt][bui][--platform][linux/arm64][runtime.yaml]");
    expected.put("berth rt run --python ru\tiri\t", "[rt][run][--python][runtime.yaml][iris]");
    expected.put(
        "berth rt run iris:v0 -- frob\tmy\t", "[rt][run][iris:v0][--][frobnicate][my dir]");
    expected.put("berth rt tag iris iri\t", "[rt][tag][iris][iri]");
    expected.put("berth help runt\tbui\t", "[help][runtime][build]");
    expected.put("berth nonsense ru\t", "[nonsense][ru]");

    if (setup.isBash()) {
      // zsh offers files where no folder fits.
      expected.put("berth rt init runt\t", "[rt][init][runt]");
    }

    Map<String, String> typed = new LinkedHashMap<>();
    try (TypedShell shell = start(setup)) {
      for (String line : expected.keySet()) {
        // zsh takes the slash that it added away again.
        String words = shell.type(line).replace("/]", "]");
        typed.put(line, words.replace(fixture.home().toString(), "HOME"));
      }
    }

    assertThat(typed).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(names = {"BASH", "BASH_WITH_ODD_OPTIONS", "ZSH"})
  void listsWhatThereIs(Setup setup) throws IOException {
    try (TypedShell shell = start(setup)) {
      shell.type("berth");
      shell.typeUntil(
          "berth rt info iris\t\t", "iris:latest", "iris:prod-1.0", "iris:v0", "iris:v1");
      shell.typeUntil("berth rt build --\t\t", "--platform", "--quiet", "--to");
      shell.typeUntil("berth rt \t\t", "recover", "restore", "run");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BASH", "BASH_WITH_ODD_OPTIONS", "ZSH", "ZSH_WITH_ODD_OPTIONS"})
  void isQuietWithoutAStore(Setup setup) throws IOException {
    Path home = fixture.home();
    try (TypedShell shell = start(setup)) {
      shell.type("BERTH_HOME='" + home + "'; berth");
      assertThat(shell.type("berth rt info ir\t")).isEqualTo("[rt][info][ir]");
      shell.type("BERTH_HOME=/no/such/folder; berth");
      assertThat(shell.type("berth rt info ir\t")).isEqualTo("[rt][info][ir]");
      shell.type("unset BERTH_HOME; berth");
      assertThat(shell.type("berth rt info ir\t")).isEqualTo("[rt][info][ir]");
      assertThat(shell.type("berth rt info iris:\t")).isEqualTo("[rt][info][iris:]");
      assertThat(shell.transcript()).doesNotContain("no such", "No such", "not found", "unbound");

      Files.createDirectories(home.resolve("data"));
      Files.createSymbolicLink(home.resolve("data/berth"), fixture.store());
      shell.type("export XDG_DATA_HOME='" + home.resolve("data") + "'; berth");
      assertThat(shell.type("berth rt info ir\t")).isEqualTo("[rt][info][iris]");
      shell.type("unset XDG_DATA_HOME; berth");
      Files.createDirectories(home.resolve(".local"));
      Files.createSymbolicLink(home.resolve(".local/share"), home.resolve("data"));
      assertThat(shell.type("berth rt info ir\t")).isEqualTo("[rt][info][iris]");
    }
  }
}
