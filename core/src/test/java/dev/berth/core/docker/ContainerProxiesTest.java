package dev.berth.core.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.berth.core.Problem;
import dev.berth.core.oci.ImageReference;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerProxiesTest {

  private static final String ENGINE = "unix:///var/run/docker.sock";

  @TempDir private Path folder;

  private ContainerProxies proxies(String config) throws IOException {
    Files.writeString(folder.resolve("config.json"), config);
    return new DockerFolder(folder).proxies(ENGINE);
  }

  @Test
  void areTheVariablesThatProgramsRead() throws IOException {
    assertThat(
            proxies(
                    """
                    {"proxies": {"default": {
                      "httpProxy": "http://proxy:1", "httpsProxy": "http://proxy:2",
                      "noProxy": "localhost", "ftpProxy": "http://proxy:3", "allProxy": "socks5://proxy:4"
                    }}}
                    """)
                .variables())
        .containsOnly(
            entry("HTTP_PROXY", "http://proxy:1"),
            entry("http_proxy", "http://proxy:1"),
            entry("HTTPS_PROXY", "http://proxy:2"),
            entry("https_proxy", "http://proxy:2"),
            entry("NO_PROXY", "localhost"),
            entry("no_proxy", "localhost"),
            entry("FTP_PROXY", "http://proxy:3"),
            entry("ftp_proxy", "http://proxy:3"),
            entry("ALL_PROXY", "socks5://proxy:4"),
            entry("all_proxy", "socks5://proxy:4"));
  }

  /** An Engine's own are not completed by those for all. */
  @Test
  void areThoseOfTheEngineWhereItHasSome() throws IOException {
    assertThat(
            proxies(
                    """
                    {"proxies": {
                      "default": {"httpProxy": "http://proxy:1", "noProxy": "localhost"},
                      "unix:///var/run/docker.sock": {"httpProxy": "http://other:1", "noProxy": ""},
                      "tcp://other:2375": {"ftpProxy": "http://proxy:3"}
                    }}
                    """)
                .variables())
        .containsOnly(entry("HTTP_PROXY", "http://other:1"), entry("http_proxy", "http://other:1"));
  }

  @Test
  void areNoneWhereNoneAreSet() throws IOException {
    assertThat(new DockerFolder(folder).proxies(ENGINE).isEmpty()).isTrue();
    assertThat(proxies("{\"auths\": {}}").isEmpty()).isTrue();
    assertThat(proxies("{\"proxies\": {\"tcp://other:2375\": {\"httpProxy\": \"x\"}}}").isEmpty())
        .isTrue();
  }

  @Test
  void saysWhenTheyCannotBeRead() {
    assertThatThrownBy(() -> proxies("{\"proxies\": {\"default\": {\"httpProxy\": 1}}}"))
        .isInstanceOfSatisfying(
            EngineException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        Problem.of("cannot find the Docker Engine")
                            .because(
                                "cannot read `%s`: `httpProxy` is not a text"
                                    .formatted(folder.resolve("config.json")))));
  }

  @Test
  void leaveWhatTheUserHasSet() throws IOException {
    ContainerProxies proxies =
        proxies("{\"proxies\": {\"default\": {\"httpProxy\": \"http://proxy:1\"}}}");

    assertThat(proxies.addedTo(Map.of("http_proxy", "", "MODE", "test")))
        .containsOnly(
            entry("http_proxy", ""), entry("MODE", "test"), entry("HTTP_PROXY", "http://proxy:1"));
  }

  @Test
  void areArgumentsOfABuildAndNeverShown() throws IOException {
    ContainerProxies proxies =
        proxies("{\"proxies\": {\"default\": {\"httpProxy\": \"http://me:word@proxy:1\"}}}");
    BuildPlan plan =
        new BuildPlan(
            "Dockerfile", Optional.<ImageReference>empty(), true, Optional.empty(), proxies);

    assertThat(URLDecoder.decode(plan.query(), UTF_8))
        .contains(
            "&buildargs={\"HTTP_PROXY\":\"http://me:word@proxy:1\","
                + "\"http_proxy\":\"http://me:word@proxy:1\"}");
    assertThat(plan.toString()).doesNotContain("word");
  }
}
