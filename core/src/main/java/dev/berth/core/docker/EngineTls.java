package dev.berth.core.docker;

import com.github.dockerjava.core.util.CertificateUtils;
import dev.berth.core.io.TrustAnyone;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * How a connection to an Engine is secured, by the rules of {@code docker} itself: files of PEM, of
 * which each may be missing. docker-java's own way speaks without TLS when one is.
 *
 * @param authorities who may vouch for the Engine; absent for those whom Java trusts
 * @param certificate ours, to prove who we are; absent to prove nothing
 * @param key of our certificate
 * @param verify whether the Engine has to prove who it is
 */
record EngineTls(
    Optional<Path> authorities, Optional<Path> certificate, Optional<Path> key, boolean verify) {

  private static final char[] IN_MEMORY_ONLY = new char[0];

  /** With those of docker's three files that are in a folder. */
  static EngineTls whatIsIn(Path folder, boolean verify) {
    return new EngineTls(
        file(folder, "ca.pem"), file(folder, "cert.pem"), file(folder, "key.pem"), verify);
  }

  private static Optional<Path> file(Path folder, String name) {
    return Optional.of(folder.resolve(name)).filter(Files::exists);
  }

  /**
   * Reads the files.
   *
   * @throws EngineException when one is not what it should be
   */
  SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          certificate.isPresent() && key.isPresent()
              ? keys(certificate.get(), key.get()).getKeyManagers()
              : null,
          trust(),
          null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has TLS", e);
    }
  }

  private TrustManager @Nullable [] trust() throws GeneralSecurityException {
    if (!verify) {
      return new TrustManager[] {new TrustAnyone()};
    }
    if (authorities.isEmpty()) {
      return null;
    }
    KeyStore store = emptyStore();
    int number = 0;
    for (Certificate authority : certificates(authorities.get())) {
      store.setCertificateEntry("authority-" + number++, authority);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static KeyManagerFactory keys(Path certificate, Path key)
      throws GeneralSecurityException {
    KeyStore store = emptyStore();
    Certificate[] chain = certificates(certificate).toArray(Certificate[]::new);
    try {
      store.setKeyEntry("ours", privateKey(key), IN_MEMORY_ONLY, chain);
    } catch (GeneralSecurityException e) {
      throw EngineException.unreadable(key, e);
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, IN_MEMORY_ONLY);
    return factory;
  }

  private static KeyStore emptyStore() throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try {
      store.load(null, null);
    } catch (IOException e) {
      throw new IllegalStateException("nothing is read", e);
    }
    return store;
  }

  private static Collection<? extends Certificate> certificates(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (found.isEmpty()) {
        throw EngineException.unreadable(file, new IOException("there is no certificate in it"));
      }
      return found;
    } catch (IOException | GeneralSecurityException e) {
      throw EngineException.unreadable(file, e);
    }
  }

  /** Of all the forms that OpenSSL writes, of which Java reads PKCS #8 only. */
  private static PrivateKey privateKey(Path file) throws GeneralSecurityException {
    try {
      PrivateKey key =
          CertificateUtils.loadPrivateKey(Files.readString(file, StandardCharsets.US_ASCII));
      if (key == null) {
        throw new IOException("there is no key in it that can be read without a password");
      }
      return key;
    } catch (IOException e) {
      throw EngineException.unreadable(file, e);
    }
  }
}
