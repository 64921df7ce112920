package dev.berth.core.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AlternativesTest {

  private final RootTree tree = new RootTree();

  private static final String AWK =
      """
      #!/bin/sh
      set -e
      case "$1" in
      configure)
        update-alternatives --quiet --install /usr/bin/awk awk /usr/bin/mawk 5 \\
          --slave /usr/share/man/man1/awk.1.gz awk.1.gz /usr/share/man/man1/mawk.1.gz \\
          --slave /usr/bin/nawk nawk /usr/bin/mawk
        ;;
      esac
      """;

  @Test
  void linksTheHighestPriorityThroughEtc() throws IOException {
    tree.put("usr/bin/mawk", RootEntry.file("mawk", 0755));
    tree.put("usr/bin/gawk", RootEntry.file("gawk", 0755));

    install(AWK, "update-alternatives --install /usr/bin/awk awk /usr/bin/gawk 10\n");

    assertThat(target("usr/bin/awk")).isEqualTo("/etc/alternatives/awk");
    assertThat(target("etc/alternatives/awk")).isEqualTo("/usr/bin/gawk");
    assertThat(tree.find("usr/bin/nawk")).isEmpty();
  }

  /** As update-alternatives itself writes it. */
  @Test
  void remembersWhatCanBeChosen() throws IOException {
    tree.put("usr/bin/mawk", RootEntry.file("mawk", 0755));

    install(AWK);

    assertThat(target("etc/alternatives/nawk")).isEqualTo("/usr/bin/mawk");
    assertThat(tree.text("var/lib/dpkg/alternatives/awk"))
        .contains(
            """
            auto
            /usr/bin/awk
            awk.1.gz
            /usr/share/man/man1/awk.1.gz
            nawk
            /usr/bin/nawk

            /usr/bin/mawk
            5
            /usr/share/man/man1/mawk.1.gz
            /usr/bin/mawk

            """);
  }

  @Test
  void leavesOutWhatIsNotThere() throws IOException {
    install("update-alternatives --install /usr/bin/x x /usr/bin/gone 1\n");

    assertThat(tree.entries()).isEmpty();
  }

  @Test
  void keepsAFileThatIsInThePlaceOfALink() throws IOException {
    tree.put("usr/bin/mawk", RootEntry.file("mawk", 0755));
    tree.put("usr/bin/awk", RootEntry.file("real", 0755));

    install(AWK);

    assertThat(tree.text("usr/bin/awk")).contains("real");
  }

  @Nested
  class AScriptIs {

    @Test
    void harmlessWhenItOnlyDoesThis() {
      assertThat(MaintainerScript.parse(AWK).isHarmless()).isTrue();
    }

    @Test
    void harmlessWhenToolsWroteTheRest() {
      assertThat(
              MaintainerScript.parse(
                      """
                      #!/bin/sh
                      set -e
                      # Automatically added by dh_makeshlibs/13
                      if [ "$1" = "configure" ]; then
                        ldconfig
                      fi
                      # End automatically added section
                      exit 0
                      """)
                  .isHarmless())
          .isTrue();
    }

    @Test
    void notHarmlessWhenItDoesMore() {
      assertThat(MaintainerScript.parse("#!/bin/sh\nadduser --system tool\n").isHarmless())
          .isFalse();
      assertThat(MaintainerScript.parse("echo all > /etc/hosts.allow\n").isHarmless()).isFalse();
      assertThat(
              MaintainerScript.parse("if [ \"$1\" = configure ]; then touch /x; fi\n").isHarmless())
          .isFalse();
    }
  }

  private void install(String... scripts) {
    Alternatives.write(
        tree,
        Arrays.stream(scripts)
            .flatMap(script -> MaintainerScript.parse(script).alternatives().stream())
            .toList());
  }

  private String target(String path) {
    return tree.find(path).orElseThrow().target();
  }
}
