package dev.berth.cli.command;

import dev.berth.cli.console.Style;
import dev.berth.cli.model.CommandModel;
import dev.berth.cli.model.OptionModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code --help} says of a command, 80 columns wide: how it is called, what it does, what can
 * be said to it, and an example.
 */
final class HelpPage {

  private static final int WIDTH = 80;
  private static final int WIDEST_NAME = 24;
  private static final String MARGIN = "  ";

  private final CommandModel command;
  private final Map<String, List<CommandModel>> below;
  private final Style style;
  private final StringBuilder page = new StringBuilder();

  /**
   * @param below the commands that this one leads to, by the headings over them
   */
  HelpPage(CommandModel command, Map<String, List<CommandModel>> below, Style style) {
    this.command = command;
    this.below = below;
    this.style = style;
  }

  /** The page, with a line break after its last line. */
  String text() {
    line(style.strong("Usage:") + " " + usage());
    description();
    commandSections();
    section("Arguments", argumentRows());
    section("Options", optionRows(false));
    section("Global options", optionRows(true));
    command.footer().forEach(this::line);
    return page.toString();
  }

  /** Paragraphs; lines that begin with spaces stay as they are, together. */
  private void description() {
    boolean together = false;
    for (String paragraph : command.description()) {
      boolean asItIs = paragraph.startsWith(MARGIN);
      if (!paragraph.isEmpty()) {
        if (!(together && asItIs)) {
          line("");
        }
        (asItIs ? List.of(paragraph) : wrapped(paragraph, WIDTH)).forEach(this::line);
        together = asItIs;
      }
    }
  }

  private void line(String text) {
    page.append(text).append('\n');
  }

  private String usage() {
    List<String> words = new ArrayList<>(command.path());
    if (command.options().stream().anyMatch(option -> !option.global())) {
      words.add("[OPTIONS]");
    }
    command.arguments().forEach(argument -> words.add(argument.shown()));
    if (!below.isEmpty()) {
      words.add("COMMAND");
    }
    return String.join(" ", words);
  }

  /** All commands have their descriptions in one column, whatever group they are in. */
  private void commandSections() {
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    below.forEach(
        (heading, commands) -> {
          Map<String, String> rows = new LinkedHashMap<>();
          commands.forEach(below -> rows.put(calledHere(below), below.summary()));
          sections.put(heading, rows);
        });
    int column =
        columnFor(sections.values().stream().flatMap(rows -> rows.keySet().stream()).toList());
    sections.forEach((heading, rows) -> section(heading, rows, column));
  }

  /** As it is typed after this command: {@code runtime list, ls}. */
  private String calledHere(CommandModel other) {
    List<String> names = new ArrayList<>(other.aliases());
    names.add(
        0, String.join(" ", other.path().subList(command.path().size(), other.path().size())));
    return String.join(", ", names);
  }

  private Map<String, String> argumentRows() {
    Map<String, String> rows = new LinkedHashMap<>();
    command.arguments().forEach(argument -> rows.put(argument.shown(), argument.description()));
    return rows;
  }

  private Map<String, String> optionRows(boolean global) {
    Map<String, String> rows = new LinkedHashMap<>();
    for (OptionModel option : command.options()) {
      if (option.global() == global) {
        rows.put(shown(option), option.description());
      }
    }
    return rows;
  }

  /** Long names stand below each other, whether there is a short one or not. */
  private static String shown(OptionModel option) {
    String names = String.join(", ", option.names());
    String aligned = names.startsWith("--") ? " ".repeat(4) + names : names;
    return aligned + option.value().map(value -> " " + value.label()).orElse("");
  }

  private void section(String heading, Map<String, String> rows) {
    section(heading, rows, columnFor(rows.keySet()));
  }

  private static int columnFor(Collection<String> names) {
    return names.stream().mapToInt(String::length).filter(n -> n <= WIDEST_NAME).max().orElse(0);
  }

  private void section(String heading, Map<String, String> rows, int column) {
    if (!rows.isEmpty()) {
      line("");
      line(style.strong(heading + ":"));
      rows.forEach((name, description) -> row(name, description, column));
    }
  }

  private void row(String name, String description, int column) {
    String indent = " ".repeat(MARGIN.length() + column + MARGIN.length());
    List<String> lines = new ArrayList<>(wrapped(description, WIDTH - indent.length()));
    String first = MARGIN + style.literal(name);
    if (name.length() > column) {
      line(first);
    } else {
      String gap = " ".repeat(column - name.length()) + MARGIN;
      line((first + gap + lines.remove(0)).stripTrailing());
    }
    lines.forEach(text -> line(indent + text));
  }

  private static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split(" +")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
