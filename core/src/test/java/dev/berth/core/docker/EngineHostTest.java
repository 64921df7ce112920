package dev.berth.core.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hosts as {@code docker} reads them: what it made of each is in the second column. */
class EngineHostTest {

  @ParameterizedTest
  @CsvSource({
    "unix:///var/run/docker.sock, unix:///var/run/docker.sock",
    "' unix:///run/a b.sock ', unix:///run/a b.sock",
    "unix://, unix:///var/run/docker.sock",
    "tcp://127.0.0.1:2375, tcp://127.0.0.1:2375",
    "tcp://build, tcp://build:2375",
    "tcp://, tcp://localhost:2375",
    "tcp://:2376, tcp://localhost:2376",
    "tcp://build:2375/, tcp://build:2375",
    "tcp://build:2375/proxy/docker, tcp://build:2375/proxy/docker",
    "tcp://[::1]:2375, tcp://[::1]:2375",
    "127.0.0.1:2375, tcp://127.0.0.1:2375",
    "build, tcp://build:2375",
    "ssh://build, ssh://build",
    "ssh://me@build:2222, ssh://me@build:2222",
    "ssh://me@build/run/user/1000/docker.sock, ssh://me@build/run/user/1000/docker.sock",
  })
  void readsWhatDockerReads(String text, String host) {
    assertThat(EngineHost.parse(text)).hasToString(host);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://build:2375 | `http://` is none of `unix://`, `tcp://`, `ssh://` and `npipe://`",
        "npipe:////./pipe/docker_engine | named pipes are only on Windows",
        "tcp://build:99999 | `99999` is no port",
        "tcp://build:port | expected `tcp://HOST:PORT`",
        "tcp://a_b:2375 | `a_b` is no name of a host",
        "tcp://a b | it is no address: Illegal character in authority",
        "ssh://me:secret@build | a password cannot be given to `ssh`",
        "ssh://-oProxyCommand=id | expected `ssh://USER@HOST:PORT`",
        "ssh://build?x=1 | expected `ssh://USER@HOST:PORT`",
        "ssh:// | it is no address: Expected authority",
      })
  void saysWhatIsWrong(String text, String why) {
    assertThatThrownBy(() -> EngineHost.parse(text)).hasMessage(why);
  }
}
