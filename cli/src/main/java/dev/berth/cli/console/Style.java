package dev.berth.cli.console;

/** Colours for a terminal, or none: every text must be readable without them. */
public enum Style {
  PLAIN {
    @Override
    String apply(String code, String text) {
      return text;
    }
  },
  ANSI {
    @Override
    String apply(String code, String text) {
      return "\u001b[" + code + "m" + text + "\u001b[0m";
    }
  };

  abstract String apply(String code, String text);

  /** Something that is typed as it stands. */
  public String literal(String text) {
    return apply("36", text);
  }

  String error(String text) {
    return apply("1;31", text);
  }

  String warning(String text) {
    return apply("1;33", text);
  }

  String hint(String text) {
    return apply("1;36", text);
  }

  String place(String text) {
    return apply("34", text);
  }

  /** A heading, or what is most important in its line. */
  public String strong(String text) {
    return apply("1", text);
  }
}
