package dev.berth.core.run;

import dev.berth.core.docker.BuildListener;
import dev.berth.core.docker.BuildPlan;
import dev.berth.core.docker.DockerEngine;
import dev.berth.core.docker.EngineBuilds;
import dev.berth.core.docker.ImageSettings;
import dev.berth.core.function.Instruction;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ImageReference;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Builds with secrets on any Engine. The classic builder has none, and whatever is copied or given
 * as an argument stays in the image; so every command is a {@link SecretStep}, and all other lines
 * are the Engine's own builder's.
 */
final class SecretBuild {

  /** What an Engine says of each of its builds, of which there are several here. */
  private static final Pattern RESULT = Pattern.compile("Successfully .*|COMMIT.*|[0-9a-f]{64}");

  private static final Pattern STEP = Pattern.compile("(?i)STEP ([0-9]+)/[0-9]+\\s*: (.*)");

  /** What would have to be understood here, and not by the Engine's builder. */
  private static final Set<String> NOT_HERE = Set.of("ARG", "SHELL", "ONBUILD");

  private final DockerEngine engine;
  private final BuildWishes wishes;
  private final List<Secret> secrets;
  private final Interruption interruption;
  private final BuildListener listener;
  private int done;
  private boolean unsaid;
  private int steps;

  SecretBuild(
      DockerEngine engine,
      BuildWishes wishes,
      List<Secret> secrets,
      Interruption interruption,
      BuildListener listener) {
    this.engine = engine;
    this.wishes = wishes;
    this.secrets = List.copyOf(secrets);
    this.interruption = interruption;
    this.listener = listener;
  }

  /** An option of BuildKit would be told to be one by an Engine that could have it. */
  static void requireNoMount(Instruction instruction) {
    if (instruction.keyword().equals("RUN") && instruction.arguments().startsWith("--mount")) {
      throw BuildException.secretMount(instruction.toString());
    }
  }

  void build(BuildScript script, BuildContext context, ImageReference name) {
    requireUnderstood(script);
    if (!engine.proxies().isEmpty()) {
      // What an Engine keeps of a container has all its variables, and these may be passwords.
      listener.line(
          "With secrets, commands are not given the proxies of Docker's config.json; they can read"
              + " one from a secret");
    }
    int header = (int) script.text().lines().count();
    steps = header + script.instructions().size();
    List<List<Instruction>> parts = script.parts();
    String image = lines(script.text(), parts.get(0), context, Optional.empty(), this::numbered);
    done = header + parts.get(0).size();
    for (List<Instruction> part : parts.subList(1, parts.size())) {
      interruption.check();
      if (!part.isEmpty()) {
        image =
            part.get(0).keyword().equals("RUN")
                ? command(image, part.get(0))
                : lines("FROM " + image + "\n", part, context, Optional.empty(), this::numbered);
        done += part.size();
      }
    }
    // Nothing has the name before everything is done.
    lines("FROM " + image + "\n", List.of(), BuildContext.empty(), Optional.of(name), line -> {});
  }

  private static void requireUnderstood(BuildScript script) {
    if (script.users()) {
      throw BuildException.notWithSecrets("the source is a Dockerfile");
    }
    for (Instruction instruction : script.instructions()) {
      requireNoMount(instruction);
      if (NOT_HERE.contains(instruction.keyword())) {
        throw BuildException.notWithSecrets("`" + instruction + "`");
      }
    }
    long froms = script.instructions().stream().filter(Instruction::isFrom).count();
    if (froms + (script.text().isEmpty() ? 0 : 1) > 1) {
      throw BuildException.notWithSecrets("it has more than one `FROM`");
    }
  }

  /** Lines that no program of the image has to run for. */
  private String lines(
      String start,
      List<Instruction> part,
      BuildContext context,
      Optional<ImageReference> name,
      BuildListener heard) {
    BuildPlan plan =
        new BuildPlan(
            BuildContext.DOCKERFILE, name, wishes.useCache(), wishes.network(), engine.proxies());
    String dockerfile = new BuildScript(start, false, part).dockerfile();
    try (EngineBuilds.RunningBuild running =
        engine.builds().start(plan, interruption.watch(context.tar(dockerfile)))) {
      return interruption.during(running, () -> running.await(heard));
    }
  }

  /** The builder counts the lines that it was given; people, those of the whole. */
  private void numbered(String line) {
    Matcher begins = STEP.matcher(line);
    if (!begins.matches()) {
      if (!unsaid && !RESULT.matcher(line).matches()) {
        listener.line(line);
      }
      return;
    }
    // What follows a command begins with a FROM that nobody wrote.
    int number = Integer.parseInt(begins.group(1)) + (done == 0 ? 0 : done - 1);
    unsaid = number <= done;
    if (!unsaid) {
      listener.line("Step " + number + "/" + steps + " : " + begins.group(2));
    }
  }

  private String command(String before, Instruction instruction) {
    ImageSettings image =
        engine.images().find(before).orElseThrow(() -> MissingImageException.gone(before));
    SecretStep step = new SecretStep(engine, secrets, wishes.network(), image, instruction);
    listener.line("Step " + (done + 1) + "/" + steps + " : " + instruction);
    Optional<Digest> made = wishes.useCache() ? step.made() : Optional.empty();
    made.ifPresent(id -> listener.line(" ---> Using cache"));
    return asBefore(
        made.orElseGet(
            () -> step.run("step " + (done + 1) + " of " + steps, interruption, listener)),
        image);
  }

  /**
   * An Engine that makes an image of a container cannot be told that there was neither entrypoint
   * nor command before; its builder can.
   */
  private String asBefore(Digest made, ImageSettings before) {
    if (!before.entrypoint().isEmpty() || !before.command().isEmpty()) {
      return made.toString();
    }
    return lines(
        "FROM " + made + "\nCMD []\n",
        List.of(),
        BuildContext.empty(),
        Optional.empty(),
        line -> {});
  }
}
