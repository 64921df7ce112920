package dev.berth.core.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one requirement by the grammar of the dependency specifiers specification (PEP 508). */
final class RequirementParser {

  /** Carries a mistake to the parser's caller, who alone sees it. */
  static final class MistakeException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Requirement.Mistake mistake;

    MistakeException(String message, int offset) {
      super(message);
      this.mistake = new Requirement.Mistake(message, offset);
    }

    Requirement.Mistake mistake() {
      return mistake;
    }
  }

  private final TextCursor cursor;

  RequirementParser(String text) {
    this.cursor = new TextCursor(text);
  }

  Requirement parse() throws MistakeException {
    cursor.skipSpace();
    String name = name("a package name");
    cursor.skipSpace();
    List<String> extras = extras();
    cursor.skipSpace();
    Optional<String> url = Optional.empty();
    List<VersionSpecifier> specifiers = List.of();
    if (cursor.take("@")) {
      url = Optional.of(url());
    } else {
      specifiers = specifiers();
    }
    cursor.skipSpace();
    Optional<Marker> marker =
        cursor.take(";") ? Optional.of(new MarkerParser(cursor).parse()) : Optional.empty();
    cursor.skipSpace();
    if (!cursor.atEnd()) {
      throw cursor.expected(
          marker.isPresent()
              ? "`and`, `or` or the end"
              : url.isPresent()
                  ? "`;` or the end"
                  : "one of `[`, `@`, `==`, `>=`, `<=`, `~=`, `!=`, `<`, `>`, `;`");
    }
    return new Requirement(name, extras, specifiers, url, marker);
  }

  private String name(String what) throws MistakeException {
    int start = cursor.offset();
    String name = cursor.takeWhile(c -> isLetterOrDigit(c) || c == '-' || c == '_' || c == '.');
    if (name.isEmpty()) {
      throw cursor.expected(what);
    }
    if (!PackageName.isValid(name)) {
      throw new MistakeException(
          "a name begins and ends with a letter or a digit, found `" + name + "`", start);
    }
    return name;
  }

  private List<String> extras() throws MistakeException {
    if (!cursor.take("[")) {
      return List.of();
    }
    List<String> extras = new ArrayList<>();
    cursor.skipSpace();
    if (cursor.take("]")) {
      return extras;
    }
    do {
      cursor.skipSpace();
      extras.add(name("the name of an extra"));
      cursor.skipSpace();
    } while (cursor.take(","));
    if (!cursor.take("]")) {
      throw cursor.expected("`,` or `]`");
    }
    return extras;
  }

  private String url() throws MistakeException {
    cursor.skipSpace();
    int start = cursor.offset();
    String url = cursor.takeWhile(c -> !TextCursor.isSpace(c));
    if (url.isEmpty()) {
      throw cursor.expected("a URL");
    }
    if (url.endsWith(";")) {
      throw new MistakeException("expected a space between the URL and `;`", cursor.offset() - 1);
    }
    if (url.indexOf(':') < 1) {
      throw new MistakeException("expected a URL with a scheme, found `" + url + "`", start);
    }
    return url;
  }

  private List<VersionSpecifier> specifiers() throws MistakeException {
    boolean parenthesized = cursor.take("(");
    List<VersionSpecifier> specifiers = new ArrayList<>();
    cursor.skipSpace();
    Optional<VersionSpecifier.Operator> operator = operator();
    while (operator.isPresent()) {
      specifiers.add(specifier(operator.get()));
      cursor.skipSpace();
      if (!cursor.take(",")) {
        break;
      }
      cursor.skipSpace();
      operator = operator();
      // A trailing comma is allowed: so it is by pip and uv.
    }
    if (parenthesized && !cursor.take(")")) {
      throw cursor.expected("`)`");
    }
    return specifiers;
  }

  private Optional<VersionSpecifier.Operator> operator() {
    Optional<VersionSpecifier.Operator> operator = cursor.operator();
    operator.ifPresent(found -> cursor.take(found.toString()));
    return operator;
  }

  private VersionSpecifier specifier(VersionSpecifier.Operator operator) throws MistakeException {
    cursor.skipSpace();
    int start = cursor.offset();
    String version =
        cursor.takeWhile(c -> !TextCursor.isSpace(c) && c != ',' && c != ';' && c != ')');
    if (version.isEmpty()) {
      throw cursor.expected("a version after `" + operator + "`");
    }
    Optional<String> mistake = VersionSpecifier.findMistake(operator, version);
    if (mistake.isPresent()) {
      throw new MistakeException(mistake.get(), start);
    }
    return new VersionSpecifier(operator, version);
  }

  private static boolean isLetterOrDigit(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }
}
