package dev.berth.core.debian;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A package as a dependency field names it (policy manual, section 7.1): {@code python3:any (>=
 * 3.11)}.
 *
 * @param qualifier {@code any}, or an architecture
 */
public record PackageRelation(
    String name, Optional<String> qualifier, Optional<VersionConstraint> constraint) {

  private static final Pattern FORM =
      Pattern.compile(
          "(?<name>[^\\s:(\\[<]+)(?::(?<qualifier>[a-z0-9-]+))?"
              + "\\s*(?:\\(\\s*(?<operator>[<>=]+)\\s*(?<version>[^\\s)]+)\\s*\\))?"
              + "\\s*(?:\\[[^\\]]*\\])?\\s*(?:<[^>]*>\\s*)*");

  /**
   * A whole field: all of the outer list are needed, of each inner list any one, the first rather
   * than the last.
   *
   * @throws IllegalArgumentException when a part of it has another form
   */
  public static List<List<PackageRelation>> parseField(String field) {
    List<List<PackageRelation>> all = new ArrayList<>();
    for (String group : field.split(",")) {
      if (!group.isBlank()) {
        List<PackageRelation> alternatives = new ArrayList<>();
        for (String one : group.split("\\|")) {
          alternatives.add(parse(one));
        }
        all.add(List.copyOf(alternatives));
      }
    }
    return List.copyOf(all);
  }

  /**
   * One name with what belongs to it.
   *
   * @throws IllegalArgumentException when the text has another form
   */
  public static PackageRelation parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a dependency: `" + text.strip() + "`");
    }
    return new PackageRelation(
        matcher.group("name"),
        Optional.ofNullable(matcher.group("qualifier")),
        Optional.ofNullable(matcher.group("operator"))
            .map(
                operator ->
                    new VersionConstraint(
                        VersionConstraint.Operator.parse(operator),
                        new DebianVersion(matcher.group("version")))));
  }

  /** Whether this version of the package named is meant. */
  public boolean allows(DebianVersion version) {
    return constraint.map(limit -> limit.allows(version)).orElse(true);
  }

  @Override
  public String toString() {
    return name
        + qualifier.map(q -> ":" + q).orElse("")
        + constraint.map(limit -> " (" + limit + ")").orElse("");
  }
}
