package dev.berth.core.io;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom a secure connection trusts: the authorities that the JDK trusts, and those in the files that
 * {@code SSL_CERT_FILE}, {@code PIP_CERT}, {@code REQUESTS_CA_BUNDLE} and {@code SSL_CERT_DIR}
 * name. The files are read only when the JDK's do not suffice.
 */
final class Certificates extends X509ExtendedTrustManager {

  private final Environment environment;
  private final X509ExtendedTrustManager standard;
  private @Nullable X509ExtendedTrustManager more;

  private Certificates(Environment environment) throws GeneralSecurityException {
    this.environment = environment;
    this.standard = trusting(null);
  }

  /** Connections that trust those whom this environment names. */
  static SSLContext verifying(Environment environment) throws GeneralSecurityException {
    return context(new Certificates(environment));
  }

  /** Connections to hosts that the user said to trust without proof. */
  static SSLContext trustingAnyone() throws GeneralSecurityException {
    return context(new TrustAnyone());
  }

  private static SSLContext context(TrustManager trust) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {trust}, null);
    return context;
  }

  private static X509ExtendedTrustManager trusting(@Nullable KeyStore authorities)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities);
    return Stream.of(factory.getTrustManagers())
        .filter(X509ExtendedTrustManager.class::isInstance)
        .map(X509ExtendedTrustManager.class::cast)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("every Java platform has X.509"));
  }

  private synchronized Optional<X509ExtendedTrustManager> more() throws CertificateException {
    if (more == null) {
      Set<Certificate> found = new LinkedHashSet<>();
      for (Path file : files()) {
        found.addAll(read(file));
      }
      if (found.isEmpty()) {
        return Optional.empty();
      }
      try {
        KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
        authorities.load(null, null);
        int number = 0;
        for (Certificate certificate : found) {
          authorities.setCertificateEntry("authority-" + number++, certificate);
        }
        more = trusting(authorities);
      } catch (GeneralSecurityException | IOException e) {
        throw new CertificateException(e);
      }
    }
    return Optional.of(more);
  }

  private Set<Path> files() {
    Set<Path> files = new LinkedHashSet<>();
    for (String name : new String[] {"SSL_CERT_FILE", "PIP_CERT", "REQUESTS_CA_BUNDLE"}) {
      environment.find(name).ifPresent(file -> addFile(files, Path.of(file)));
    }
    environment.find("SSL_CERT_DIR").ifPresent(folder -> addFile(files, Path.of(folder)));
    return files;
  }

  /** Adds a file, or what a folder holds, each file once however many links name it. */
  private static void addFile(Set<Path> files, Path place) {
    try {
      if (Files.isDirectory(place)) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(place)) {
          for (Path entry : entries) {
            if (Files.isRegularFile(entry)) {
              files.add(entry.toRealPath());
            }
          }
        }
      } else {
        files.add(place.toRealPath());
      }
    } catch (IOException unreadable) {
      // Then it proves nobody, and the connection fails with the certificate's own reason.
    }
  }

  private static Set<Certificate> read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new LinkedHashSet<>(CertificateFactory.getInstance("X.509").generateCertificates(in));
    } catch (IOException | CertificateException notCertificates) {
      return Set.of();
    }
  }

  /** One way to check a chain. */
  private interface Check {
    void by(X509ExtendedTrustManager trust) throws CertificateException;
  }

  private void check(Check check) throws CertificateException {
    try {
      check.by(standard);
    } catch (CertificateException unknown) {
      Optional<X509ExtendedTrustManager> others = more();
      if (others.isEmpty()) {
        throw unknown;
      }
      check.by(others.get());
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(trust -> trust.checkServerTrusted(chain, type, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(trust -> trust.checkServerTrusted(chain, type, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(trust -> trust.checkServerTrusted(chain, type));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    standard.checkClientTrusted(chain, type, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    standard.checkClientTrusted(chain, type, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    standard.checkClientTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return standard.getAcceptedIssuers();
  }
}
