package dev.berth.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.io.Environment;
import dev.berth.core.io.ProcessResult;
import dev.berth.core.io.ProcessRunner;
import dev.berth.core.support.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our script in a real fish, which says itself what it would offer. */
class FishCompletionIT {

  @TempDir private Path folder;
  private CompletionFixture fixture;

  @BeforeEach
  void makeRuntimesAndFiles() throws IOException {
    Programs.need("fish");
    fixture = CompletionFixture.in(folder);
    Path completions = Files.createDirectories(folder.resolve("config/fish/completions"));
    Files.writeString(
        completions.resolve("berth.fish"), CompletionShell.FISH.scriptFor(EveryKind.commands()));
  }

  @Test
  void offersWhatFits() throws IOException {
    String iris0 = CompletionFixture.prefix("Iris", 0);
    String iris1 = CompletionFixture.prefix("Iris", 1);
    String lines =
        """
        berth |help runtime
        berth rt r|recover restore run
        berth runt inf|info
        berth rt info |iris my.model-1
        berth rt info I|iris
        berth rt info iris|iris iris:latest iris:prod-1.0 iris:v0 iris:v1
        berth rt info IRIS:v|IRIS:v0 IRIS:v1
        berth rt info my.model-1:|my.model-1:latest my.model-1:v0
        berth rt info iris@|iris@%s iris@%s
        berth rt recover |gone my.model-1
        berth rt recover my.model-1:v|my.model-1:v1
        berth rt restore my|my\\ dir/ my.model-1
        berth rt restore my.model-1:l|my.model-1:latest
        berth rt check |größe it\\'s my\\ dir/ runtime.yaml
        berth rt check my\\ dir/|my\\ dir/a\\ file.yaml my\\ dir/sub\\ dir/
        berth rt check "my dir/a|my\\ dir/a\\ file.yaml
        berth rt init |my\\ dir/
        berth rt build --to |docker-archive: docker-daemon: oci-archive: oci:
        berth rt build --to oci:my|oci:my\\ dir/
        berth rt build --to=oci-archive:my\\ dir/a|--to=oci-archive:my\\ dir/a\\ file.yaml
        berth rt build --from |conda-prefix: conda: docker: shell venv:
        berth rt build --from=venv:my|--from=venv:my\\ dir/
        berth rt build --from conda:|conda:iris-gpu
        berth rt build --from docker:oci:ru|docker:oci:runtime.yaml
        berth rt build --conda i|iris-gpu
        berth rt build -t x --format |json text
        berth rt build --format=j|--format=json
        berth rt build --platform linux/ar|linux/arm64
        berth rt build -t |
        berth rt tag iris pro|
        berth rt run --python ru|runtime.yaml
        berth rt run --p|--python
        berth rt run iris -- frob|frobnicate
        berth rt run iris -- frobnicate my|my\\ dir/
        berth rt run iris -- ls --almo|--almost-all
        berth help rt bui|build
        berth -q rt bu|build
        berth nonsense r|
        """
            .formatted(
                iris0.compareTo(iris1) < 0 ? iris0 : iris1,
                iris0.compareTo(iris1) < 0 ? iris1 : iris0);

    assertThat(offered(lines, Map.of("BERTH_HOME", fixture.store().toString()))).isEqualTo(lines);
  }

  @Test
  void isQuietWithoutAStore() throws IOException {
    String nothing = "berth rt info ir|\nberth rt info iris:|\n";

    assertThat(offered(nothing, Map.of("BERTH_HOME", "/no/such/folder"))).isEqualTo(nothing);
    assertThat(offered(nothing, Map.of("BERTH_HOME", fixture.work().toString())))
        .isEqualTo(nothing);
    assertThat(offered(nothing, Map.of())).isEqualTo(nothing);
  }

  @Test
  void findsTheStoreWhereTheToolDoes() throws IOException {
    String found = "berth rt info ir|iris\n";
    Path data = Files.createDirectories(fixture.home().resolve(".local/share"));
    Files.createSymbolicLink(data.resolve("berth"), fixture.store());

    assertThat(offered(found, Map.of())).isEqualTo(found);
    assertThat(offered(found, Map.of("XDG_DATA_HOME", data.toString(), "HOME", "/nowhere")))
        .isEqualTo(found);
  }

  /** What fish offers for each of these lines up to its bar, after the bar. */
  private String offered(String lines, Map<String, String> variables) throws IOException {
    Path script = folder.resolve("offer.fish");
    Files.writeString(
        script,
        """
        while read --line line
            set line (string split '|' -- $line)[1]
            set found (complete -C $line | string replace -r '\\t.*' '' | sort)
            echo "$line|$(string join -- ' ' (string escape --no-quoted -- $found))"
        end
        """);
    Map<String, String> all = new TreeMap<>(variables);
    all.putIfAbsent("HOME", fixture.home().toString());
    all.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    all.put("LC_ALL", "C.UTF-8");
    all.put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
    Path input = Files.writeString(folder.resolve("lines"), lines);
    ProcessResult result =
        new ProcessRunner(new Environment(Map.of("PATH", "/usr/bin:/bin")))
            .run(
                List.of("sh", "-c", "exec fish '" + script + "' <'" + input + "'"),
                fixture.work(),
                all);
    assertThat(result.errors()).isEmpty();
    return result.output();
  }
}
