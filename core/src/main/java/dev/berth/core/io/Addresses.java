package dev.berth.core.io;

import java.net.URI;
import java.util.regex.Pattern;

/** Web addresses without the secrets they may carry. */
public final class Addresses {

  private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@\\s'\"`]+(?=@)");
  private static final Pattern USER_INFO_AND_AT = Pattern.compile("(?<=://)[^/@\\s'\"`]+@");

  private Addresses() {}

  /** A text in which every address shows {@code ****} in the place of its credentials. */
  public static String masked(String text) {
    return USER_INFO.matcher(text).replaceAll("****");
  }

  /** How an address may be shown. */
  public static String masked(URI address) {
    return masked(address.toString());
  }

  /** The address without credentials, as it may be written down. */
  public static URI withoutCredentials(URI address) {
    return address.getRawUserInfo() == null
        ? address
        : URI.create(USER_INFO_AND_AT.matcher(address.toString()).replaceFirst(""));
  }

  /** Whether two addresses have the same scheme, host and port, so that secrets may be shared. */
  public static boolean sameOrigin(URI one, URI other) {
    return one.getScheme().equalsIgnoreCase(other.getScheme())
        && String.valueOf(one.getHost()).equalsIgnoreCase(String.valueOf(other.getHost()))
        && port(one) == port(other);
  }

  /** The port of an address, or that of its scheme. */
  static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return address.getScheme().equalsIgnoreCase("https") ? 443 : 80;
  }
}
