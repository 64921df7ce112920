package dev.berth.core.doctor;

import dev.berth.core.docker.EngineException;
import dev.berth.core.docker.RegistryLogins;
import dev.berth.core.io.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The registries that the user is logged in to, as {@code docker login} leaves it, and whether the
 * programs are there that keep the passwords. None of these is started, and no password is read.
 */
public final class LoginCheck implements Check {

  private static final String SUBJECT = "registries";

  private final Supplier<RegistryLogins> logins;
  private final Environment environment;

  /**
   * @param logins reads what there is
   */
  public LoginCheck(Supplier<RegistryLogins> logins, Environment environment) {
    this.logins = logins;
    this.environment = environment;
  }

  @Override
  public List<Finding> findings() {
    RegistryLogins found;
    try {
      found = logins.get();
    } catch (EngineException e) {
      return List.of(
          Finding.problem(
              SUBJECT, String.join("; ", e.problems().get(0).causes()), "correct the file"));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(summary(found));
    found
        .helpers()
        .forEach(
            (helper, registries) -> {
              if (environment.findExecutable(helper).isEmpty()) {
                findings.add(missing(found, helper, registries));
              }
            });
    return findings;
  }

  private static Finding summary(RegistryLogins found) {
    List<String> parts = new ArrayList<>();
    if (!found.stored().isEmpty()) {
      parts.add("passwords for " + String.join(", ", found.stored()) + " in the file itself");
    }
    found
        .helpers()
        .forEach(
            (helper, registries) ->
                parts.add(
                    "`"
                        + helper
                        + "` for "
                        + (registries.isEmpty() ? "all others" : String.join(", ", registries))));
    String text =
        parts.isEmpty() ? "no logins in `" + found.file() + "`" : String.join("; ", parts);
    return Finding.ok(SUBJECT, text)
        .with("file", found.file().toString())
        .with("stored", List.copyOf(found.stored()))
        .with("helpers", found.helpers());
  }

  private static Finding missing(RegistryLogins found, String helper, Set<String> registries) {
    return Finding.problem(
            SUBJECT,
            "`%s`, which keeps the passwords %s, is not on the PATH"
                .formatted(
                    helper,
                    registries.isEmpty()
                        ? "of all registries"
                        : "for " + String.join(", ", registries)),
            "install it, or remove it from `" + found.file() + "` and run `docker login` again")
        .with("helper", helper);
  }
}
