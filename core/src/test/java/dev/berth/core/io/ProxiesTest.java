package dev.berth.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {

  private static Proxy select(Map<String, String> variables, String address) {
    return new Proxies(new Environment(variables)).select(URI.create(address)).get(0);
  }

  private static Proxy proxy(String host, int port) {
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
  }

  @ParameterizedTest
  @CsvSource({
    "HTTPS_PROXY, http://proxy:3128, https://pypi.org/, true",
    "https_proxy, proxy:3128, https://pypi.org/, true",
    "HTTP_PROXY, http://u:p@proxy:3128, http://pypi.org/, true",
    "ALL_PROXY, http://proxy:3128, http://pypi.org/, true",
    "HTTP_PROXY, http://proxy:3128, https://pypi.org/, false",
    "HTTPS_PROXY, http://proxy:3128, https://127.0.0.1:9/, false",
    "HTTPS_PROXY, http://proxy:3128, https://localhost/, false",
    "HTTPS_PROXY, socks5://proxy:3128, https://pypi.org/, false",
  })
  void aVariableNamesTheProxy(String name, String value, String address, boolean proxied) {
    assertThat(select(Map.of(name, value), address))
        .isEqualTo(proxied ? proxy("proxy", 3128) : Proxy.NO_PROXY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pypi.org | https://pypi.org/ | true",
        "pypi.org | https://files.pypi.org/ | true",
        ".pypi.org | https://files.pypi.org/ | true",
        "*.pypi.org | https://files.pypi.org/ | true",
        "pypi.org | https://notpypi.org/ | false",
        "a, PyPI.org | https://pypi.ORG/ | true",
        "pypi.org:8443 | https://pypi.org/ | false",
        "pypi.org:8443 | https://pypi.org:8443/ | true",
        "* | https://pypi.org/ | true",
        "10.0.0.0/8 | https://10.2.3.4/ | true",
        "10.0.0.0/8 | https://11.2.3.4/ | false",
        "10.0.0.0/8 | https://pypi.org/ | false",
      })
  void someHostsAreReachedDirectly(String list, String address, boolean direct) {
    assertThat(select(Map.of("HTTPS_PROXY", "http://proxy:3128", "NO_PROXY", list), address))
        .isEqualTo(direct ? Proxy.NO_PROXY : proxy("proxy", 3128));
  }

  @Test
  void aProxysOwnCredentialsAreInItsAddress() {
    Proxies proxies =
        new Proxies(new Environment(Map.of("HTTPS_PROXY", "http://jane:s%40crt@proxy:3128")));

    assertThat(proxies.credentials(URI.create("https://pypi.org/")))
        .contains(new Credentials("jane", "s@crt"));
    assertThat(proxies.credentials(URI.create("http://pypi.org/"))).isEmpty();
  }
}
