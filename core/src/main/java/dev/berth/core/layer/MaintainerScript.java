package dev.berth.core.layer;

import dev.berth.core.layer.Alternatives.Choice;
import dev.berth.core.layer.Alternatives.Follower;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A package's shell script, read but never run: which alternatives it offers, and whether it does
 * anything beside what the packaging tools put into every script.
 */
final class MaintainerScript {

  /** What debhelper's tools add between these lines concerns upgrades, services and caches. */
  private static final Pattern BEGIN = Pattern.compile("# Automatically added by (\\w+).*");

  private static final String END = "# End automatically added section";

  /** Read and done by {@link Alternatives}. */
  private static final Pattern INSTALL =
      Pattern.compile("update-alternatives [^;|&$`]*--install [^;|&$`]*");

  /** The shape of a script, and commands that do nothing when a package is first installed. */
  private static final List<Pattern> HARMLESS =
      List.of(
          Pattern.compile("set (?:-[eux]+|-o \\w+)"),
          Pattern.compile("case .* in"),
          Pattern.compile("\\(?[\\w*|. \"$-]+\\)"),
          Pattern.compile(";;|esac|fi|else|done|\\{|\\}|:|true|(?:exit|return)(?: 0)?|exit \\d"),
          Pattern.compile("[\\w*|. \"$-]+\\) *(?:exit 0|:|true)? *;;"),
          Pattern.compile("(?:el)?if (?:\\[|test )[^;`]*; *then|then"),
          Pattern.compile("echo [^>|;&`]*"),
          Pattern.compile("export \\w+=\\w+|(?:LC_ALL|LANG)=C"),
          Pattern.compile("dpkg-maintscript-helper .*"),
          Pattern.compile("(?:rm|rmdir) [^>|;&`]*"),
          Pattern.compile("update-alternatives --remove.*"),
          Pattern.compile("(?:if )?(?:which|command -v) py3(?:compile|clean).*"),
          Pattern.compile("py3(?:compile|clean) .*"),
          Pattern.compile("\\. /usr/share/debconf/confmodule|db_(?:version|stop).*"));

  private final List<String> lines;

  private MaintainerScript(List<String> lines) {
    this.lines = lines;
  }

  /** Reads a script; continued lines become one. */
  static MaintainerScript parse(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String raw : text.lines().toList()) {
      String stripped = raw.strip();
      if (stripped.endsWith("\\")) {
        line.append(stripped, 0, stripped.length() - 1).append(' ');
      } else {
        lines.add(line.append(stripped).toString());
        line.setLength(0);
      }
    }
    return new MaintainerScript(lines);
  }

  /** The alternatives that it installs in so many words. */
  List<Choice> alternatives() {
    List<Choice> choices = new ArrayList<>();
    for (String line : lines) {
      int start = line.indexOf("update-alternatives");
      if (start >= 0 && !line.startsWith("#")) {
        choice(Arrays.asList(line.substring(start).replaceAll("[;|&].*", "").split("\\s+")))
            .ifPresent(choices::add);
      }
    }
    return choices;
  }

  private static Optional<Choice> choice(List<String> words) {
    int install = words.indexOf("--install");
    if (install < 0
        || install + 4 >= words.size()
        || words.stream().anyMatch(word -> word.contains("$") || word.contains("`"))) {
      return Optional.empty();
    }
    List<Follower> followers = new ArrayList<>();
    for (int i = install + 5; i + 3 < words.size(); i++) {
      if (words.get(i).equals("--slave")) {
        followers.add(new Follower(words.get(i + 1), words.get(i + 2), words.get(i + 3)));
      }
    }
    try {
      return Optional.of(
          new Choice(
              words.get(install + 1),
              words.get(install + 2),
              words.get(install + 3),
              Integer.parseInt(words.get(install + 4)),
              followers));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether not running it leaves nothing undone when a package is installed for the first time.
   */
  boolean isHarmless() {
    boolean added = false;
    for (String line : lines) {
      if (BEGIN.matcher(line).matches()) {
        added = true;
      } else if (line.equals(END)) {
        added = false;
      } else if (!added && !isHarmless(line)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHarmless(String line) {
    return line.isEmpty()
        || line.startsWith("#")
        || INSTALL.matcher(line).matches()
        || HARMLESS.stream().anyMatch(pattern -> pattern.matcher(line).matches());
  }
}
