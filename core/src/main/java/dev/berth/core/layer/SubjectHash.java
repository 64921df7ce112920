package dev.berth.core.layer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;

/**
 * The number by which OpenSSL finds a certificate in a folder (X509_NAME_hash(3)): the first four
 * bytes of SHA-1 over the subject in canonical form, in which texts are UTF-8, in lower case, with
 * single spaces inside and none around.
 */
final class SubjectHash {

  private SubjectHash() {}

  /** The eight hex digits for a subject in DER. */
  static String of(byte[] subject) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      for (ASN1Encodable relative :
          ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(subject))) {
        sha1.update(canonical(ASN1Set.getInstance(relative)));
      }
      byte[] hash = sha1.digest();
      return String.format(Locale.ROOT, "%02x%02x%02x%02x", hash[3], hash[2], hash[1], hash[0]);
    } catch (IOException e) {
      throw new UncheckedIOException("a subject that was parsed can be encoded", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }

  private static byte[] canonical(ASN1Set names) throws IOException {
    List<ASN1Encodable> pairs = new ArrayList<>();
    for (ASN1Encodable name : names) {
      ASN1Sequence pair = ASN1Sequence.getInstance(name);
      ASN1EncodableVector both = new ASN1EncodableVector();
      both.add(pair.getObjectAt(0));
      both.add(canonical(pair.getObjectAt(1)));
      pairs.add(new DERSequence(both));
    }
    return new DERSet(pairs.toArray(new ASN1Encodable[0])).getEncoded(ASN1Encoding.DER);
  }

  private static ASN1Encodable canonical(ASN1Encodable value) {
    if (!(value instanceof ASN1String text) || value instanceof DERBitString) {
      return value;
    }
    return new DERUTF8String(lowerCaseAscii(text.getString().strip().replaceAll("\\s+", " ")));
  }

  private static String lowerCaseAscii(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] >= 'A' && bytes[i] <= 'Z') {
        bytes[i] += 'a' - 'A';
      }
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
