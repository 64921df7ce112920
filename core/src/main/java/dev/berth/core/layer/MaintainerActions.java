package dev.berth.core.layer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Our reviewed table of what maintainer scripts do at a first installation, {@code
 * maintainer-scripts.txt}, and the doing of it.
 */
final class MaintainerActions {

  private static final String RESOURCE = "maintainer-scripts.txt";

  /**
   * One line of the table.
   *
   * @param text the lines below it, when its verb has some
   */
  private record Action(String verb, List<String> words, StringBuilder text) {
    /** With what {@code *} stood for in the place of {@code %}. */
    Action with(String star) {
      return new Action(verb, words.stream().map(word -> word.replace("%", star)).toList(), text);
    }

    String word(int index) {
      return words.get(index);
    }

    int mode() {
      return Integer.parseInt(word(1), 8);
    }

    /** What comes after the mode: a user and a group, or root. */
    RootEntry owned(RootEntry entry) {
      if (words.size() < 3) {
        return entry;
      }
      String[] ids = word(2).split(":");
      return entry.ownedBy(Integer.parseInt(ids[0]), Integer.parseInt(ids[1]));
    }
  }

  private record Section(Pattern name, List<Action> actions) {}

  private final List<Section> sections;
  private final String text;

  private MaintainerActions(List<Section> sections, String text) {
    this.sections = sections;
    this.text = text;
  }

  /** The table that we ship. */
  static MaintainerActions shipped() {
    try (InputStream in = MaintainerActions.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("our own resource " + RESOURCE + " is missing");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("our own resource " + RESOURCE + " cannot be read", e);
    }
  }

  /**
   * Reads a table.
   *
   * @throws IllegalArgumentException when a line has another form
   */
  static MaintainerActions parse(String text) {
    List<Section> sections = new ArrayList<>();
    List<Action> actions = List.of();
    for (String line : text.lines().toList()) {
      if (line.startsWith("|")) {
        actions.get(actions.size() - 1).text().append(line.substring(Math.min(2, line.length())));
        actions.get(actions.size() - 1).text().append('\n');
      } else if (line.startsWith("[")) {
        actions = new ArrayList<>();
        sections.add(new Section(pattern(line.substring(1, line.indexOf(']'))), actions));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        List<String> words = Arrays.asList(line.split("\\s+"));
        actions.add(new Action(words.get(0), words.subList(1, words.size()), new StringBuilder()));
      }
    }
    return new MaintainerActions(sections, text);
  }

  private static Pattern pattern(String name) {
    return Pattern.compile(
        Arrays.stream(name.split("\\*", -1))
            .map(Pattern::quote)
            .reduce((left, right) -> left + "(.*)" + right)
            .orElse(""));
  }

  /** Whether somebody has read what the package's scripts do. */
  boolean knows(String packageName) {
    return sections.stream().anyMatch(section -> section.name().matcher(packageName).matches());
  }

  /** The table as it is written, since layers depend on it. */
  String text() {
    return text;
  }

  /**
   * Does what the scripts of these packages would do, in the order of the table.
   *
   * @param users to whom users and groups are added, when there are any
   */
  void apply(RootTree tree, List<String> packageNames, Optional<UserDatabase> users)
      throws IOException {
    StringBuilder diversions = new StringBuilder();
    for (Section section : sections) {
      for (String name : packageNames) {
        Matcher matcher = section.name().matcher(name);
        if (matcher.matches()) {
          String star = matcher.groupCount() > 0 ? matcher.group(1) : "";
          for (Action action : section.actions()) {
            apply(action.with(star), name, tree, users, diversions);
          }
        }
      }
    }
    if (packageNames.contains("dpkg")) {
      tree.put("var/lib/dpkg/diversions", RootEntry.file(diversions.toString(), 0644));
    }
  }

  private static void apply(
      Action action,
      String packageName,
      RootTree tree,
      Optional<UserDatabase> users,
      StringBuilder diversions)
      throws IOException {
    switch (action.verb()) {
      case "directory" ->
          tree.putIfAbsent(action.word(0), action.owned(RootEntry.directory(action.mode())));
      case "copy" -> {
        Optional<byte[]> source = tree.bytes(action.word(0));
        source.ifPresent(
            bytes -> tree.putIfAbsent(action.word(1), RootEntry.file(RootContent.of(bytes), 0644)));
      }
      case "link" -> tree.putIfAbsent(action.word(0), RootEntry.link(action.word(1)));
      case "relink" -> tree.put(action.word(0), RootEntry.link(action.word(1)));
      case "empty" ->
          tree.putIfAbsent(action.word(0), action.owned(RootEntry.file("", action.mode())));
      case "text" ->
          tree.putIfAbsent(action.word(0), RootEntry.file(action.text().toString(), action.mode()));
      case "user" ->
          users.ifPresent(
              database ->
                  database.addUser(
                      action.word(0),
                      Integer.parseInt(action.word(1)),
                      Integer.parseInt(action.word(2)),
                      action.word(3),
                      action.word(4)));
      case "group" ->
          users.ifPresent(
              database -> database.addGroup(action.word(0), Integer.parseInt(action.word(1))));
      case "divert" ->
          diversions.append(String.join("\n", action.word(0), action.word(1), packageName) + "\n");
      default -> throw new IllegalArgumentException("not an action: `" + action.verb() + "`");
    }
  }
}
