package dev.berth.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.TinyProject;
import dev.berth.cli.support.Tool;
import dev.berth.core.python.TestWheel;
import dev.berth.core.support.Programs;
import dev.berth.core.support.Terminal;
import dev.berth.core.support.WholeTreeDeletion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole way in real shells and a terminal: from a runtime that was built to a prompt in it. */
@Timeout(300)
class ActivateIT {

  @TempDir(deletionStrategy = WholeTreeDeletion.class)
  private static Path folder;

  private static Path store;

  private Path home;
  private final Map<String, String> variables = new TreeMap<>();

  @BeforeAll
  static void build() throws IOException {
    Programs.need("python3.11");
    store = folder.resolve("my 'own' $store");
    Tool tool = Tool.in(folder).with("BERTH_HOME", store.toString());
    for (String name : new String[] {"demo", "other"}) {
      TinyProject.in(folder.resolve(name))
          .wheel(
              new TestWheel(name + "-package", "1.0").file("which.py", "print('" + name + "')\n"))
          .setting("vars: {GREETING: \"it's " + name + "\"}")
          .write();
      tool.run("runtime", "build", name, "--frozen", "--platform=linux/amd64").exits(0);
    }
  }

  @BeforeEach
  void makeHome(TestInfo test) throws IOException {
    home = Files.createDirectories(folder.resolve("home of " + test.getDisplayName()));
    variables.put("PATH", "/usr/bin:/bin");
    variables.put("HOME", home.toString());
    variables.put("LANG", "C.UTF-8");
    variables.put("BERTH_HOME", store.toString());
    variables.put("JAVA_HOME", System.getProperty("java.home"));
    Files.writeString(home.resolve(".bashrc"), "PS1='> '\n");
    Files.writeString(home.resolve(".zshrc"), "PROMPT='> '\n");
    // Else fish would fill it behind our back.
    Files.createDirectories(home.resolve(".local/share/fish/generated_completions"));
  }

  @Nested
  class InPlace {

    @Test
    void inBash() throws IOException {
      Files.writeString(
          home.resolve(".bashrc"),
          "PS1='> '\neval \"$('" + Tool.LAUNCHER + "' shell-init bash)\"\n");

      journey("bash");
    }

    @Test
    void inZsh() throws IOException {
      Files.writeString(
          home.resolve(".zshrc"),
          "PROMPT='> '\neval \"$('" + Tool.LAUNCHER + "' shell-init zsh)\"\n");

      journey("zsh");
    }

    @Test
    void inFish() throws IOException {
      Path config = Files.createDirectories(home.resolve(".config/fish"));
      Files.writeString(
          config.resolve("config.fish"),
          "set -g fish_greeting\nfunction fish_prompt\n  echo '> '\nend\n'"
              + Tool.LAUNCHER
              + "' shell-init fish | source\n");

      journey("fish");
    }

    /** In words that mean the same in all three. */
    private void journey(String shell) {
      Programs.need(shell);
      try (Terminal terminal = Terminal.open(folder, variables, shell)) {
        terminal.await(">");
        terminal.type("berth runtime activate demo");
        terminal.await("(demo) >");
        terminal.type("python -m which; echo \"$GREETING\"").await("\ndemo\nit's demo\n");
        terminal.type("berth runtime switch other");
        terminal.await("(other) >");
        terminal.type("python -m which; echo \"$GREETING\"").await("\nother\nit's other\n");
        terminal.type("berth runtime activate demo:v0");
        terminal.await("left `other@");
        terminal.type("python -m which; echo \"now $GREETING\"").await("\ndemo\nnow it's demo\n");
        terminal.type("berth runtime deactivate").await("deactivate\n>");
        terminal.type("echo \"[$GREETING$VIRTUAL_ENV] $PATH\"").await("\n[] /usr/bin:/bin\n");

        // What is gone is made again.
        terminal.type("berth runtime activate demo").await("(demo) >");
        terminal.type(
            "rm -r \"$VIRTUAL_ENV\"; berth runtime deactivate; berth runtime activate demo");
        terminal.await("(demo) >");
        terminal.type("python -m which; echo again").await("\ndemo\nagain\n");
        terminal.type("berth runtime switch nosuch").await("error: there is no runtime `nosuch`");
        terminal.type("python -m which; echo still").await("\ndemo\nstill\n");
        terminal.type("exit").await("[exit 0]");
      }
    }
  }

  @Nested
  class InANewShell {

    @Test
    void whoseExitCodeIsOurs() {
      variables.put("SHELL", "/bin/bash");
      try (Terminal terminal = open("runtime", "activate", "demo")) {
        terminal.await("(demo) >");
        terminal.type("python -m which; echo \"$GREETING\"").await("\ndemo\nit's demo\n");
        terminal.type("exit 7").await("[exit 7]");
      }
    }

    @Test
    void whichHasTheFunctionAndCanBeNested() {
      variables.put("SHELL", "/bin/zsh");
      Programs.need("zsh");
      try (Terminal terminal = open("runtime", "activate", "demo")) {
        terminal.await("(demo) >");
        terminal.type("berth runtime switch other").await("(other) >");
        terminal.type("'" + Tool.LAUNCHER + "' runtime activate demo");
        assertThat(terminal.await("` is active again after `exit`")).contains("\n`other@");
        terminal.await("exit`\n(demo) >");
        terminal.type("python -m which; echo \"inner $PATH\"");
        assertThat(terminal.await("\ninner /")).contains("\ndemo\n").doesNotContain("/other-");
        terminal.type("exit").await("(other) >");
        terminal.type("python -m which; echo outer").await("\nother\nouter\n");
        terminal.type("berth runtime deactivate; echo \"[$VIRTUAL_ENV]\"").await("\n[]\n");
      }
    }

    @Test
    void whichWaitsForNoJava() {
      variables.put("SHELL", "/bin/sh");
      try (Terminal terminal = open("runtime", "activate", "demo")) {
        terminal.await("(demo) ");
        terminal.type("ps -o comm= -p $PPID $$");
        assertThat(terminal.await("sh\n")).doesNotContain("java");
      }
    }

    private Terminal open(String... arguments) {
      String[] command = new String[arguments.length + 1];
      command[0] = Tool.LAUNCHER.toString();
      System.arraycopy(arguments, 0, command, 1, arguments.length);
      return Terminal.open(folder, variables, command);
    }
  }
}
