package dev.berth.core.function;

import dev.berth.core.oci.ImageReference;
import dev.berth.core.yaml.Shape;
import dev.berth.core.yaml.Shape.Advice;
import dev.berth.core.yaml.Shape.Block;
import dev.berth.core.yaml.Shape.ByKey;
import dev.berth.core.yaml.Shape.Sequence;
import dev.berth.core.yaml.Shape.Spelling;
import dev.berth.core.yaml.Shape.Text;
import dev.berth.core.yaml.Shape.Truth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of function.yaml: the function's keys, with those of a task beside them, under {@code
 * task:}, or around {@code function:}.
 */
final class FunctionShape {

  static final String KIND = "container";

  private static final Map<String, String> REQUIRED =
      Map.of("name", "name: my-function", "kind", "kind: " + KIND);

  /** Keys that a task has as well, where they say something else. */
  private static final Map<String, Shape> FIELDS =
      Fields.of(
          "name",
          Text.of("The name of the function.")
              .matching("[A-Za-z0-9._+-]{1,256}", "1 to 256 letters, digits, `.`, `_`, `+` or `-`"),
          "kind",
          Text.of("The kind of function.").oneOf(List.of(KIND)),
          "project",
          Text.of("The project that the function belongs to.")
              .matching("[A-Za-z0-9._+-]{1,256}", "1 to 256 letters, digits, `.`, `_`, `+` or `-`"),
          "uuid",
          Text.of("What identifies the function: a UUID of version 4.")
              .matching(
                  "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-4[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}"
                      + "-[0-9a-fA-F]{12}",
                  "a UUID of version 4, such as `0b7d6f0e-6f3b-4c55-9a7e-0f6a3f0c2d11`"),
          "description",
          Text.of("What the function does.").orEmpty(),
          "labels",
          new Sequence("Labels of the function.", Text.of("A label."), false),
          "embedded",
          new Truth("Whether the function stands in the file of its project. Says nothing here."),
          "image",
          Text.of("The image to run, or the one that a build makes.")
              .parsedBy("an image's name", ImageReference::parse),
          "runtime",
          Text.of(
                  "The runtime whose image to run or to build on, instead of `image` or"
                      + " `base_image`: NAME, NAME:TAG, or the path of a runtime.yaml or its"
                      + " folder.")
              .matching(
                  "[^\\s]+", "a name such as `demo` or `demo:v1`, or a path such as `./demo`"),
          "base_image",
          Text.of("The image that a build begins with.")
              .parsedBy("an image's name", ImageReference::parse),
          "image_pull_policy",
          Text.of("When the image is fetched from its registry (default: IfNotPresent).")
              .oneOf(PullPolicy.words()),
          "command",
          new Sequence(
              "The program with its arguments. A text is split into words as a shell does it, and"
                  + " run without one; a list is run as it is.",
              Text.of("A word of the command.").spelled(Spelling.ANY_SCALAR).orEmpty(),
              true),
          "code_src",
          SourceShape.SOURCE,
          "code",
          SourceShape.CODE,
          "base64",
          SourceShape.BASE64,
          "handler",
          SourceShape.HANDLER,
          "lang",
          SourceShape.LANG,
          "source",
          SourceShape.BLOCK);

  /** The function's keys and no others. */
  private static final Block ALONE =
      Block.of("The function.", FIELDS)
          .requiring(REQUIRED)
          .misplacing(misplaced(TaskShape.FIELDS, FIELDS, "the task", "`function:`"))
          .inBothCases();

  /** A task's keys around {@code function:}. */
  private static final Block AROUND =
      Block.of(
              "A function and a task.",
              Fields.joined(
                  Fields.of("function", ALONE, "task", TaskShape.BLOCK), TaskShape.FIELDS))
          .misplacing(functionKeys("write it under `function:`"))
          .inBothCases();

  /** Function and task side by side. */
  private static final Block FLAT =
      Block.of(
              "A function, and what is done with it.",
              Fields.joined(
                  FIELDS,
                  Fields.without(TaskShape.FIELDS, FIELDS),
                  Fields.of("task", TaskShape.BLOCK, "function", ALONE)))
          .requiring(REQUIRED)
          .inBothCases();

  static final ByKey ROOT =
      new ByKey(
          "A function that runs in a container, and what is done with it.",
          "function",
          AROUND,
          FLAT);

  /** A file that has a task and no function. */
  static final Block TASK_FILE =
      TaskShape.BLOCK.misplacing(functionKeys("write it into the function's file"));

  /** Everything that an option may set. */
  static final Block OPTIONS =
      Block.of(
              "What an option may set.",
              Fields.joined(FIELDS, Fields.without(TaskShape.FIELDS, FIELDS)))
          .inBothCases();

  private FunctionShape() {}

  /** Whether the function itself has this key. */
  static boolean isOfFunction(String key) {
    return FIELDS.containsKey(key);
  }

  private static Map<String, Advice> functionKeys(String hint) {
    Map<String, Advice> advice = new LinkedHashMap<>();
    Fields.without(FIELDS, TaskShape.FIELDS)
        .keySet()
        .forEach(key -> advice.put(key, new Advice("it belongs to the function", hint)));
    return advice;
  }

  private static Map<String, Advice> misplaced(
      Map<String, Shape> keys, Map<String, Shape> except, String owner, String place) {
    Map<String, Advice> advice = new LinkedHashMap<>();
    Fields.without(keys, except)
        .keySet()
        .forEach(
            key ->
                advice.put(key, new Advice("it belongs to " + owner, "write it beside " + place)));
    return advice;
  }
}
