package dev.berth.core.io;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A name and a password for HTTP's basic authentication (RFC 7617). Never shown. */
public record Credentials(String user, String password) {

  /** What an address holds before its {@code @}: {@code user:password}, percent-encoded. */
  public static Optional<Credentials> in(URI address) {
    return Optional.ofNullable(address.getRawUserInfo())
        .map(
            info -> {
              int colon = info.indexOf(':');
              return colon < 0
                  ? new Credentials(decode(info), "")
                  : new Credentials(
                      decode(info.substring(0, colon)), decode(info.substring(colon + 1)));
            });
  }

  private static String decode(String text) {
    // URLDecoder reads forms, where a plus is a space; in an address it is a plus.
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** The value of the header {@code Authorization}. */
  String header() {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "****";
  }
}
