package dev.berth.core.run;

import dev.berth.core.function.Instruction;
import dev.berth.core.oci.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a build does, as lines of a Dockerfile.
 *
 * @param text what comes before the instructions: a header, or a Dockerfile of the user's
 * @param users whether that is a Dockerfile of the user's, which nobody here understands
 * @param instructions what is done then
 */
record BuildScript(String text, boolean users, List<Instruction> instructions) {

  /** Where the source is in an image, as the digitalhub runtime has it. */
  private static final String FOLDER = "/shared";

  BuildScript {
    instructions = List.copyOf(instructions);
  }

  /** The source over a base, and then the instructions. */
  static BuildScript on(String base, List<Instruction> instructions) {
    return new BuildScript(
        "FROM %s\nCOPY . %s\nWORKDIR %s\n".formatted(base, FOLDER, FOLDER), false, instructions);
  }

  /** The whole Dockerfile. */
  String dockerfile() {
    String start = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    return start
        + instructions.stream().map(BuildScript::line).collect(Collectors.joining("\n", "", "\n"));
  }

  /**
   * An instruction as a Dockerfile has it. A command of several lines would end with the first; as
   * a list it is one, unless its lines are continued in the Dockerfile's own way.
   */
  static String line(Instruction instruction) {
    String arguments = instruction.arguments();
    boolean broken =
        instruction.keyword().equals("RUN")
            && !arguments.startsWith("[")
            && !arguments.startsWith("--")
            && !arguments.contains("<<")
            && (arguments
                    .lines()
                    .limit(arguments.lines().count() - 1)
                    .anyMatch(l -> !l.endsWith("\\"))
                || arguments.endsWith("\\"));
    return broken ? "RUN " + inJson(List.of("/bin/sh", "-c", arguments)) : instruction.toString();
  }

  private static String inJson(List<String> words) {
    return new String(Json.write(words), StandardCharsets.UTF_8);
  }

  /** Its commands, with the lines that lie before each and after the last. */
  List<List<Instruction>> parts() {
    List<List<Instruction>> parts = new ArrayList<>();
    List<Instruction> between = new ArrayList<>();
    for (Instruction instruction : instructions) {
      if (instruction.keyword().equals("RUN")) {
        parts.add(List.copyOf(between));
        parts.add(List.of(instruction));
        between.clear();
      } else {
        between.add(instruction);
      }
    }
    parts.add(List.copyOf(between));
    return parts;
  }
}
