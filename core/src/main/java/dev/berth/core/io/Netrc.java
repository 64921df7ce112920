package dev.berth.core.io;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The credentials in a netrc file (as curl, pip and uv read it): {@code machine HOST login USER
 * password SECRET}, and {@code default} for all other hosts. What cannot be read counts as empty.
 */
public final class Netrc implements CredentialSource {

  private static final Pattern TOKEN = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|\\S+");
  private static final String DEFAULT = "";

  private final Map<String, Credentials> byHost;

  private Netrc(Map<String, Credentials> byHost) {
    this.byHost = Map.copyOf(byHost);
  }

  /** The file that {@code NETRC} names, else {@code ~/.netrc} or {@code ~/_netrc}. */
  public static Netrc of(Environment environment, Path userHome) {
    List<Path> places =
        environment
            .find("NETRC")
            .map(file -> List.of(Path.of(file)))
            .orElse(List.of(userHome.resolve(".netrc"), userHome.resolve("_netrc")));
    for (Path file : places) {
      try {
        return parse(Files.readString(file));
      } catch (IOException unreadable) {
        // The next place, or none: a netrc file is nobody's duty.
      }
    }
    return new Netrc(Map.of());
  }

  /** Reads the text of a netrc file. The first entry of a host holds. */
  public static Netrc parse(String text) {
    Map<String, Credentials> byHost = new HashMap<>();
    Optional<String> host = Optional.empty();
    String user = "";
    String password = "";
    Matcher tokens = TOKEN.matcher(withoutMacros(text));
    while (tokens.find()) {
      switch (tokens.group()) {
        case "machine", "default" -> {
          put(byHost, host, user, password);
          host = Optional.of(tokens.group().equals("default") ? DEFAULT : value(tokens));
          user = "";
          password = "";
        }
        case "login" -> user = value(tokens);
        case "password" -> password = value(tokens);
        case "account" -> value(tokens);
        default -> {
          // Not a word of this grammar: others pass it over too.
        }
      }
    }
    put(byHost, host, user, password);
    return new Netrc(byHost);
  }

  private static String withoutMacros(String text) {
    return text.replaceAll("(?m)^\\s*#.*$", "")
        .replaceAll("(?ms)^\\s*macdef\\b.*?(?=^\\s*$|\\z)", "");
  }

  private static String value(Matcher tokens) {
    if (!tokens.find()) {
      return "";
    }
    return tokens.group(1) == null ? tokens.group() : tokens.group(1).replaceAll("\\\\(.)", "$1");
  }

  private static void put(
      Map<String, Credentials> byHost, Optional<String> host, String user, String password) {
    host.ifPresent(name -> byHost.putIfAbsent(name, new Credentials(user, password)));
  }

  @Override
  public Optional<Credentials> find(URI address) {
    if (address.getHost() == null) {
      return Optional.empty();
    }
    return Optional.ofNullable(byHost.getOrDefault(address.getHost(), byHost.get(DEFAULT)));
  }
}
