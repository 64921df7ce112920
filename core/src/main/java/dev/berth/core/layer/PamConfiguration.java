package dev.berth.core.layer;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The rules by which programs such as su(1) let people in, as pam-auth-update(8) makes them from
 * libpam-runtime's templates with its one default, pam_unix.
 */
final class PamConfiguration {

  /**
   * The rules for one purpose.
   *
   * @param variable how its template names them
   * @param primary those that decide
   * @param additional those that are run besides; may be empty
   */
  private record Rules(String file, String variable, String primary, String additional) {}

  private static final String SESSION = "session\t[default=1]\t\t\tpam_permit.so\n";
  private static final String UNIX_SESSION = "session\trequired\tpam_unix.so \n";

  private static final List<Rules> RULES =
      List.of(
          new Rules(
              "account",
              "account",
              "account\t[success=1 new_authtok_reqd=done default=ignore]\tpam_unix.so \n",
              ""),
          new Rules("auth", "auth", "auth\t[success=1 default=ignore]\tpam_unix.so nullok\n", ""),
          new Rules(
              "password",
              "password",
              "password\t[success=1 default=ignore]\tpam_unix.so obscure yescrypt\n",
              ""),
          new Rules("session", "session", SESSION, UNIX_SESSION),
          new Rules("session-noninteractive", "session_nonint", SESSION, UNIX_SESSION));

  private PamConfiguration() {}

  /** Adds the rules to a tree that has their templates. */
  static void write(RootTree tree) throws IOException {
    for (Rules rules : RULES) {
      Optional<String> template = tree.text("usr/share/pam/common-" + rules.file());
      template.ifPresent(
          text ->
              tree.putIfAbsent(
                  "etc/pam.d/common-" + rules.file(),
                  RootEntry.file(
                      text.replace("$" + rules.variable() + "_primary\n", rules.primary())
                          .replace("$" + rules.variable() + "_additional\n", rules.additional()),
                      0644)));
    }
  }
}
