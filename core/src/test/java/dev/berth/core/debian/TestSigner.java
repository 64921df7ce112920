package dev.berth.core.debian;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/** An archive's owner: has a key and signs release files in clear. */
public final class TestSigner {

  private final BcPGPKeyPair pair;

  public TestSigner() {
    Ed25519KeyPairGenerator generator = new Ed25519KeyPairGenerator();
    generator.init(new Ed25519KeyGenerationParameters(new SecureRandom()));
    try {
      pair =
          new BcPGPKeyPair(
              PublicKeyPacket.VERSION_4,
              PublicKeyAlgorithmTags.EDDSA_LEGACY,
              generator.generateKeyPair(),
              new Date(0));
    } catch (PGPException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The key's number as errors show it. */
  public String keyId() {
    return String.format("%016X", pair.getKeyID());
  }

  /** Keys by which what this signer signs is trusted. */
  public ArchiveKeys keys() throws IOException {
    return ArchiveKeys.read(
        new ByteArrayInputStream(new PGPPublicKeyRing(List.of(pair.getPublicKey())).getEncoded()));
  }

  /** A text signed in clear (RFC 9580, section 7). */
  public byte[] sign(String text) {
    return sign(text, HashAlgorithmTags.SHA512);
  }

  byte[] sign(String text, int hash) {
    String lines = text.lines().map(String::stripTrailing).collect(Collectors.joining("\r\n"));
    try {
      PGPSignatureGenerator generator =
          new PGPSignatureGenerator(
              new BcPGPContentSignerBuilder(pair.getPublicKey().getAlgorithm(), hash),
              pair.getPublicKey());
      generator.init(PGPSignature.CANONICAL_TEXT_DOCUMENT, pair.getPrivateKey());
      generator.update(lines.getBytes(StandardCharsets.UTF_8));
      ByteArrayOutputStream signature = new ByteArrayOutputStream();
      try (ArmoredOutputStream armored = new ArmoredOutputStream(signature)) {
        generator.generate().encode(armored);
      }
      String escaped =
          text.lines()
              .map(line -> line.startsWith("-") ? "- " + line : line)
              .collect(Collectors.joining("\n"));
      return ("-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n"
              + escaped
              + "\n"
              + signature.toString(StandardCharsets.US_ASCII))
          .getBytes(StandardCharsets.UTF_8);
    } catch (PGPException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
