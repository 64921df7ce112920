package dev.berth.core.run;

import dev.berth.core.io.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The certificate authorities that the user's programs trust, for programs in a container. Behind a
 * company's network, where connections are signed anew, these are not those of the image.
 *
 * @param bundle a file with all of them, when the user's programs are told of one
 */
public record TrustedAuthorities(Optional<Path> bundle) {

  /** The image's own only. */
  public static final TrustedAuthorities OF_THE_IMAGE = new TrustedAuthorities(Optional.empty());

  /** What we look at ourselves when we connect, in the same order. */
  private static final List<String> ASKED =
      List.of("SSL_CERT_FILE", "PIP_CERT", "REQUESTS_CA_BUNDLE");

  /** OpenSSL and Python; pip; requests; curl; git; Node.js. */
  private static final List<String> TOLD =
      List.of(
          "SSL_CERT_FILE",
          "PIP_CERT",
          "REQUESTS_CA_BUNDLE",
          "CURL_CA_BUNDLE",
          "GIT_SSL_CAINFO",
          "NODE_EXTRA_CA_CERTS");

  /** A name that no secret of a person has by chance. */
  private static final String NAME = "berth-ca-certificates.crt";

  /** Those that this environment names. */
  public static TrustedAuthorities in(Environment environment) {
    return new TrustedAuthorities(
        ASKED.stream()
            .map(environment::find)
            .flatMap(Optional::stream)
            .map(Path::of)
            .filter(Files::isRegularFile)
            .findFirst());
  }

  /** These secrets, and the file, which is beside them: where nothing of it stays in a layer. */
  List<Secret> besides(List<Secret> secrets) throws IOException {
    if (bundle.isEmpty()) {
      return secrets;
    }
    Secret file = new Secret(NAME, Files.readAllBytes(bundle.get()), false);
    return Stream.concat(secrets.stream(), Stream.of(file)).toList();
  }

  /** The variables that programs look at, beside others which win. */
  Map<String, String> addedTo(Map<String, String> variables) {
    if (bundle.isEmpty()) {
      return variables;
    }
    Map<String, String> all = new TreeMap<>();
    TOLD.forEach(name -> all.put(name, Secret.FOLDER + "/" + NAME));
    all.putAll(variables);
    return all;
  }
}
