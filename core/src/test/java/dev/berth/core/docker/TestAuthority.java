package dev.berth.core.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority of a test's own, with certificates as Docker's guide to TLS has them made. */
public final class TestAuthority {

  private static final char[] PASSWORD = "x".toCharArray();

  private final String name;
  private final KeyPair pair = newPair();
  private final X509Certificate certificate;
  private int issued = 1;

  public TestAuthority(String name) {
    this.name = name;
    this.certificate = issue(name, "authority", pair, Duration.ofHours(1), true);
  }

  private static KeyPair newPair() {
    try {
      return KeyPairGenerator.getInstance("EC").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private X509Certificate issue(
      String subject, String host, KeyPair keys, Duration left, boolean authority) {
    Instant now = Instant.now();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            new X500Name("CN=" + name),
            BigInteger.valueOf(issued++),
            Date.from(now.minus(Duration.ofDays(2))),
            Date.from(now.plus(left)),
            new X500Name("CN=" + subject),
            keys.getPublic());
    try {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      if (!authority) {
        int kind = host.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName;
        builder.addExtension(
            Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(kind, host)));
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a server shows that must be called so, and is asked for a certificate of ours by. */
  public SSLContext server(String host) {
    return server(host, Duration.ofHours(1));
  }

  /** The same whose certificate is valid so long from now on. */
  public SSLContext server(String host, Duration left) {
    KeyPair keys = newPair();
    try {
      KeyStore own = emptyStore();
      own.setKeyEntry(
          "server",
          keys.getPrivate(),
          PASSWORD,
          new Certificate[] {issue("engine", host, keys, left, false)});
      KeyManagerFactory ours =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      ours.init(own, PASSWORD);
      KeyStore trusted = emptyStore();
      trusted.setCertificateEntry("authority", certificate);
      TrustManagerFactory theirs =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      theirs.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(ours.getKeyManagers(), theirs.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyStore emptyStore() throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try {
      store.load(null, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return store;
  }

  /** Writes {@code ca.pem}, {@code cert.pem} and {@code key.pem} of a client into a folder. */
  public Path writeClient(Path folder) throws IOException {
    KeyPair keys = newPair();
    X509Certificate client = issue("client", "client", keys, Duration.ofHours(1), false);
    Files.createDirectories(folder);
    try {
      write(folder.resolve("ca.pem"), "CERTIFICATE", certificate.getEncoded());
      write(folder.resolve("cert.pem"), "CERTIFICATE", client.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    write(folder.resolve("key.pem"), "PRIVATE KEY", keys.getPrivate().getEncoded());
    return folder;
  }

  private static void write(Path file, String what, byte[] bytes) throws IOException {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    Files.writeString(
        file, "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n");
  }
}
