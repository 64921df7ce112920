package dev.berth.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetrcTest {

  private static final URI PYPI = URI.create("https://pypi.example/simple/");

  @Test
  void findsTheEntryOfAHost() {
    Netrc netrc =
        Netrc.parse(
            """
            # mine
            machine other login x password y
            machine pypi.example
              login jane
              account ignored
              password "a \\"b\\" c"
            machine pypi.example login second password z
            """);

    assertThat(netrc.find(PYPI)).contains(new Credentials("jane", "a \"b\" c"));
    assertThat(netrc.find(URI.create("https://third/"))).isEmpty();
  }

  @Test
  void fallsBackToTheDefault() {
    assertThat(Netrc.parse("machine a login b password c default login d password e").find(PYPI))
        .contains(new Credentials("d", "e"));
  }

  @Test
  void passesOverMacros() {
    Netrc netrc =
        Netrc.parse(
            "macdef init\nmachine pypi.example login no password no\n\n"
                + "machine pypi.example login jane password yes\n");

    assertThat(netrc.find(PYPI)).contains(new Credentials("jane", "yes"));
  }

  @Test
  void isFoundAtHomeOrWhereItsVariableSays(@TempDir Path home) throws IOException {
    Files.writeString(home.resolve(".netrc"), "machine pypi.example login home password x");
    Path other = Files.writeString(home.resolve("n"), "machine pypi.example login set password x");

    assertThat(Netrc.of(new Environment(Map.of()), home).find(PYPI))
        .contains(new Credentials("home", "x"));
    assertThat(Netrc.of(new Environment(Map.of("NETRC", other.toString())), home).find(PYPI))
        .contains(new Credentials("set", "x"));
    assertThat(Netrc.of(new Environment(Map.of()), home.resolve("nowhere")).find(PYPI)).isEmpty();
  }

  @Test
  void showsNoPassword() {
    assertThat(Netrc.parse("machine pypi.example login jane password yes").find(PYPI).toString())
        .doesNotContain("jane")
        .doesNotContain("yes");
  }
}
