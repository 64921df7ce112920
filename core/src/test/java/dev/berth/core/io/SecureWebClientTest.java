package dev.berth.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom secure connections trust, with a server whose authority only the test knows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecureWebClientTest {

  @TempDir static Path folder;
  private HttpsServer server;
  private Path authority;

  @BeforeAll
  void start() throws Exception {
    KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
    KeyPair pair = keys.generateKeyPair();
    X509Certificate certificate = certificate(pair);
    authority = Files.createDirectories(folder.resolve("authorities")).resolve("test.pem");
    Files.writeString(
        authority,
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
            + "\n-----END CERTIFICATE-----\n");
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(pair, certificate)));
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("ok".getBytes(StandardCharsets.US_ASCII));
          }
        });
    server.start();
  }

  @AfterAll
  void stop() {
    server.stop(0);
  }

  private static X509Certificate certificate(KeyPair pair) throws Exception {
    X500Name name = new X500Name("CN=localhost");
    Instant now = Instant.now();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.ONE,
            Date.from(now.minusSeconds(3600)),
            Date.from(now.plusSeconds(3600)),
            name,
            pair.getPublic());
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
  }

  private static SSLContext context(KeyPair pair, X509Certificate certificate) throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    char[] password = "x".toCharArray();
    store.setKeyEntry("server", pair.getPrivate(), password, new Certificate[] {certificate});
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private String read(String host, Map<String, String> variables, Set<String> trusted)
      throws IOException {
    WebClient client =
        new WebClient(
            new WebSettings(
                new Environment(variables),
                CredentialSource.NONE,
                trusted,
                new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1)),
                Duration.ofSeconds(30)));
    URI url = URI.create("https://" + host + ":" + server.getAddress().getPort() + "/page");
    return new String(client.read(url, "*/*", 10).body(), StandardCharsets.US_ASCII);
  }

  @Test
  void trustNobodyUnknown() {
    assertThatThrownBy(() -> read("localhost", Map.of(), Set.of()))
        .isInstanceOf(TransferException.class)
        .hasMessageStartingWith(
            "`https://localhost:"
                + server.getAddress().getPort()
                + "/page` has no secure connection: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SSL_CERT_FILE", "PIP_CERT", "REQUESTS_CA_BUNDLE"})
  void trustWhomAFileNames(String variable) throws IOException {
    assertThat(read("localhost", Map.of(variable, authority.toString()), Set.of())).isEqualTo("ok");
  }

  @Test
  void trustWhomAFolderNames() throws IOException {
    String place = authority.getParent().toString();

    assertThat(read("localhost", Map.of("SSL_CERT_DIR", place), Set.of())).isEqualTo("ok");
  }

  @Test
  void doNotTrustOneHostForAnother() {
    assertThatThrownBy(
            () -> read("127.0.0.1", Map.of("SSL_CERT_FILE", authority.toString()), Set.of()))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("has no secure connection");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost"})
  void trustHostsThatTheUserTrusts(String host) throws IOException {
    assertThat(read(host, Map.of(), Set.of(host))).isEqualTo("ok");
    assertThat(read(host, Map.of(), Set.of(host + ":" + server.getAddress().getPort())))
        .isEqualTo("ok");
  }

  @Test
  void passOverFilesThatAreNoCertificates() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "no certificate");

    assertThatThrownBy(
            () ->
                read(
                    "localhost",
                    Map.of("SSL_CERT_FILE", file.toString(), "PIP_CERT", "/nonexistent"),
                    Set.of()))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("has no secure connection");
  }
}
