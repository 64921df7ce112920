package dev.berth.core.shell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a shell writes one word that means exactly a given text, line breaks and all. */
enum Quoting {

  /** {@code sh}, as POSIX has it, and every shell that reads its language. */
  POSIX {
    @Override
    String quote(String text) {
      // Runs of ' in one pair of ", so that '' never stands inside a word: zsh's RC_QUOTES takes
      // it for an escaped quote.
      Matcher quotes = Pattern.compile("'+").matcher(text);
      StringBuilder quoted = new StringBuilder();
      int end = 0;
      while (quotes.find()) {
        appendPart(quoted, text.substring(end, quotes.start()));
        quoted.append('"').append(quotes.group()).append('"');
        end = quotes.end();
      }
      appendPart(quoted, text.substring(end));
      return quoted.isEmpty() ? "''" : quoted.toString();
    }

    private void appendPart(StringBuilder quoted, String part) {
      if (!part.isEmpty()) {
        quoted.append('\'').append(part).append('\'');
      }
    }
  },

  FISH {
    @Override
    String quote(String text) {
      return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
  },

  POWERSHELL {
    @Override
    String quote(String text) {
      // PowerShell takes typographic single quotes for ' as well.
      return "'" + text.replaceAll("['\u2018\u2019\u201a\u201b]", "$0$0") + "'";
    }
  };

  abstract String quote(String text);
}
