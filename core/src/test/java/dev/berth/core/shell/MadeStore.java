package dev.berth.core.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * As much of a store as a shell sees: the environments {@code demo} and {@code other}, which are
 * those of their runtimes' latest versions, and {@code slow}, which only the program finds.
 *
 * @param home the folder of the store, whose path has spaces, quotes and a dollar
 * @param program stands for the real one, says on stderr how it was called, and knows {@code slow}
 */
record MadeStore(Path home, Path program) {

  static MadeStore in(Path folder) throws IOException {
    Path home = folder.resolve("my 'own' $store");
    Path active = Files.createDirectories(home.resolve("active"));
    for (String name : List.of("demo", "other", "slow")) {
      Activation made =
          MadeEnvironment.in(home.resolve("environments"), name, "ONLY_" + name, "yes");
      Files.writeString(made.prefix().resolve("berth-environment.json"), "{}");
      if (!name.equals("slow")) {
        Files.writeString(active.resolve(name), made.prefix() + "\n");
      }
    }
    Path program = folder.resolve("the program/berth");
    Files.createDirectories(program.getParent());
    Files.writeString(
        program,
        """
        #!/bin/sh
        printf '<%s>' "$@" >&2
        echo >&2
        script="$BERTH_HOME/environments/slow/bin/activate"
        case $* in
          'runtime activate slow --script fish' | 'rt sw slow:v1 --script fish') echo "$script.fish" ;;
          'runtime activate slow --script '* | 'rt sw slow:v1 --script '*) echo "$script" ;;
          *) echo 'from the program'; exit 3 ;;
        esac
        """);
    program.toFile().setExecutable(true);
    return new MadeStore(home, program);
  }

  /** What a shell printed, with the folder of environments as {@code ENV}. */
  String shorten(String output) {
    return output.replace(home.resolve("environments").toString(), "ENV");
  }
}
