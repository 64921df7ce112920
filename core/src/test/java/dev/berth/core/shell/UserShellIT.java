package dev.berth.core.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.io.Environment;
import dev.berth.core.support.Programs;
import dev.berth.core.support.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** New shells in which an environment is active, in a terminal. */
class UserShellIT {

  @TempDir private Path folder;

  private Path home;
  private Path environments;
  private Activation demo;
  private final Map<String, String> variables = new TreeMap<>();

  @BeforeEach
  void makeHome() throws IOException {
    home = Files.createDirectories(folder.resolve("home"));
    // Else fish would fill it behind our back.
    Files.createDirectories(home.resolve(".local/share/fish/generated_completions"));
    environments = folder.resolve("my 'own' $environments");
    demo = MadeEnvironment.in(environments, "demo", "GREETING", "it's");
    variables.put("PATH", "/usr/bin:/bin");
    variables.put("HOME", home.toString());
    variables.put("LANG", "C.UTF-8");
    variables.put("TMPDIR", Files.createDirectories(folder.resolve("tmp")).toString());
  }

  @Nested
  class Bash {

    @Test
    void readsTheUsersFileFirst() throws IOException {
      Files.writeString(
          home.resolve(".bashrc"),
          "PS1='mine> '\nGREETING=rc\nPATH=/first:$PATH\nalias say=echo\necho \"read in $GREETING\"\nfalse\n");

      try (Terminal terminal = start("bash")) {
        terminal.await("(demo) mine>");
        terminal.type("say \"$(which-one) $GREETING $PATH\"");
        terminal.await("demo it's " + demo.bin() + ":/first:/usr/bin:/bin");
        terminal.type("deactivate; echo \"$GREETING $PATH\"");
        assertThat(terminal.await("rc /first:/usr/bin:/bin")).contains("\nmine>");
        terminal.type("exit 7").await("[exit 7]");
      }
    }

    @Test
    void needsNoFileOfTheUsers() throws IOException {
      try (Terminal terminal = start("bash")) {
        terminal.await("(demo) ");
        terminal.type("which-one; berth runtime deactivate; echo \"left: $PATH\"");
        terminal.await("left: /usr/bin:/bin");
        terminal.type("exit").await("[exit 0]");
      }
    }

    @Test
    void isActiveEvenWhenTheUsersFileStartsAnotherShell() throws IOException {
      Files.writeString(home.resolve(".bashrc"), "exec sh\n");

      try (Terminal terminal = start("bash")) {
        terminal.type("echo \"in sh: $(which-one) $GREETING\"").await("in sh: demo it's");
      }
    }

    @Test
    void runsAScriptOnItsInput() throws IOException {
      String output =
          Programs.output(
              folder,
              "sh",
              "-c",
              "echo 'which-one; echo $GREETING' | env -i PATH=/usr/bin:/bin HOME=/ sh '"
                  + text("bash")
                  + "'");

      assertThat(output).isEqualTo("demo\nit's\n");
    }
  }

  @Nested
  class Zsh {

    @Test
    void readsTheUsersFilesFirst() throws IOException {
      Files.writeString(home.resolve(".zshenv"), "ENVREAD=\"${ZDOTDIR-unset}\"\n");
      Files.writeString(
          home.resolve(".zshrc"),
          "PROMPT='mine> '\nRCREAD=\"${ZDOTDIR-unset}\"\nsetopt ksh_arrays sh_word_split rc_quotes\n");

      try (Terminal terminal = start("zsh")) {
        terminal.await("(demo) mine>");
        terminal.type("echo \"$(which-one) $ENVREAD $RCREAD ${ZDOTDIR-unset} $GREETING\"");
        terminal.await("demo unset unset unset it's");
        terminal.type("env | grep -c -e ZDOTDIR -e BERTH_ZDOTDIR").await("\n0\n");
        terminal.type("berth runtime deactivate").await("deactivate\nmine>");
        terminal.type("exit 7").await("[exit 7]");
      }
    }

    @Test
    void keepsAFolderThatTheUserHasSet() throws IOException {
      Path dots = Files.createDirectories(folder.resolve("my dots"));
      Files.writeString(dots.resolve(".zshrc"), "PROMPT='dots> '\n");
      variables.put("ZDOTDIR", dots.toString());

      try (Terminal terminal = start("zsh")) {
        terminal.await("(demo) dots>");
        terminal.type("env | grep ZDOTDIR").await("\nZDOTDIR=" + dots);
        terminal.type("exit").await("[exit 0]");
      }
    }

    @Test
    void keepsAFolderThatTheUsersFileSets() throws IOException {
      Path dots = Files.createDirectories(folder.resolve("my dots"));
      Files.writeString(home.resolve(".zshenv"), "ZDOTDIR='" + dots + "'\n");
      Files.writeString(dots.resolve(".zshrc"), "PROMPT='dots> '\nHISTFILE=$ZDOTDIR/history\n");

      try (Terminal terminal = start("zsh")) {
        terminal.await("(demo) dots>");
        terminal.type("echo \"$ZDOTDIR,$HISTFILE\"").await(dots + "," + dots + "/history");
        terminal.type("env | grep -c -e ZDOTDIR").await("\n0\n");
      }
    }

    @Test
    void needsNoFileOfTheUsers() throws IOException {
      try (Terminal terminal = start("zsh")) {
        terminal.await("(demo) ");
        terminal.type("which-one").await("\ndemo\n");
      }
    }
  }

  @Nested
  class Fish {

    @Test
    void readsTheUsersFilesFirst() throws IOException {
      Path config = Files.createDirectories(home.resolve(".config/fish"));
      Files.writeString(
          config.resolve("config.fish"),
          "set -g fish_greeting\nfunction fish_prompt\n  echo \"mine $status> \"\nend\n"
              + "set -gx GREETING rc\n");

      try (Terminal terminal = start("fish")) {
        terminal.await("(demo) mine 0>");
        terminal.type("echo (which-one) $GREETING; false").await("(demo) mine 1>");
        assertThat(terminal.await("demo it's")).contains("\ndemo it's\n");
        terminal.type("berth runtime deactivate; echo now $GREETING");
        terminal.await("\nnow rc\nmine 0>");
        terminal.type("exit 7").await("[exit 7]");
      }
    }

    @Test
    void needsNoFileOfTheUsers() throws IOException {
      try (Terminal terminal = start("fish")) {
        terminal.await("(demo) ");
        terminal.type("which-one").await("\ndemo\n");
      }
    }
  }

  @Nested
  class Sh {

    @Test
    void readsTheUsersFileFirst() throws IOException {
      Files.writeString(home.resolve("my shrc"), "PS1='mine> '\necho \"read with $ENV\"\n");
      variables.put("ENV", "$HOME/my shrc");

      try (Terminal terminal = start("dash")) {
        assertThat(terminal.await("(demo) mine>")).contains("read with $HOME/my shrc");
        terminal.type("echo \"$(which-one) $ENV\"").await("demo $HOME/my shrc");
        terminal.type("exit 7").await("[exit 7]");
      }
    }

    @Test
    void needsNoFileOfTheUsers() throws IOException {
      try (Terminal terminal = start("dash")) {
        terminal.await("(demo) ");
        terminal.type("echo \"$(which-one) ${ENV-no ENV}\"").await("demo no ENV");
      }
    }
  }

  @Test
  void aShellThatIsUnknownHasTheVariables() throws IOException {
    Path unknown = folder.resolve("rush");
    Files.writeString(unknown, "#!/bin/sh\nexec sh\n");
    unknown.toFile().setExecutable(true);

    try (Terminal terminal = start(unknown.toString())) {
      terminal.type("echo \"$(which-one) $BERTH_RUNTIME\"").await("demo demo@2a97516c354b");
    }
  }

  @Test
  void anActiveEnvironmentIsActiveAgainAfterwards() throws IOException {
    Activation other = MadeEnvironment.in(environments, "other");
    Files.writeString(home.resolve(".bashrc"), "PS1='> '\n");
    Path inner = folder.resolve("inner");
    Files.writeString(
        inner,
        new UserShell("bash")
            .in(other, new Environment(variables), Optional.empty())
            .asShellText());

    try (Terminal terminal = start("bash")) {
      terminal.await("(demo) >");
      terminal.type("sh '" + inner + "'").await("(other) >");
      terminal.type("which-one; echo $PATH").await(other.bin() + ":/usr/bin:/bin");
      terminal.type("exit").await("exit\n(demo) >");
      terminal.type("which-one").await("\ndemo\n");
    }
  }

  /** What the shell reads is gone once it has read it. */
  @Test
  void leavesNoFilesBehind() throws IOException {
    for (String shell : new String[] {"bash", "zsh", "fish", "dash"}) {
      Files.writeString(home.resolve(".zshrc"), "");
      try (Terminal terminal = start(shell)) {
        terminal.await("(demo) ");
        assertThat(folder.resolve("tmp")).as(shell).isDirectoryNotContaining("glob:**berth*");
      }
    }
  }

  private Terminal start(String shell) throws IOException {
    Programs.need(shell.substring(shell.lastIndexOf('/') + 1).replace("rush", "sh"));
    return Terminal.open(folder, variables, "sh", text(shell).toString());
  }

  /** The file with what the launcher would go on with. */
  private Path text(String shell) throws IOException {
    NextProgram program =
        new UserShell(shell).in(demo, new Environment(variables), Optional.empty());
    return Files.writeString(folder.resolve("next"), program.asShellText());
  }
}
