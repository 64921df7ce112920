package dev.berth.core.debian;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPObjectFactory;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/**
 * The keys that an archive's release files must be signed by. One good signature by one of them is
 * enough, since an archive signs with the keys of several releases; a signature of one of them that
 * does not fit the text spoils it all.
 */
public final class ArchiveKeys {

  private static final Set<Integer> TRUSTED_HASHES =
      Set.of(
          HashAlgorithmTags.SHA224,
          HashAlgorithmTags.SHA256,
          HashAlgorithmTags.SHA384,
          HashAlgorithmTags.SHA512);

  private final Map<Long, PGPPublicKey> keys = new TreeMap<>();

  private ArchiveKeys() {}

  /** The keys of Debian 11, 12 and 13: automatic, security and stable. */
  public static ArchiveKeys debian() {
    return shipped("debian-archive.pgp");
  }

  /** The keys of Ubuntu's archive. */
  public static ArchiveKeys ubuntu() {
    return shipped("ubuntu-archive.pgp");
  }

  /**
   * Reads public keys, one after another, not armored.
   *
   * @throws IOException when there is anything else in the stream
   */
  public static ArchiveKeys read(InputStream in) throws IOException {
    ArchiveKeys archiveKeys = new ArchiveKeys();
    PGPObjectFactory objects = new PGPObjectFactory(in, new BcKeyFingerprintCalculator());
    for (Object object = objects.nextObject(); object != null; object = objects.nextObject()) {
      if (!(object instanceof PGPPublicKeyRing ring)) {
        throw new IOException("not a public key: " + object.getClass().getSimpleName());
      }
      for (Iterator<PGPPublicKey> keys = ring.getPublicKeys(); keys.hasNext(); ) {
        PGPPublicKey key = keys.next();
        archiveKeys.keys.put(key.getKeyID(), key);
      }
    }
    return archiveKeys;
  }

  private static ArchiveKeys shipped(String resource) {
    try (InputStream in = ArchiveKeys.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("our own resource " + resource + " is missing");
      }
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("our own resource " + resource + " is damaged", e);
    }
  }

  /** The identifiers of all keys, sorted. */
  List<String> identifiers() {
    return keys.keySet().stream().map(ArchiveKeys::identifier).sorted().toList();
  }

  /**
   * The text of a signed document.
   *
   * @param address where it came from, for errors
   * @throws ArchiveException when it is not signed as it must be
   */
  String verify(byte[] document, String address) {
    ClearSignedText signed;
    List<PGPSignature> signatures;
    try {
      signed = ClearSignedText.parse(document);
      signatures = signatures(signed.signature());
    } catch (IOException e) {
      throw ArchiveException.malformed(address, e.getMessage());
    }
    List<String> strangers = new ArrayList<>();
    boolean trusted = false;
    for (PGPSignature signature : signatures) {
      PGPPublicKey key = keys.get(signature.getKeyID());
      if (key == null || !TRUSTED_HASHES.contains(signature.getHashAlgorithm())) {
        strangers.add(identifier(signature.getKeyID()));
      } else if (!fits(signature, key, signed.signed())) {
        throw ArchiveException.badSignature(address, identifier(signature.getKeyID()));
      } else if (madeWhileValid(signature, key)) {
        trusted = true;
      } else {
        strangers.add(identifier(signature.getKeyID()) + " (expired)");
      }
    }
    if (!trusted) {
      throw ArchiveException.unknownSigner(address, strangers);
    }
    return signed.text();
  }

  private static List<PGPSignature> signatures(byte[] armored) throws IOException {
    List<PGPSignature> all = new ArrayList<>();
    try (InputStream decoded = PGPUtil.getDecoderStream(new ByteArrayInputStream(armored))) {
      PGPObjectFactory objects = new BcPGPObjectFactory(decoded);
      for (Object object = objects.nextObject(); object != null; object = objects.nextObject()) {
        if (!(object instanceof PGPSignatureList list)) {
          throw new IOException("its signature is not a signature");
        }
        list.forEach(all::add);
      }
    } catch (RuntimeException e) {
      // Bouncy Castle answers some damaged packets with unchecked exceptions.
      throw new IOException("its signature is damaged", e);
    }
    return all;
  }

  private static boolean fits(PGPSignature signature, PGPPublicKey key, byte[] text) {
    int type = signature.getSignatureType();
    if (type != PGPSignature.CANONICAL_TEXT_DOCUMENT && type != PGPSignature.BINARY_DOCUMENT) {
      return false;
    }
    try {
      signature.init(new BcPGPContentVerifierBuilderProvider(), key);
      signature.update(text);
      return signature.verify();
    } catch (PGPException | RuntimeException e) {
      return false;
    }
  }

  private static boolean madeWhileValid(PGPSignature signature, PGPPublicKey key) {
    long made = signature.getCreationTime().getTime();
    long created = key.getCreationTime().getTime();
    long seconds = key.getValidSeconds();
    return made >= created && (seconds == 0 || made <= created + seconds * 1000);
  }

  private static String identifier(long keyId) {
    return HexFormat.of().toHexDigits(keyId).toUpperCase(Locale.ROOT);
  }
}
