package dev.berth.core.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.oci.Platform;
import dev.berth.core.python.InstalledProject;
import dev.berth.core.python.MarkerEnvironment;
import dev.berth.core.python.PackageName;
import dev.berth.core.python.PythonVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DependencyGraphTest {

  private final List<InstalledProject> projects = new ArrayList<>();

  private DependencyGraphTest with(String name, String version, String... requires) {
    projects.add(
        new InstalledProject(
            Path.of(name + ".dist-info"),
            name,
            version,
            List.of(requires),
            Optional.of("pip"),
            false,
            true,
            Optional.empty()));
    return this;
  }

  private DependencyGraph graph() {
    return graph("3.11.7");
  }

  private DependencyGraph graph(String python) {
    return new DependencyGraph(
        projects, MarkerEnvironment.of(PythonVersion.parse("3.11"), python, Platform.LINUX_AMD64));
  }

  private List<String> topLevel(String... asked) {
    return graph().topLevel(names(asked)).stream().map(PackageName::toString).toList();
  }

  private static List<PackageName> names(String... names) {
    return List.of(names).stream().map(PackageName::parse).toList();
  }

  @Nested
  class TopLevel {

    @Test
    void areThoseThatNobodyNeeds() {
      with("app", "1", "lib>=1").with("lib", "1", "base").with("base", "1").with("other", "1");

      assertThat(topLevel()).containsExactly("app", "other");
    }

    @Test
    void areThoseThatWereAskedForThoughOthersNeedThem() {
      with("app", "1", "lib").with("lib", "1");

      assertThat(topLevel("lib")).containsExactly("app", "lib");
      assertThat(topLevel("app")).containsExactly("app");
      assertThat(topLevel("not-there")).containsExactly("app");
    }

    @Test
    void doNotCountNeedsWhoseMarkersDoNotApply() {
      with("app", "1", "colorama; sys_platform == 'win32'", "lib; python_version >= '3.8'")
          .with("colorama", "1")
          .with("lib", "1");

      assertThat(topLevel()).containsExactly("app", "colorama");
    }

    @Test
    void doNotCountExtrasThatNobodyAsksFor() {
      with("requests", "2", "idna", "PySocks; extra == 'socks'")
          .with("idna", "3")
          .with("PySocks", "1");

      assertThat(topLevel("requests")).containsExactly("pysocks", "requests");
    }

    @Test
    void countExtrasThatAProjectAsksForAlsoByAnotherExtra() {
      with("app", "1", "lib[all]")
          .with("lib", "1", "lib[fast,Nice_Things]; extra == 'all'")
          .with("quick", "1")
          .with("nice", "1");
      projects.set(
          1,
          new InstalledProject(
              Path.of("lib.dist-info"),
              "lib",
              "1",
              List.of(
                  "lib[fast,Nice_Things]; extra == 'all'",
                  "quick; extra == 'fast'",
                  "nice; extra == 'nice-things'"),
              Optional.empty(),
              false,
              true,
              Optional.empty()));

      assertThat(topLevel()).containsExactly("app");
    }

    @Test
    void areTheFirstOfACircle() {
      with("c", "1", "a").with("a", "1", "b").with("b", "1", "c", "leaf").with("leaf", "1");

      assertThat(topLevel()).containsExactly("a");
    }

    @Test
    void areAboveACircleWhenSomethingIs() {
      with("z", "1", "a").with("a", "1", "b").with("b", "1", "a");

      assertThat(topLevel()).containsExactly("z");
    }
  }

  @Nested
  class Conflicts {

    private List<String> conflicts(DependencyGraph graph, String... leftOut) {
      return graph.conflicts(Set.copyOf(names(leftOut))).stream()
          .map(Conflict::description)
          .toList();
    }

    @Test
    void areWhatIsMissingOrOfAnotherVersion() {
      with("app", "1", "lib>=2,<3", "gone; python_version > '3'", "fine")
          .with("lib", "1.5")
          .with("fine", "0");

      assertThat(conflicts(graph()))
          .containsExactly(
              "`app` 1 requires `lib>=2,<3`, 1.5 is installed",
              "`app` 1 requires `gone`, which is not installed");
    }

    @Test
    void doNotCountExtrasMarkersPreReleasesOldSpellingsAndWhatIsLeftOut() {
      with(
              "app",
              "1",
              "a; extra == 'x'",
              "b; sys_platform == 'win32'",
              "c>=1.0a1",
              "d (>dev)",
              "e",
              "f")
          .with("c", "1.0rc1")
          .with("f", "2004d");

      assertThat(conflicts(graph(), "e")).isEmpty();
    }

    @Test
    void areOthersForAnotherThirdNumber() {
      with("redis", "5", "async-timeout>=4.0.3; python_full_version < '3.11.3'");

      assertThat(conflicts(graph("3.11.7"))).isEmpty();
      assertThat(conflicts(graph("3.11.2")))
          .containsExactly("`redis` 5 requires `async-timeout>=4.0.3`, which is not installed");
    }
  }
}
