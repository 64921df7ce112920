package dev.berth.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Does once what people do most, in one process, so that Java sees which classes that takes and can
 * archive them: every later start is faster for it. Needs no network, no Python and no Docker
 * Engine, says nothing, and writes only below the folder it is given, but for a socket.
 */
public final class Rehearsal {

  /** In an order in which each finds what those before it made. */
  private static final List<String> SCENES =
      List.of(
          "--version",
          "--help",
          "help runtime build",
          "runtime build --help",
          "schema",
          "runtime list",
          "runtime init fresh --name fresh",
          "runtime check fresh",
          "runtime check demo",
          "runtime check broken",
          "runtime check nowhere",
          "runtime lock demo --offline",
          "runtime lock demo --offline --check",
          "runtime plan demo --offline",
          "runtime build demo --offline --to oci:image --to docker-archive:image.tar",
          "runtime build demo --offline --to oci:image",
          "runtime build above --offline --to oci:above-image",
          "runtime build demo --frozen --offline --no-cache --to oci-archive:again.tar --tag good",
          "runtime restore demo --offline",
          "runtime restore demo --offline",
          "runtime list",
          "runtime list --format json",
          "runtime info demo",
          "runtime info demo:v0 --format json",
          "runtime info nothing",
          "runtime history demo",
          "runtime tree demo",
          "runtime diff demo above",
          "runtime tag demo better",
          "runtime remove above --yes",
          "runtime recover above",
          "run function -- hi",
          "run function --action job --env GREETING=hi --memory 1Gi --cpus 1 -- hi",
          "run function --interactive -- hi",
          "run stored -- hi",
          "run function --explain",
          "runs list",
          "runs list --format json",
          "runs show 0123",
          "runs logs 0123",
          "completion bash",
          "cache size",
          "cache prune --dry-run",
          "runtime lits",
          "runtime build --nothing");

  /**
   * What is over at once, and asked for again and again; after the others, with what they made. The
   * launcher says which commands these are, and that none writes JSON, which takes a lot of
   * classes.
   */
  private static final List<String> SHORT_SCENES =
      List.of(
          "--version",
          "runtime list",
          "runtime info demo",
          "run function -- hi",
          "run function --action job --env GREETING=hi --memory 1Gi --cpus 1 -- hi",
          "run function --interactive -- hi",
          "run stored -- hi",
          "run function --explain",
          "runs list",
          "runs show 0123",
          "runs logs 0123");

  private final RehearsalStage stage;
  private final List<String> scenes;

  private Rehearsal(RehearsalStage stage, List<String> scenes) {
    this.stage = stage;
    this.scenes = scenes;
  }

  /** All scenes, in a folder that is there and empty. */
  static Rehearsal in(Path folder) throws IOException {
    return new Rehearsal(RehearsalStage.in(folder), SCENES);
  }

  /** The short ones, where all were played. */
  static Rehearsal shortIn(Path folder) throws IOException {
    return new Rehearsal(RehearsalStage.leftIn(folder), SHORT_SCENES);
  }

  /**
   * Rehearses in a folder that is there and empty; or once more, what is short, where it did.
   *
   * @param args the folder; {@code short} for the second time
   */
  public static void main(String[] args) throws IOException {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    System.setOut(nowhere);
    System.setErr(nowhere);
    // What is typed meanwhile is for somebody else.
    System.setIn(InputStream.nullInputStream());
    Path folder = Path.of(args[0]);
    (args.length > 1 && args[1].equals("short") ? shortIn(folder) : in(folder)).play();
  }

  /** Our own only, though read as every start reads the user's. */
  private Map<String, String> variables() {
    Map<String, String> variables = Main.asTheUserHasIt(System.getenv());
    variables.clear();
    variables.putAll(stage.variables());
    return variables;
  }

  /**
   * One command, and the code it ended with.
   *
   * @param command as it would be typed after {@code berth}
   */
  record Scene(String command, int exitCode) {}

  /** Does everything. What cannot be done on this computer is left out: nobody waits for it. */
  List<Scene> play() {
    List<Scene> played = new ArrayList<>();
    Map<String, String> variables = variables();
    for (String command : scenes) {
      int exitCode = Main.run(variables, stage.work(), stage.home(), command.split(" "));
      played.add(new Scene(command, exitCode));
    }
    return played;
  }
}
