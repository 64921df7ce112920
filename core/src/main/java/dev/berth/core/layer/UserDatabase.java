package dev.berth.core.layer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Users and groups: {@code /etc/passwd} and {@code /etc/group} from the master files of
 * base-passwd, with what packages add; nobody has a password.
 */
final class UserDatabase {

  private static final int SHADOW_GROUP = 42;

  /** When passwords were changed, in days since 1970: 1980-01-02, as all times in such a layer. */
  private static final int CHANGED = 3653;

  private final List<String> users = new ArrayList<>();
  private final List<String> groups = new ArrayList<>();

  private UserDatabase() {}

  /** What base-passwd says there is; nothing when it is not installed. */
  static Optional<UserDatabase> read(RootTree tree) throws IOException {
    Optional<String> passwd = tree.text("usr/share/base-passwd/passwd.master");
    Optional<String> group = tree.text("usr/share/base-passwd/group.master");
    if (passwd.isEmpty() || group.isEmpty()) {
      return Optional.empty();
    }
    UserDatabase database = new UserDatabase();
    database.users.addAll(passwd.get().lines().toList());
    database.groups.addAll(group.get().lines().toList());
    return Optional.of(database);
  }

  /** Adds a system user, unless there is one of this name. */
  void addUser(String name, int id, int group, String home, String shell) {
    if (users.stream().noneMatch(line -> line.startsWith(name + ":"))) {
      users.add(String.join(":", name, "x", "" + id, "" + group, "", home, shell));
    }
  }

  /** Adds a group, unless there is one of this name. */
  void addGroup(String name, int id) {
    if (groups.stream().noneMatch(line -> line.startsWith(name + ":"))) {
      groups.add(name + ":x:" + id + ":");
    }
  }

  /** Adds the files to a tree; those with passwords only where the tools for them are there. */
  void write(RootTree tree) {
    boolean shadow = tree.find("usr/sbin/shadowconfig").isPresent();
    StringBuilder passwd = new StringBuilder();
    StringBuilder shadows = new StringBuilder();
    for (String user : users) {
      String[] fields = user.split(":", 3);
      passwd.append(shadow ? fields[0] + ":x:" + fields[2] : user).append('\n');
      shadows.append(fields[0]).append(":*:").append(CHANGED).append(":0:99999:7:::\n");
    }
    StringBuilder group = new StringBuilder();
    StringBuilder groupShadows = new StringBuilder();
    for (String one : groups) {
      String[] fields = one.split(":", 3);
      group.append(shadow ? fields[0] + ":x:" + fields[2] : one).append('\n');
      groupShadows.append(fields[0]).append(":*::\n");
    }
    tree.put("etc/passwd", RootEntry.file(passwd.toString(), 0644));
    tree.put("etc/group", RootEntry.file(group.toString(), 0644));
    if (shadow) {
      tree.put("etc/shadow", secret(shadows));
      tree.put("etc/gshadow", secret(groupShadows));
    }
  }

  private static RootEntry secret(StringBuilder text) {
    return RootEntry.file(text.toString(), 0640).ownedBy(0, SHADOW_GROUP);
  }
}
