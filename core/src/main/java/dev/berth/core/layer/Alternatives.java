package dev.berth.core.layer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Chooses among programs that serve the same purpose, as update-alternatives(1) does in automatic
 * mode: the highest priority wins; links lead through {@code /etc/alternatives}; what can be chosen
 * is remembered in {@code /var/lib/dpkg/alternatives}.
 */
final class Alternatives {

  /** A link that follows the main one. */
  record Follower(String link, String name, String path) {}

  /**
   * One {@code update-alternatives --install}.
   *
   * @param link where people find it: {@code /usr/bin/awk}
   * @param name of the group: {@code awk}
   * @param path the program: {@code /usr/bin/mawk}
   */
  record Choice(String link, String name, String path, int priority, List<Follower> followers) {
    Choice {
      followers = List.copyOf(followers);
    }
  }

  private final RootTree tree;
  private final Map<String, List<Choice>> groups = new TreeMap<>();

  private Alternatives(RootTree tree) {
    this.tree = tree;
  }

  /** Adds links and state for these choices to a tree. */
  static void write(RootTree tree, List<Choice> choices) {
    Alternatives alternatives = new Alternatives(tree);
    for (Choice choice : choices) {
      // What is not there cannot be chosen: update-alternatives refuses it too.
      if (tree.follow(choice.path()).isPresent()) {
        alternatives.groups.computeIfAbsent(choice.name(), name -> new ArrayList<>()).add(choice);
      }
    }
    alternatives.groups.values().forEach(alternatives::write);
  }

  private void write(List<Choice> choices) {
    choices.sort(Comparator.comparing(Choice::path));
    Choice best = choices.stream().max(Comparator.comparingInt(Choice::priority)).orElseThrow();
    link(best.link(), best.name(), best.path());
    for (Follower follower : best.followers()) {
      if (tree.follow(follower.path()).isPresent()) {
        link(follower.link(), follower.name(), follower.path());
      }
    }
    tree.put(
        "var/lib/dpkg/alternatives/" + best.name(), RootEntry.file(state(choices, best), 0644));
  }

  private void link(String link, String name, String path) {
    tree.put("etc/alternatives/" + name, RootEntry.link(path));
    String place = link.substring(1);
    Optional<RootEntry> there = tree.find(place);
    if (there.isEmpty() || there.get().is(RootEntry.Type.SYMBOLIC_LINK)) {
      tree.put(place, RootEntry.link("/etc/alternatives/" + name));
    }
  }

  private static String state(List<Choice> choices, Choice best) {
    TreeMap<String, String> followers = new TreeMap<>();
    choices.forEach(
        choice -> choice.followers().forEach(one -> followers.put(one.name(), one.link())));
    StringBuilder text = new StringBuilder("auto\n" + best.link() + "\n");
    followers.forEach((name, link) -> text.append(name).append('\n').append(link).append('\n'));
    text.append('\n');
    for (Choice choice : choices) {
      text.append(choice.path()).append('\n').append(choice.priority()).append('\n');
      for (String name : new TreeSet<>(followers.keySet())) {
        text.append(
                choice.followers().stream()
                    .filter(one -> one.name().equals(name))
                    .map(Follower::path)
                    .findFirst()
                    .orElse(""))
            .append('\n');
      }
    }
    return text.append('\n').toString();
  }
}
